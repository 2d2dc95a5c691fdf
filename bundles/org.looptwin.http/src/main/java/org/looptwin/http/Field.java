package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.looptwin.http.wire.Refusal;

/**
 * A part of a body that knows where it stands: what is wrong with it is refused with its JSON
 * pointer.
 *
 * @param pointer RFC 6901, "" for the whole
 */
record Field(JsonNode node, String pointer) {

  /** The whole body, an object whose fields are among these. */
  static Field body(JsonNode body, List<String> fields, String example) {
    if (!body.isObject()) {
      throw Refusal.badRequest("Expected an object, e.g. %s.", example);
    }
    Field whole = new Field(body, "");
    whole.each(
        (name, field) -> {
          if (!fields.contains(name)) {
            throw field.bad("'%s' is unknown; expected some of %s.", name, fields);
          }
        });
    return whole;
  }

  Field at(String name) {
    return new Field(node.path(name), pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
  }

  boolean said() {
    return !node.isMissingNode() && !node.isNull();
  }

  private String name() {
    return pointer.substring(1).replace('/', ' ');
  }

  Refusal bad(String detail, Object... values) {
    return Refusal.badRequest(detail, values).at(pointer);
  }

  /** The fields of an object; none when nothing is said. */
  void each(BiConsumer<String, Field> use) {
    if (said() && !node.isObject()) {
      throw bad("%s is %s; expected an object.", name(), node);
    }
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    names.forEach(name -> use.accept(name, at(name)));
  }

  /** Null when nothing is said. */
  Double number(double least, double most) {
    if (!said()) {
      return null;
    }
    if (!node.isNumber()) {
      throw bad("%s is %s; expected a number.", name(), node);
    }
    double value = node.doubleValue();
    if (!(value >= least && value <= most)) {
      throw bad("%s is %s; expected %s to %s.", name(), node, plain(least), plain(most));
    }
    return value;
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  /** The numbers of an object by their names. */
  Map<String, Double> numbers(double least, double most) {
    Map<String, Double> numbers = new TreeMap<>();
    each(
        (name, field) -> {
          if (field.said()) {
            numbers.put(name, field.number(least, most));
          }
        });
    return numbers;
  }

  /** The words of an array; none when nothing is said. */
  List<Field> items() {
    if (said() && !node.isArray()) {
      throw bad("%s is %s; expected an array of words.", name(), node);
    }
    List<Field> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new Field(node.get(i), pointer + "/" + i));
    }
    return items;
  }

  String text() {
    if (!node.isTextual()) {
      throw bad("%s is %s; expected a word.", name(), node);
    }
    return node.asText();
  }

  /** A word out of a fixed list, in small or capital letters. */
  <E extends Enum<E>> E word(String of, Class<E> type) {
    return word(of, text(), type);
  }

  <E extends Enum<E>> E word(String of, String word, Class<E> type) {
    try {
      return Words.word(of, word, type);
    } catch (Refusal refusal) {
      throw refusal.at(pointer);
    }
  }
}
