package org.looptwin.loop;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.request.Request;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleSet;
import org.looptwin.rules.api.Silence;

/** The loop's ledger lines: what is written in each, and how it is read back. */
final class LedgerLines {
  static final String CASE = "case";
  static final String OPENED = "opened";
  static final String RULES = "rules";
  static final String ALARM = "alarm";
  static final String ALARM_ORDER = "alarm-order";
  static final String STEP_STARTED = "step-started";
  static final String STEP_FINISHED = "step-finished";
  static final String SILENCE = "silence";
  static final String RULING = "ruling";

  private static final String FORECASTS = "forecasts";

  private final ObjectMapper mapper = new ObjectMapper();
  private final ModelJson json = new ModelJson();

  /**
   * @param forecasts false for a line as it was before it named who was heard
   */
  Map<String, Object> opened(String caseName, StepOutcome base, boolean forecasts) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("case", caseName);
    body.put("failure", base.failure());
    body.put("plan", base.planned() ? summary(base.plan()) : null);
    if (forecasts) {
      body.put(FORECASTS, outlooks(base));
    }
    return body;
  }

  Map<String, Object> rules(RuleSet rules) {
    List<Map<String, Object>> files = new ArrayList<>();
    for (RuleFile file : rules.files()) {
      files.add(
          Map.of(
              "pack",
              file.pack(),
              "name",
              file.name(),
              "version",
              file.version(),
              "drl",
              file.drl()));
    }
    return Map.of("version", rules.version(), "files", files);
  }

  Map<String, Object> alarm(Alarm alarm, boolean standing) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("standing", standing);
    body.put("alarm", map(json.tree(alarm)));
    return body;
  }

  Map<String, Object> started(long step, List<Request> requests) {
    List<Object> all = new ArrayList<>();
    for (Request request : requests) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("kind", request.kind().name());
      one.put("topic", request.topic());
      one.put("subject", request.subject());
      one.put("because", request.because());
      one.put(
          "rule",
          request.rule().pack() + "/" + request.rule().name() + "@" + request.rule().version());
      one.put("offset", request.cause().offset());
      one.put("series", request.cause().topic());
      one.put("ts", request.cause().ts().toString());
      one.put("value", request.cause().value().toString());
      all.add(one);
    }
    return Map.of("step", step, "requests", all);
  }

  /**
   * @param decision null when nothing changed or no plan was found
   * @param conditions after the step
   */
  Map<String, Object> finished(
      long step,
      StepOutcome outcome,
      Decision decision,
      List<String> superseded,
      List<String> expired,
      boolean late,
      double seconds,
      Conditions conditions) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("step", step);
    body.put("failure", outcome.failure());
    body.put(FORECASTS, outlooks(outcome));
    body.put("uncertainty", map(json.tree(outcome.assessment().set())));
    body.put("plan", outcome.planned() ? summary(outcome.plan()) : null);
    body.put("findings", outcome.findings().stream().map(json::tree).map(this::map).toList());
    body.put("decision", decision == null ? null : map(json.tree(decision)));
    body.put("supersedes", superseded);
    if (!expired.isEmpty()) {
      body.put("expires", expired);
    }
    body.put("late", late);
    body.put("carbonEurT", conditions.carbonEurT());
    body.put("seconds", seconds);
    return body;
  }

  private List<Map<String, Object>> outlooks(StepOutcome outcome) {
    return outcome.assessment().outlooks().stream().map(json::tree).map(this::map).toList();
  }

  Map<String, Object> ruling(String decision, DecisionState state, String by, String comment) {
    return Map.of("decision", decision, "state", state.name(), "by", by, "comment", comment);
  }

  Map<String, Object> alarmOrder(AlarmOrder order) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("order", order.kind().name());
    body.put("alarm", order.alarm());
    body.put("until", order.until() == null ? null : order.until().toString());
    body.put("by", order.by());
    body.put("comment", order.comment());
    return body;
  }

  /** What the clock decided; its time is named so that it counts in the hash. */
  Map<String, Object> silence(Silence silence) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("noticed", silence.noticedAt().toString());
    body.put("series", silence.series().stream().map(LedgerLines::series).toList());
    if (silence.total()) {
      body.put("source", silence.source());
      body.put("since", silence.since().toString());
    }
    return body;
  }

  private static Map<String, Object> series(Silence.Series silent) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("series", silent.id().path());
    body.put("interval", silent.interval().toString());
    body.put("longest", silent.longest().toString());
    body.put("expected", silent.expected());
    return body;
  }

  Silence silence(LedgerEntry line) {
    JsonNode body = node(line.body());
    List<Silence.Series> silent = new ArrayList<>();
    for (JsonNode one : body.path("series")) {
      silent.add(
          new Silence.Series(
              SeriesId.parse(one.path("series").asText()).orElseThrow(),
              Duration.parse(one.path("interval").asText()),
              Duration.parse(one.path("longest").asText()),
              one.path("expected").asInt()));
    }
    return new Silence(
        Instant.parse(body.path("noticed").asText()),
        silent,
        body.path("source").asText(""),
        body.has("since") ? Instant.parse(body.path("since").asText()) : null);
  }

  /** The plan's identity and figures; the flows stand in the plan's own file. */
  private Map<String, Object> summary(Plan plan) {
    Map<String, Object> all = map(json.tree(plan));
    Map<String, Object> body = new LinkedHashMap<>();
    for (String key :
        List.of(
            "id",
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
            "sites",
            "shares")) {
      body.put(key, all.get(key));
    }
    return body;
  }

  Decision decision(LedgerEntry line) {
    Object body = line.body().get("decision");
    return body == null ? null : json.decision(node(body)).recordedAs(line.hash());
  }

  Alarm alarm(LedgerEntry line) {
    return json.alarm(node(line.body().get("alarm")));
  }

  AlarmOrder alarmOrder(LedgerEntry line) {
    Map<String, Object> body = line.body();
    return new AlarmOrder(
        AlarmOrder.Kind.valueOf((String) body.get("order")),
        (String) body.get("alarm"),
        body.get("until") == null ? null : Instant.parse((String) body.get("until")),
        (String) body.get("by"),
        (String) body.get("comment"));
  }

  /** Whether a line names the outlooks that were planned with. */
  static boolean hasOutlooks(LedgerEntry line) {
    return line.body().containsKey(FORECASTS);
  }

  /** The findings of a finished step. */
  List<Finding> findings(LedgerEntry finished) {
    List<Finding> findings = new ArrayList<>();
    node(finished.body().get("findings")).forEach(tree -> findings.add(json.finding(tree)));
    return findings;
  }

  /** The outlooks that a line's plan was made with; empty where it does not tell. */
  List<Outlook> outlooks(LedgerEntry line) {
    List<Outlook> outlooks = new ArrayList<>();
    node(line.body().get(FORECASTS)).forEach(tree -> outlooks.add(json.outlook(tree)));
    return outlooks;
  }

  JsonNode node(Object body) {
    return mapper.valueToTree(body);
  }

  List<RuleFile> ruleFiles(LedgerEntry line) {
    List<RuleFile> files = new ArrayList<>();
    for (JsonNode file : node(line.body().get("files"))) {
      files.add(
          new RuleFile(
              file.path("pack").asText(),
              file.path("name").asText(),
              file.path("version").asText(),
              file.path("drl").asText()));
    }
    return files;
  }

  private Map<String, Object> map(JsonNode tree) {
    return mapper.convertValue(tree, new TypeReference<LinkedHashMap<String, Object>>() {});
  }
}
