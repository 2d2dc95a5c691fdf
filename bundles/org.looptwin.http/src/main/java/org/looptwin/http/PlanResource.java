package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.plan.Plan;

/** Plans and what they rest on: forecasts, the uncertainty set, the law. */
final class PlanResource {
  /** In the list of plans; the plan itself has the rest. */
  private static final List<String> SUMMARY =
      List.of(
          "id",
          "case",
          "policy",
          "status",
          "objectiveEur",
          "parts",
          "boundEur",
          "gap",
          "flowGap",
          "siteGap",
          "solver",
          "seconds",
          "seed",
          "twinRevision",
          "start",
          "indicators");

  private final Backend backend;
  private final ModelJson json = new ModelJson();

  PlanResource(Backend backend) {
    this.backend = backend;
  }

  Reply plans(Request request) {
    DecisionDesk desk = backend.needDesk();
    String inForce = desk.planInForce().map(Plan::id).orElse(null);
    ObjectNode list =
        Json.list(
            "plans", desk.plans(), plan -> summary(plan).put("inForce", plan.id().equals(inForce)));
    return Reply.json(list.put("inForce", inForce));
  }

  Reply plan(Request request) {
    String id = request.path("id");
    return Reply.json(
        backend
            .needDesk()
            .plan(id)
            .map(json::tree)
            .orElseThrow(
                () ->
                    Refusal.notFound("There is no plan '%s'. GET /api/v1/plans lists them.", id)));
  }

  ObjectNode summary(Plan plan) {
    return json.tree(plan).retain(SUMMARY);
  }

  Reply forecasts(Request request) {
    return Reply.json(Json.list("forecasts", backend.needDesk().outlooks(), json::tree));
  }

  Reply uncertainty(Request request) {
    return Reply.json(
        backend
            .needDesk()
            .uncertainty()
            .map(json::tree)
            .orElseThrow(
                () -> Refusal.notFound("No uncertainty set has been built yet; none was needed.")));
  }

  Reply compliance(Request request) {
    List<Finding> findings = backend.needDesk().findings();
    ObjectNode tree = Json.object();
    TreeMap<String, Integer> counts = new TreeMap<>();
    findings.forEach(finding -> counts.merge(finding.state().name(), 1, Integer::sum));
    ObjectNode states = tree.putObject("states");
    counts.forEach(states::put);
    ArrayNode list = tree.putArray("findings");
    findings.forEach(finding -> list.add((JsonNode) json.tree(finding)));
    return Reply.json(tree);
  }
}
