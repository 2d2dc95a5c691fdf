package org.looptwin.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeSet;
import java.util.function.Function;
import org.looptwin.model.plan.Plan;

/** The figures of the plan in force beside those of a plan that was asked for. */
final class SideBySide {
  private final Plan inForce;
  private final Plan asked;
  private final ObjectNode tree = Json.object();

  SideBySide(Plan inForce, Plan asked) {
    this.inForce = inForce;
    this.asked = asked;
  }

  ObjectNode tree() {
    ObjectNode policy = tree.putObject("policy");
    policy.put("inForce", inForce.policy()).put("asked", asked.policy());
    ObjectNode start = tree.putObject("start");
    start.put("inForce", inForce.start().toString()).put("asked", asked.start().toString());
    ArrayNode figures = tree.putArray("figures");
    figure(figures, "objective", "EUR", Plan::objectiveEur);
    figure(figures, "at prices", "EUR", plan -> plan.parts().pricedEur());
    figure(figures, "operating", "EUR", plan -> plan.parts().operatingEur());
    figure(figures, "purchase", "EUR", plan -> plan.parts().purchaseEur());
    figure(figures, "carbon", "EUR", plan -> plan.parts().carbonEur());
    figure(figures, "disruption", "EUR", plan -> plan.parts().disruptionEur());
    figure(figures, "shortage", "EUR", plan -> plan.parts().shortageEur());
    figure(figures, "change", "EUR", plan -> plan.parts().changeEur());
    figure(figures, "weights of the preference", "EUR", plan -> plan.parts().preferenceEur());
    figure(figures, "emissions", "t/year", plan -> plan.indicators().emissionsTPerYear());
    figure(figures, "disruption loss", "MEUR/year", plan -> plan.indicators().disruptionLossMeur());
    figure(figures, "stockout", "%", plan -> plan.indicators().stockoutPercent());
    figure(figures, "bound", "EUR", Plan::boundEur);
    figure(figures, "gap", "1", Plan::gap);
    sites();
    return tree;
  }

  private void figure(ArrayNode figures, String what, String unit, Function<Plan, Double> of) {
    Double now = of.apply(inForce);
    Double then = of.apply(asked);
    ObjectNode row = figures.addObject().put("what", what).put("inForce", now);
    row.put("asked", then).put("difference", now == null || then == null ? null : then - now);
    row.put("unit", unit);
  }

  private void sites() {
    TreeSet<String> opened = open(asked);
    opened.removeAll(open(inForce));
    TreeSet<String> closed = open(inForce);
    closed.removeAll(open(asked));
    ObjectNode sites = tree.putObject("sites");
    opened.forEach(sites.putArray("opened")::add);
    closed.forEach(sites.putArray("closed")::add);
  }

  private static TreeSet<String> open(Plan plan) {
    TreeSet<String> open = new TreeSet<>();
    plan.sites()
        .forEach(
            (id, isOpen) -> {
              if (Boolean.TRUE.equals(isOpen)) {
                open.add(id);
              }
            });
    return open;
  }
}
