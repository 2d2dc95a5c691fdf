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
import org.looptwin.decision.api.WhatIf;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.NodeType;

/** Reads a question; what it does not understand is refused with its JSON pointer. */
final class WhatIfBody {
  private static final String CASE = "case";
  private static final String RECYCLERS = "recyclers";
  private static final String PREFERENCE = "preference";
  private static final String ROWS = "policyRows";
  private static final double HIGHEST_CARBON_EUR_T = 1000;
  private static final List<String> FIELDS =
      List.of(
          CASE,
          "supplierP",
          "laneP",
          "closed",
          "carbonEurT",
          RECYCLERS,
          "capacity",
          "stockDays",
          "recoveryRate",
          "policy",
          ROWS,
          PREFERENCE);

  private final Case reference;
  private final PlanPolicy inForce;
  private final List<String> rules;

  /**
   * @param inForce whose figures and rules hold where the question names none
   * @param rules that a question may name
   */
  WhatIfBody(Case reference, PlanPolicy inForce, List<String> rules) {
    this.reference = reference;
    this.inForce = inForce;
    this.rules = rules;
  }

  WhatIf question(JsonNode json) {
    Field body = Field.body(json, FIELDS, "{\"supplierP\":{\"S01\":0.4},\"policy\":\"budget\"}");
    writtenFor(body.at(CASE));
    return new WhatIf(
        ofSites(body.at("supplierP"), NodeType.SUPPLIER, "supplier"),
        laneP(body.at("laneP")),
        closed(body.at("closed")),
        body.at("carbonEurT").number(0, HIGHEST_CARBON_EUR_T),
        body.at(RECYCLERS).said() ? recyclers(body.at(RECYCLERS)) : null,
        ofSites(body.at("capacity"), NodeType.SUPPLIER, "supplier"),
        stocks(body.at("stockDays")),
        body.at("recoveryRate").number(0, 1),
        policy(body.at("policy"), body.at(ROWS)),
        body.at(PREFERENCE).said() ? PreferenceBody.weights(body.at(PREFERENCE)) : null);
  }

  /** Ids may be the same in another case and mean something else. */
  private void writtenFor(Field name) {
    if (name.said() && !name.text().equals(reference.name())) {
      throw name.bad(
          "The question is for the case '%s', the server's is '%s'; expected one for it.",
          name.text(), reference.name());
    }
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
            laneP.put(sea(p, p.word("laneP", lane, LaneClass.class)), p.number(0, 1));
          }
        });
    return laneP;
  }

  /** On land every lane keeps its own probability. */
  private static LaneClass sea(Field field, LaneClass lane) {
    if (!lane.sea()) {
      throw field.bad(
          "%s is no class at sea, its lanes keep their own probabilities; expected one such as"
              + " SUEZ.",
          lane);
    }
    return lane;
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
          some.each((name, value) -> days.put(material(value, name), days(value)));
          stocks.put(plant, days);
        });
    return stocks;
  }

  private static double days(Field field) {
    if (field.node().isNumber() && field.node().doubleValue() > WhatIf.MOST_STOCK_DAYS) {
      throw field.bad(
          "%s days are more than a store holds; expected 0 to %s.",
          field.node(), WhatIf.MOST_STOCK_DAYS);
    }
    return field.number(0, WhatIf.MOST_STOCK_DAYS);
  }

  private static Commodity material(Field field, String name) {
    Commodity material = field.word("the material", name, Commodity.class);
    if (!material.material() || !field.said()) {
      throw field.bad("'%s' is no material in a store; expected one such as LI.", name);
    }
    return material;
  }

  /** Null where nothing is said of either. */
  private PlanPolicy policy(Field field, Field rows) {
    PlanPolicy policy = field.said() ? protection(field) : inForce;
    if (rows.said()) {
      return policy.with(rows.items().stream().map(this::rule).distinct().toList());
    }
    return field.said() ? policy : null;
  }

  private String rule(Field field) {
    if (!rules.contains(field.text())) {
      throw field.bad(
          "'%s' is no rule that a plan can keep; expected some of %s.",
          field.text(), String.join(", ", rules));
    }
    return field.text();
  }

  /** A name, or an object with the name and figures. */
  private PlanPolicy protection(Field field) {
    if (field.node().isTextual()) {
      return new PlanPolicy(named(field), inForce.figures(), inForce.rules());
    }
    String name = field.at("name").said() ? named(field.at("name")) : inForce.name();
    Map<String, Double> figures = new TreeMap<>(inForce.figures());
    field.each(
        (figure, value) -> {
          if (!figure.equals("name") && value.said()) {
            figures.put(figure, figure(name, figure, value));
          }
        });
    return new PlanPolicy(name, figures, inForce.rules());
  }

  private static double figure(String policy, String figure, Field value) {
    PlanPolicy.Range range = PlanPolicy.FIGURES.get(figure);
    if (range == null) {
      throw value.bad(
          "'%s' is unknown; expected name and some of %s.",
          figure, new TreeSet<>(PlanPolicy.FIGURES.keySet()));
    }
    if (!PlanPolicy.heededBy(policy).contains(figure)) {
      throw value.bad(
          "%s changes nothing under policy %s; expected some of %s, or another policy.",
          figure, policy, PlanPolicy.heededBy(policy));
    }
    return value.number(range.least(), range.most());
  }

  private static String named(Field field) {
    if (!PlanPolicy.NAMES.contains(field.text())) {
      throw field.bad(
          "The policy is '%s'; expected one of %s.",
          field.text(), String.join(", ", PlanPolicy.NAMES));
    }
    return field.text();
  }
}
