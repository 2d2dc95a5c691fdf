package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;

/** Maps, lists, numbers and texts as JSON; a number that is none becomes null. */
final class Documents {
  private Documents() {}

  static JsonNode tree(Object value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = nodes.objectNode();
      map.forEach((key, one) -> object.set((String) key, tree(one)));
      return object;
    }
    if (value instanceof Collection<?> list) {
      ArrayNode array = nodes.arrayNode();
      list.forEach(one -> array.add(tree(one)));
      return array;
    }
    if (value instanceof double[] numbers) {
      ArrayNode array = nodes.arrayNode();
      for (double one : numbers) {
        array.add(tree(one));
      }
      return array;
    }
    if (value instanceof Boolean flag) {
      return nodes.booleanNode(flag);
    }
    if (value instanceof Integer || value instanceof Long) {
      return nodes.numberNode(((Number) value).longValue());
    }
    if (value instanceof Number number) {
      double exact = number.doubleValue();
      return Double.isFinite(exact) ? nodes.numberNode(exact) : nodes.nullNode();
    }
    return value == null ? nodes.nullNode() : nodes.textNode(value.toString());
  }
}
