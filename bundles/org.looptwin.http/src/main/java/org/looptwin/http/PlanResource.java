package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;

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
          "indicators",
          "sentences");

  private static final String IN_FORCE = "in-force";

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
            "plans",
            desk.plans().stream().limit(request.query().limit()).toList(),
            plan -> summary(plan).put("inForce", plan.id().equals(inForce)));
    return Reply.json(list.put("inForce", inForce));
  }

  Reply plan(Request request) {
    return Reply.json(whole(find(request.path("id"))));
  }

  /** With its flows, and whether it is in force; then also what each actor should do now. */
  private ObjectNode whole(Plan plan) {
    boolean inForce =
        backend.needDesk().planInForce().filter(now -> now.id().equals(plan.id())).isPresent();
    ObjectNode tree = json.tree(plan).put("inForce", inForce);
    if (inForce) {
      ActorAdvice.of(backend).ifPresent(advice -> tree.set("advice", advice));
    }
    return tree;
  }

  private Plan find(String id) {
    DecisionDesk desk = backend.needDesk();
    return (id.equals(IN_FORCE) ? desk.planInForce() : desk.plan(id))
        .orElseThrow(
            () ->
                id.equals(IN_FORCE)
                    ? Refusal.notFound("No plan is in force yet. GET /health/ready says why.")
                    : Refusal.notFound("There is no plan '%s'. GET /api/v1/plans lists them.", id));
  }

  /** What a plan changes against another: as its decision says, else their difference. */
  Reply comparison(Request request) {
    Plan after = find(request.path("id"));
    Plan before = find(request.query().get("with").orElse(IN_FORCE));
    Optional<Decision> decided =
        backend.needDesk().decisions().stream()
            .filter(
                decision ->
                    after.id().equals(decision.planId())
                        && before.id().equals(decision.previousPlanId()))
            .findFirst();
    Planning.Comparison told =
        decided
            .map(decision -> new Planning.Comparison(decision.changes(), decision.sentences()))
            .orElseGet(
                () ->
                    Backend.need(backend.planning(), "The planning model")
                        .compare(before, after, PlanningProblem.of(backend.needCase())));
    ObjectNode tree = Json.object().put("plan", after.id()).put("with", before.id());
    Changes.put(tree, told.changes(), told.sentences());
    return Reply.json(tree);
  }

  ObjectNode summary(Plan plan) {
    return json.tree(plan).retain(SUMMARY);
  }

  Reply uncertainty(Request request) {
    return Reply.json(
        backend
            .needDesk()
            .uncertainty()
            .map(json::tree)
            .map(this::flagged)
            .orElseThrow(
                () -> Refusal.notFound("No uncertainty set has been built yet; none was needed.")));
  }

  /** With what the forecasts' record says against trusting it. */
  private ObjectNode flagged(ObjectNode set) {
    ArrayNode flags = set.putArray("flags");
    backend.record().map(ForecastRecordResource::flags).ifPresent(all -> all.forEach(flags::add));
    return set;
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
