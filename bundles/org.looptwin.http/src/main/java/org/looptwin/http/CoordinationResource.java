package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.looptwin.coordinate.api.ContractQuestion;
import org.looptwin.coordinate.api.CoordinationDesk;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;

/** The five actors: their rates, what each should do now, contracts thought of. */
final class CoordinationResource {
  private static final int LARGEST_BODY = 16 << 10;

  private final Backend backend;
  private final Semaphore room = new Semaphore(1);

  CoordinationResource(Backend backend) {
    this.backend = backend;
  }

  private CoordinationDesk desk() {
    return Backend.need(backend.coordination(), "The coordination of the actors");
  }

  Reply advice(Request request) {
    try {
      return Reply.json(tree(desk().advice()));
    } catch (NoValueException e) {
      ObjectNode none = Json.object().put("because", e.getMessage());
      none.putArray("rates");
      none.putArray("actors");
      return Reply.json(none);
    }
  }

  Reply ask(Request request) {
    ContractQuestion question = CoordinationBody.question(Json.body(request, LARGEST_BODY));
    if (!room.tryAcquire()) {
      throw Refusal.notAvailable(
          "Another contract is being thought of; one at a time. Try again shortly.");
    }
    try {
      return Reply.json(tree(desk().ask(question)));
    } catch (NoValueException e) {
      throw Refusal.notFound("There is no contract: %s.", e.getMessage());
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("%s.", e.getMessage());
    } catch (IllegalStateException e) {
      throw Refusal.of(422, "%s.", e.getMessage());
    } finally {
      room.release();
    }
  }

  private static JsonNode tree(Object value) {
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
