package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletionException;
import org.looptwin.decision.api.PlanPolicy;
import org.looptwin.decision.api.RiskDesk;
import org.looptwin.decision.api.RiskDesk.FrontView;
import org.looptwin.decision.api.RiskWeights;
import org.looptwin.decision.api.Stance;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.model.plan.Plan;

/** With what attitude the loop plans, and the front it is chosen from. */
final class RiskResource {
  private static final int LARGEST_BODY = 16 << 10;
  private static final int USUAL_POINTS = 9;
  private static final int LEAST_POINTS = 4;
  private static final int MOST_POINTS = 40;
  private static final double MONTHS = 12;

  private final Backend backend;

  RiskResource(Backend backend) {
    this.backend = backend;
  }

  Reply stance(Request request) {
    return Reply.json(tree(backend.needDesk().risk().stance()));
  }

  Reply prefer(Request request) {
    RiskDesk desk = backend.needDesk().risk();
    JsonNode body = Json.body(request, LARGEST_BODY);
    RiskWeights weights = PreferenceBody.chosen(body, desk.front());
    return prefer(desk, weights, request.caller().name(), Words.comment(body));
  }

  Reply forget(Request request) {
    return prefer(backend.needDesk().risk(), RiskWeights.NEUTRAL, request.caller().name(), "");
  }

  private Reply prefer(RiskDesk desk, RiskWeights weights, String by, String comment) {
    try {
      boolean other = desk.prefer(weights, by, comment);
      return Reply.json(tree(desk.stance()).put("changed", other));
    } catch (CompletionException e) {
      throw Refusal.notAvailable(
          "The loop is busy and did not answer: %s. Look at GET /api/v1/risk, then try again.",
          e.getMessage());
    }
  }

  private static ObjectNode tree(Stance stance) {
    ObjectNode tree = Json.object();
    ObjectNode policy = tree.putObject("policy").put("name", stance.policy().name());
    ObjectNode figures = policy.putObject("figures");
    PlanPolicy.FIGURES.keySet().stream()
        .sorted()
        .forEach(
            name -> {
              double value = stance.policy().figure(name);
              figures.put(name, Double.isNaN(value) ? null : value);
            });
    stance.policy().rules().forEach(policy.putArray("policyRows")::add);
    mark(policy, stance.policyBy());
    ObjectNode preference = weights(tree.putObject("preference"), stance.weights());
    mark(preference, stance.preferredBy());
    preference.put("comment", stance.comment());
    return tree;
  }

  private static void mark(ObjectNode tree, Stance.Mark mark) {
    tree.put("by", mark == null ? null : mark.by());
    tree.put("at", mark == null ? null : mark.at().toString());
  }

  private static ObjectNode weights(ObjectNode tree, RiskWeights weights) {
    return tree.put("carbon", weights.carbon()).put("disruption", weights.disruption());
  }

  Reply front(Request request) {
    return Reply.json(tree());
  }

  Reply begin(Request request) {
    JsonNode body = Words.body(request, "points");
    int points = USUAL_POINTS;
    if (!body.isMissingNode()) {
      Double wished = new Field(body, "").at("points").number(LEAST_POINTS, MOST_POINTS);
      if (wished != null && wished != Math.rint(wished)) {
        throw Refusal.badRequest("points is %s; expected a whole number.", wished).at("/points");
      }
      points = wished == null ? USUAL_POINTS : wished.intValue();
    }
    if (!backend.needDesk().risk().beginFront(points, request.caller().name())) {
      throw Refusal.of(
          409, "A front is on its way. GET /api/v1/front tells how far it is; DELETE ends it.");
    }
    return Reply.json(202, tree());
  }

  Reply cancel(Request request) {
    if (!backend.needDesk().risk().cancelFront()) {
      throw Refusal.of(409, "No front is on its way. Maybe it has ended: GET /api/v1/front.");
    }
    return Reply.json(tree());
  }

  private ObjectNode tree() {
    RiskDesk desk = backend.needDesk().risk();
    FrontView front = desk.front();
    ObjectNode tree = Json.object().put("state", front.state().name());
    mark(tree, front.by());
    tree.put("planId", front.planId()).put("seconds", front.seconds());
    tree.put("done", finite(front.done())).put("expected", finite(front.expected()));
    ArrayNode points = tree.putArray("points");
    for (RiskDesk.Point point : front.points()) {
      ObjectNode one = points.addObject().put("costEur", point.costEur());
      one.put("emissionsT", point.emissionsT()).put("disruptionEur", point.disruptionEur());
      one.put("gap", finite(point.gap()));
      weights(one.putObject("weights"), point.weights());
      point.sites().stream().sorted().forEach(one.putArray("sites")::add);
    }
    tree.put("knee", position(front.knee())).put("balanced", position(front.balanced()));
    tree.put("chosen", position(chosen(front, desk.stance().weights())));
    tree.set("current", backend.needDesk().planInForce().map(RiskResource::current).orElse(null));
    return tree.put("because", front.because());
  }

  private static int chosen(FrontView front, RiskWeights weights) {
    for (int i = 0; i < front.points().size(); i++) {
      if (front.points().get(i).weights().equals(weights)) {
        return i;
      }
    }
    return -1;
  }

  /** The plan in force by the three aims of a front, over its horizon. */
  private static ObjectNode current(Plan plan) {
    ObjectNode tree = Json.object().put("planId", plan.id());
    tree.put(
        "costEur",
        plan.parts().operatingEur() + plan.parts().purchaseEur() + plan.parts().shortageEur());
    Double tonnes = plan.indicators().emissionsTPerYear();
    Double loss = plan.indicators().disruptionLossMeur();
    double years = plan.months() / MONTHS;
    tree.put("emissionsT", tonnes == null ? null : tonnes * years);
    return tree.put("disruptionEur", loss == null ? null : 1e6 * loss * years);
  }

  private static Integer position(int at) {
    return at < 0 ? null : at;
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
