package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.looptwin.decision.api.PlanPolicy;
import org.looptwin.decision.api.RiskWeights;
import org.looptwin.decision.api.WhatIf;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.NodeType;

/** Reads a question; what it does not understand is refused with its JSON pointer. */
final class WhatIfBody {
  private static final String RECYCLERS = "recyclers";
  private static final String PREFERENCE = "preference";
  private static final double HIGHEST_CARBON_EUR_T = 1000;
  private static final double MOST_DAYS = 365;
  private static final List<String> FIELDS =
      List.of(
          "supplierP",
          "laneP",
          "closed",
          "carbonEurT",
          RECYCLERS,
          "capacity",
          "stockDays",
          "recoveryRate",
          "policy",
          PREFERENCE);

  private final Case reference;
  private final PlanPolicy inForce;

  /**
   * @param inForce whose figures hold where the question names none
   */
  WhatIfBody(Case reference, PlanPolicy inForce) {
    this.reference = reference;
    this.inForce = inForce;
  }

  WhatIf question(JsonNode json) {
    Field body = Field.body(json, FIELDS, "{\"supplierP\":{\"S01\":0.4},\"policy\":\"budget\"}");
    return new WhatIf(
        ofSites(body.at("supplierP"), NodeType.SUPPLIER, "supplier"),
        laneP(body.at("laneP")),
        closed(body.at("closed")),
        body.at("carbonEurT").number(0, HIGHEST_CARBON_EUR_T),
        body.at(RECYCLERS).said() ? recyclers(body.at(RECYCLERS)) : null,
        ofSites(body.at("capacity"), NodeType.SUPPLIER, "supplier"),
        stocks(body.at("stockDays")),
        body.at("recoveryRate").number(0, 1),
        body.at("policy").said() ? policy(body.at("policy")) : null,
        body.at(PREFERENCE).said() ? weights(body.at(PREFERENCE)) : null);
  }

  private Map<String, Double> ofSites(Field field, NodeType type, String what) {
    field.each((id, one) -> known(one, id, type, what));
    return field.numbers(0, 1);
  }

  private void known(Field field, String id, NodeType type, String what) {
    if (reference.network().nodes(type).stream().noneMatch(node -> node.id().equals(id))) {
      throw field.bad("There is no %s '%s' in the case. GET /api/v1/case lists them.", what, id);
    }
  }

  private static Map<LaneClass, Double> laneP(Field field) {
    Map<LaneClass, Double> laneP = new EnumMap<>(LaneClass.class);
    field.each(
        (lane, p) -> {
          if (p.said()) {
            laneP.put(p.word("laneP", lane, LaneClass.class), p.number(0, 1));
          }
        });
    return laneP;
  }

  private static Set<LaneClass> closed(Field field) {
    Set<LaneClass> closed = new HashSet<>();
    field.items().forEach(lane -> closed.add(lane.word("closed", LaneClass.class)));
    return closed;
  }

  private Set<String> recyclers(Field field) {
    Set<String> open = new TreeSet<>();
    for (Field item : field.items()) {
      known(item, item.text(), NodeType.RECYCLING_CENTRE, "recycling centre");
      open.add(item.text());
    }
    return open;
  }

  private Map<String, Map<Commodity, Double>> stocks(Field field) {
    Map<String, Map<Commodity, Double>> stocks = new TreeMap<>();
    field.each(
        (plant, some) -> {
          known(some, plant, NodeType.BATTERY_PLANT, "battery plant");
          Map<Commodity, Double> days = new EnumMap<>(Commodity.class);
          some.each((name, value) -> days.put(material(value, name), value.number(0, MOST_DAYS)));
          stocks.put(plant, days);
        });
    return stocks;
  }

  private static Commodity material(Field field, String name) {
    Commodity material = field.word("the material", name, Commodity.class);
    if (!material.material() || !field.said()) {
      throw field.bad("'%s' is no material in a store; expected one such as LI.", name);
    }
    return material;
  }

  /** A name, or an object with the name and figures. */
  private PlanPolicy policy(Field field) {
    if (field.node().isTextual()) {
      return new PlanPolicy(named(field), inForce.figures());
    }
    Map<String, Double> figures = new TreeMap<>(inForce.figures());
    field.each(
        (name, value) -> {
          PlanPolicy.Range range = PlanPolicy.FIGURES.get(name);
          if (range != null && value.said()) {
            figures.put(name, value.number(range.least(), range.most()));
          } else if (range == null && !name.equals("name")) {
            throw value.bad(
                "'%s' is unknown; expected name and some of %s.",
                name, new TreeSet<>(PlanPolicy.FIGURES.keySet()));
          }
        });
    return new PlanPolicy(
        field.at("name").said() ? named(field.at("name")) : inForce.name(), figures);
  }

  private static String named(Field field) {
    if (!PlanPolicy.NAMES.contains(field.text())) {
      throw field.bad(
          "The policy is '%s'; expected one of %s.",
          field.text(), String.join(", ", PlanPolicy.NAMES));
    }
    return field.text();
  }

  private static RiskWeights weights(Field field) {
    return PreferenceBody.weights(field);
  }
}
