package org.looptwin.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.alarm.AlarmState;
import org.looptwin.model.alarm.Priority;
import org.looptwin.model.decision.Change;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.request.Cause;
import org.looptwin.model.request.Request;
import org.looptwin.model.request.RequestKind;
import org.looptwin.model.request.RuleRef;
import org.looptwin.model.telemetry.Value;

/** Decisions, findings, alarms and requests. */
final class EventJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  ObjectNode tree(Decision decision) {
    ObjectNode tree = NODES.objectNode();
    tree.put("id", decision.id()).put("revision", decision.revision());
    tree.put("state", decision.state().name());
    tree.put("createdAt", decision.createdAt().toString());
    tree.set("cause", tree(decision.cause()));
    tree.set("rule", tree(decision.rule()));
    tree.set("because", SetJson.texts(decision.because()));
    tree.put("forecastId", decision.forecastId()).put("uncertaintyId", decision.uncertaintyId());
    tree.put("planId", decision.planId()).put("previousPlanId", decision.previousPlanId());
    ArrayNode changes = tree.putArray("changes");
    decision.changes().forEach(change -> changes.add(tree(change)));
    tree.set("sentences", SetJson.texts(decision.sentences()));
    ArrayNode findings = tree.putArray("findings");
    decision.findings().forEach(finding -> findings.add(tree(finding)));
    tree.put("needsOperator", decision.needsOperator()).put("late", decision.late());
    tree.put("by", decision.by()).put("comment", decision.comment());
    return tree.put("ledgerHash", decision.ledgerHash());
  }

  Decision decision(JsonNode json) {
    Fields fields = new Fields("decision", json);
    return new Decision(
        fields.text("id"),
        fields.whole("revision", 0),
        fields.word("state", DecisionState.class),
        fields.time("createdAt"),
        cause(json.path("cause")),
        rule(json.path("rule")),
        fields.texts("because"),
        fields.text("forecastId"),
        fields.text("uncertaintyId"),
        fields.text("planId"),
        fields.text("previousPlanId"),
        fields.list("changes", EventJson::change),
        fields.texts("sentences"),
        fields.list("findings", this::finding),
        fields.flag("needsOperator"),
        fields.flag("late"),
        fields.text("by"),
        fields.text("comment"),
        fields.text("ledgerHash"));
  }

  ObjectNode tree(Finding finding) {
    ObjectNode tree = NODES.objectNode();
    tree.put("policy", finding.policy()).put("rule", finding.rule());
    tree.put("subject", finding.subject()).put("state", finding.state().name());
    tree.set("value", SetJson.number(finding.value()));
    tree.set("limit", SetJson.number(finding.limit()));
    tree.put("unit", finding.unit()).put("legalBasis", finding.legalBasis());
    return tree.put("sentence", finding.sentence());
  }

  Finding finding(JsonNode json) {
    Fields fields = new Fields("finding", json);
    return new Finding(
        fields.text("policy"),
        fields.text("rule"),
        fields.text("subject"),
        fields.word("state", FindingState.class),
        fields.numberOrNull("value"),
        fields.numberOrNull("limit"),
        fields.text("unit"),
        fields.text("legalBasis"),
        fields.text("sentence"));
  }

  ObjectNode tree(Alarm alarm) {
    ObjectNode tree = NODES.objectNode();
    tree.put("id", alarm.id()).put("state", alarm.state().name());
    tree.put("priority", alarm.priority().name()).put("subject", alarm.subject());
    tree.put("because", alarm.because()).put("consequence", alarm.consequence());
    tree.set("rule", tree(alarm.rule()));
    tree.set("cause", tree(alarm.cause()));
    tree.put("raisedAt", alarm.raisedAt().toString());
    if (alarm.shelvedUntil() != null) {
      tree.put("shelvedUntil", alarm.shelvedUntil().toString());
    }
    return alarm.by() == null ? tree : tree.put("by", alarm.by()).put("comment", alarm.comment());
  }

  Alarm alarm(JsonNode json) {
    Fields fields = new Fields("alarm", json);
    return new Alarm(
        fields.text("id"),
        fields.word("state", AlarmState.class),
        fields.word("priority", Priority.class),
        fields.text("subject"),
        fields.text("because"),
        fields.text("consequence"),
        rule(json.path("rule")),
        cause(json.path("cause")),
        fields.time("raisedAt"),
        fields.has("shelvedUntil") ? fields.time("shelvedUntil") : null,
        fields.text("by"),
        fields.text("comment"));
  }

  ObjectNode tree(Request request) {
    ObjectNode tree = NODES.objectNode();
    tree.put("kind", request.kind().name()).put("topic", request.topic());
    tree.put("subject", request.subject());
    tree.put("priority", request.priority() == null ? null : request.priority().name());
    tree.put("because", request.because());
    tree.set("rule", tree(request.rule()));
    tree.set("cause", tree(request.cause()));
    return tree.put("eventTime", request.eventTime().toString());
  }

  Request request(JsonNode json) {
    Fields fields = new Fields("request", json);
    return new Request(
        fields.word("kind", RequestKind.class),
        fields.text("topic"),
        fields.text("subject"),
        fields.has("priority") ? fields.word("priority", Priority.class) : null,
        fields.text("because"),
        rule(json.path("rule")),
        cause(json.path("cause")),
        fields.time("eventTime"));
  }

  /** A number or a text. */
  static JsonNode value(Value value) {
    return value instanceof Value.Text text
        ? NODES.textNode(text.text())
        : NODES.numberNode(value.number());
  }

  private static JsonNode tree(Cause cause) {
    if (cause == null) {
      return NODES.nullNode();
    }
    ObjectNode tree = NODES.objectNode().put("offset", cause.offset()).put("topic", cause.topic());
    tree.put("ts", cause.ts().toString());
    return tree.set("value", value(cause.value()));
  }

  private static Cause cause(JsonNode json) {
    if (!json.isObject()) {
      return null;
    }
    Fields fields = new Fields("cause", json);
    Value value =
        json.path("value").isTextual()
            ? Value.of(fields.text("value"))
            : Value.of(fields.number("value"));
    return new Cause(fields.whole("offset", 0), fields.text("topic"), fields.time("ts"), value);
  }

  private static JsonNode tree(RuleRef rule) {
    return rule == null
        ? NODES.nullNode()
        : NODES
            .objectNode()
            .put("pack", rule.pack())
            .put("name", rule.name())
            .put("version", rule.version());
  }

  private static RuleRef rule(JsonNode json) {
    if (!json.isObject()) {
      return null;
    }
    Fields fields = new Fields("rule", json);
    return new RuleRef(fields.text("pack"), fields.text("name"), fields.text("version"));
  }

  private static ObjectNode tree(Change change) {
    ObjectNode tree = NODES.objectNode().put("what", change.what());
    tree.set("from", SetJson.number(change.from()));
    tree.set("to", SetJson.number(change.to()));
    return tree.put("unit", change.unit());
  }

  private static Change change(JsonNode json) {
    Fields fields = new Fields("decision.changes", "/changes", json);
    return new Change(
        fields.text("what"), fields.number("from"), fields.number("to"), fields.text("unit"));
  }
}
