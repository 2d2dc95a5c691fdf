package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.decision.api.WhatIf;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.plan.Plan;

/** Questions beside the live plan. */
final class WhatIfResource {
  private static final int LARGEST_BODY = 64 << 10;
  private static final List<String> FIELDS =
      List.of("supplierP", "laneP", "closed", "carbonEurT", "recyclers");

  private final Backend backend;
  private final ModelJson json = new ModelJson();
  private final Semaphore room = new Semaphore(1);

  WhatIfResource(Backend backend) {
    this.backend = backend;
  }

  Reply ask(Request request) {
    DecisionDesk desk = backend.needDesk();
    WhatIf question = question(Json.body(request, LARGEST_BODY));
    if (!room.tryAcquire()) {
      throw Refusal.notAvailable(
          "Another question is being answered; one is answered at a time. Try again shortly.");
    }
    try {
      String with = desk.planInForce().map(Plan::id).orElse(null);
      WhatIf.Reply reply = desk.ask(question);
      return Reply.json(
          reply instanceof WhatIf.Answered answered
              ? tree(answered, with)
              : Json.object()
                  .put("answered", false)
                  .put("because", ((WhatIf.Unanswered) reply).because()));
    } finally {
      room.release();
    }
  }

  private ObjectNode tree(WhatIf.Answered answered, String with) {
    ObjectNode tree = Json.object().put("answered", true);
    tree.set("plan", json.tree(answered.plan()).put("inForce", false));
    tree.put("with", with);
    Changes.put(tree, answered.changes(), answered.sentences());
    ArrayNode findings = tree.putArray("findings");
    answered.findings().forEach(finding -> findings.add((JsonNode) json.tree(finding)));
    return tree;
  }

  private WhatIf question(JsonNode body) {
    if (!body.isObject()) {
      throw Refusal.badRequest(
          "Expected an object, e.g. {\"supplierP\":{\"S01\":0.4},\"carbonEurT\":120}.");
    }
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                throw Refusal.badRequest("'%s' is unknown; expected some of %s.", name, FIELDS);
              }
            });
    Map<LaneClass, Double> laneP = new EnumMap<>(LaneClass.class);
    numbers(body, "laneP")
        .forEach((lane, p) -> laneP.put(Words.word("laneP", lane, LaneClass.class), p));
    Set<LaneClass> closed = new HashSet<>();
    texts(body, "closed").forEach(lane -> closed.add(Words.word("closed", lane, LaneClass.class)));
    Map<String, Double> supplierP = numbers(body, "supplierP");
    Set<String> recyclers =
        body.hasNonNull("recyclers") ? new TreeSet<>(texts(body, "recyclers")) : null;
    known("supplier", supplierP.keySet(), NodeType.SUPPLIER);
    known("recycling centre", recyclers == null ? Set.of() : recyclers, NodeType.RECYCLING_CENTRE);
    try {
      return new WhatIf(supplierP, laneP, closed, number(body, "carbonEurT"), recyclers);
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("%s", e.getMessage());
    }
  }

  private void known(String what, Collection<String> ids, NodeType type) {
    Set<String> unknown = new TreeSet<>(ids);
    backend.needCase().network().nodes(type).stream().map(Node::id).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw Refusal.badRequest(
          "There is no %s %s in the case. GET /api/v1/case lists them.", what, unknown);
    }
  }

  private static Double number(JsonNode body, String name) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isNumber()) {
      throw Refusal.badRequest("%s is %s; expected a number.", name, value);
    }
    return value.doubleValue();
  }

  private static Map<String, Double> numbers(JsonNode body, String name) {
    JsonNode object = body.path(name);
    Map<String, Double> numbers = new TreeMap<>();
    if (object.isMissingNode() || object.isNull()) {
      return numbers;
    }
    if (!object.isObject()) {
      throw Refusal.badRequest("%s is %s; expected an object of numbers.", name, object);
    }
    object
        .fieldNames()
        .forEachRemaining(
            key -> {
              Double number = number(object, key);
              if (number != null) {
                numbers.put(key, number);
              }
            });
    return numbers;
  }

  private static List<String> texts(JsonNode body, String name) {
    JsonNode array = body.path(name);
    List<String> texts = new java.util.ArrayList<>();
    if (array.isMissingNode() || array.isNull()) {
      return texts;
    }
    for (JsonNode item : array) {
      texts.add(item.asText());
      if (!item.isTextual()) {
        throw noTexts(name, array);
      }
    }
    if (!array.isArray()) {
      throw noTexts(name, array);
    }
    return texts;
  }

  private static Refusal noTexts(String name, JsonNode value) {
    return Refusal.badRequest("%s is %s; expected an array of words.", name, value);
  }
}
