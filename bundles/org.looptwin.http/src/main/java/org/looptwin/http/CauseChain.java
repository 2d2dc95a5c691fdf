package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.http.backend.Backend;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.request.Cause;
import org.looptwin.model.request.RuleRef;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.Value;
import org.looptwin.rules.api.RuleFile;

/** A decision followed back to the message that caused it: {@code chain} beside its own fields. */
final class CauseChain {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String PLANS = "/api/v1/plans/";

  private final Backend backend;
  private final PlanResource plans;
  private final ModelJson json = new ModelJson();

  CauseChain(Backend backend, PlanResource plans) {
    this.backend = backend;
    this.plans = plans;
  }

  ObjectNode tree(DecisionDesk desk, Decision decision) {
    ObjectNode tree = json.tree(decision);
    Optional<Plan> plan = plan(desk, decision.planId());
    ObjectNode chain = tree.putObject("chain");
    chain.set("reading", reading(decision.cause()));
    chain.set("rule", rule(decision.rule()));
    chain.set("forecast", forecast(desk, decision));
    chain.set("uncertainty", plan.map(Plan::uncertainty).map(this::set).orElse(NODES.nullNode()));
    chain.set("plan", plan.<JsonNode>map(plans::summary).orElse(NODES.nullNode()));
    chain.set(
        "previousPlan",
        plan(desk, decision.previousPlanId())
            .<JsonNode>map(plans::summary)
            .orElse(NODES.nullNode()));
    chain.set("findings", tree.get("findings").deepCopy());
    chain.put("ledgerHash", decision.ledgerHash());
    links(tree.putObject("links"), decision);
    return tree;
  }

  private static Optional<Plan> plan(DecisionDesk desk, String id) {
    return Optional.ofNullable(id).flatMap(desk::plan);
  }

  private JsonNode set(org.looptwin.model.uncertainty.UncertaintySet set) {
    return json.tree(set);
  }

  /** The reading as the journal has it. */
  private JsonNode reading(Cause cause) {
    if (cause == null || cause.offset() < 1 || backend.journal().isEmpty()) {
      return NODES.nullNode();
    }
    List<JournalEntry> entries = backend.journal().get().read(cause.offset() - 1, 1);
    return entries.isEmpty() ? NODES.nullNode() : tree(entries.get(0));
  }

  private static ObjectNode tree(JournalEntry entry) {
    Reading reading = entry.reading();
    ObjectNode tree = Json.object();
    tree.put("offset", entry.offset()).put("topic", reading.series().path());
    tree.put("ts", reading.ts().toString());
    if (reading.value() instanceof Value.Text text) {
      tree.put("v", text.text());
    } else {
      tree.put("v", reading.value().number());
    }
    tree.put("q", reading.quality().name()).put("seq", reading.seq()).put("src", reading.src());
    return tree.put("receivedAt", entry.receivedAt().toString());
  }

  private JsonNode rule(RuleRef rule) {
    if (rule == null) {
      return NODES.nullNode();
    }
    ObjectNode tree = Json.object();
    tree.put("pack", rule.pack()).put("name", rule.name()).put("version", rule.version());
    Optional<RuleFile> file =
        backend.rules().stream()
            .flatMap(library -> library.current().files().stream())
            .filter(one -> one.version().equals(rule.version()))
            .findFirst();
    tree.put("file", file.map(RuleFile::name).orElse(null));
    return tree.put("stillInForce", file.isPresent());
  }

  /**
   * Only the newest step's paths are kept; they are the decision's as long as its uncertainty set
   * is the newest.
   */
  private JsonNode forecast(DecisionDesk desk, Decision decision) {
    ObjectNode tree = Json.object().put("id", decision.forecastId());
    List<Outlook> paths = desk.outlooks();
    // Asked for after the paths: a step between the two makes the paths older than the set.
    boolean ofItsStep =
        desk.uncertainty().filter(set -> set.id().equals(decision.uncertaintyId())).isPresent();
    if (ofItsStep) {
      ArrayNode outlooks = tree.putArray("outlooks");
      paths.forEach(outlook -> outlooks.add((JsonNode) json.tree(outlook)));
    } else {
      tree.putNull("outlooks");
    }
    return tree;
  }

  private static void links(ObjectNode links, Decision decision) {
    String self = "/api/v1/decisions/" + decision.id();
    links.put("self", self);
    if (decision.planId() != null) {
      links.put("plan", PLANS + decision.planId());
    }
    if (decision.previousPlanId() != null) {
      links.put("previousPlan", PLANS + decision.previousPlanId());
    }
    if (decision.state() == DecisionState.PROPOSED) {
      links.put("approve", self + "/approve").put("reject", self + "/reject");
    }
  }
}
