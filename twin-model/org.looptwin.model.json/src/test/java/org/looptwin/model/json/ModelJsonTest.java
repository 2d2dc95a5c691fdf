package org.looptwin.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.alarm.AlarmState;
import org.looptwin.model.alarm.Priority;
import org.looptwin.model.decision.Change;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Network;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Indicators;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.model.plan.SolverInfo;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.request.Cause;
import org.looptwin.model.request.Request;
import org.looptwin.model.request.RequestKind;
import org.looptwin.model.request.RuleRef;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;

class ModelJsonTest {
  private static final Instant T = Instant.parse("2025-01-03T06:00:00Z");
  private static final RuleRef RULE =
      new RuleRef("disruption", "supplier disrupted", "0a1b2c3d4e5f");
  private static final Cause CAUSE =
      new Cause(17, "supplier/S01/confirmed_vs_planned", T, Value.of(0.1 + 0.2));

  private final ModelJson json = new ModelJson();

  @Test
  void readsBackAPlanExactly() {
    assertThat(json.plan(again(json.tree(plan(set()))))).isEqualTo(plan(set()));
  }

  @Test
  void writesNoUncertaintyAsAnEmptyObject() {
    ObjectNode tree = json.tree(plan(null));

    assertThat(tree.get("uncertainty")).isEmpty();
    assertThat(json.plan(again(tree))).isEqualTo(plan(null));
  }

  @Test
  void writesThePlanInTheFormThatOthersRead() {
    ObjectNode tree = json.tree(plan(null));

    assertThat(tree.path("case").asText()).isEqualTo("tiny");
    assertThat(tree.path("parts").path("purchaseEur").asDouble()).isEqualTo(2.5);
    assertThat(tree.path("start").asText()).isEqualTo("2025-01");
    assertThat(tree.path("shares").path("LI").path("S01").path(1).asDouble()).isEqualTo(1.0 / 3);
    assertThat(tree.path("flows").path(0).toString())
        .isEqualTo("{\"lane\":\"S01-B01-road\",\"month\":1,\"kwh\":1.0E-5}");
    assertThat(tree.path("indicators")).hasSize(12);
    assertThat(tree.path("indicators").path("paybackYears").isNull()).isTrue();
    assertThat(tree.path("siteGap").isNull()).isTrue();
  }

  @Test
  void writesWhatIsNotFiniteAsNull() {
    Plan infeasible = json.plan(json.tree(plan(null)).put("status", "INFEASIBLE").putNull("gap"));

    assertThat(infeasible.gap()).isNaN();
    assertThat(json.tree(infeasible).get("gap").isNull()).isTrue();
  }

  @Test
  void namesTheFieldThatIsWrong() {
    ObjectNode tree = json.tree(plan(null));
    ((ObjectNode) tree.get("parts")).put("carbonEur", "much");

    assertThatThrownBy(() -> json.plan(tree))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("plan.parts.carbonEur is \"much\", expected a finite number");
    assertThatThrownBy(() -> json.plan(json.tree(plan(null)).put("status", "GOOD")))
        .hasMessageContaining("plan.status is \"GOOD\", expected one of [OPTIMAL");
    assertThatThrownBy(() -> json.parse("{\n oops}")).hasMessageStartingWith("line 2");
  }

  @Test
  void tellsWhereTheFieldThatIsWrongStands() {
    ObjectNode tree = json.tree(plan(null));
    tree.putArray("regeneratedKwh").add(1.5).add("x");
    assertThatThrownBy(() -> json.plan(tree))
        .isInstanceOfSatisfying(
            UnreadableField.class,
            wrong -> {
              assertThat(wrong.pointer()).isEqualTo("/regeneratedKwh/1");
              assertThat(wrong.found()).isEqualTo("\"x\"");
              assertThat(wrong.expected()).isEqualTo("a finite number");
            });
    tree.putArray("flows").addObject().put("lane", "A1").put("month", 1.5).put("kwh", 3);
    tree.remove("regeneratedKwh");
    assertThatThrownBy(() -> json.plan(tree))
        .isInstanceOfSatisfying(
            UnreadableField.class,
            wrong -> assertThat(wrong.pointer()).isEqualTo("/flows/0/month"));
    tree.remove("flows");
    tree.putObject("shares").putObject("LI").putArray("S01").add(true);
    assertThatThrownBy(() -> json.plan(tree))
        .isInstanceOfSatisfying(
            UnreadableField.class,
            wrong -> assertThat(wrong.pointer()).isEqualTo("/shares/LI/S01/0"));
  }

  @Test
  void tellsWhereItStandsAmongNamesWithPointsAndSlashes() {
    assertThat(pointerToShareOf("S.01")).isEqualTo("/shares/LI/S.01/0");
    assertThat(pointerToShareOf("S/0~1")).isEqualTo("/shares/LI/S~10~01/0");
  }

  private String pointerToShareOf(String supplier) {
    ObjectNode tree = json.tree(plan(null));
    tree.putObject("shares").putObject("LI").putArray(supplier).add(true);
    return catchThrowableOfType(() -> json.plan(tree), UnreadableField.class).pointer();
  }

  @Test
  void namesAKeyThatIsUnknownOnce() {
    ObjectNode tree = json.tree(plan(null));
    tree.putObject("routes").putObject("B01").putArray("PIPE").add(1);
    assertThatThrownBy(() -> json.plan(tree))
        .isInstanceOfSatisfying(
            UnreadableField.class, wrong -> assertThat(wrong.pointer()).isEqualTo("/routes/B01"))
        .hasMessage("plan.routes.B01 is holding the unknown key PIPE, expected known keys");
  }

  @Test
  void readsBackADecisionExactly() {
    Decision decision =
        new Decision(
            "D-000001",
            17,
            DecisionState.PROPOSED,
            T,
            CAUSE,
            RULE,
            List.of("S01 delivers 15 % of plan"),
            "F-1",
            "U-1",
            "P-2",
            "P-1",
            List.of(new Change("share of S01 in month 1", 0.3, 0.1, "")),
            List.of("Buy less from S01."),
            List.of(finding(0.49), finding(null)),
            true,
            false,
            null,
            null,
            "ab".repeat(32));

    JsonNode tree = again(json.tree(decision));

    assertThat(json.decision(tree)).isEqualTo(decision);
    assertThat(tree.path("cause").path("value").asDouble()).isEqualTo(0.1 + 0.2);
    assertThat(tree.get("by").isNull()).isTrue();
  }

  @Test
  void readsBackAlarmsFindingsRequestsOutlooksAndSets() {
    Alarm alarm =
        new Alarm("a-S01", AlarmState.RETURNED, Priority.HIGH, "S01", "b", "", RULE, CAUSE, T);
    Request request =
        new Request(RequestKind.REOPTIMISE, "t", "S01", null, "because", RULE, CAUSE, T);
    Outlook outlook =
        new Outlook(
            "p:S01",
            "theta",
            series(0.1, 0.2),
            Map.of(0.1, series(0.05, 0.1), 0.9, series(1.0 / 3, 0.4)),
            List.of(0.01, -0.02),
            List.of("short"),
            List.of("damped", "theta"),
            List.of("lstm passed over: training, 1 of 4"));

    assertThat(json.alarm(again(json.tree(alarm)))).isEqualTo(alarm);
    assertThat(json.tree(alarm).has("by")).as("an untouched alarm has no new fields").isFalse();
    Alarm shelved = alarm.touched(AlarmState.SHELVED, T.plusSeconds(60), "ann", "known");
    assertThat(json.alarm(again(json.tree(shelved)))).isEqualTo(shelved);
    assertThat(json.request(again(json.tree(request)))).isEqualTo(request);
    assertThat(json.finding(again(json.tree(finding(0.49))))).isEqualTo(finding(0.49));
    assertThat(json.outlook(again(json.tree(outlook)))).isEqualTo(outlook);
    assertThat(json.uncertaintySet(again(json.tree(set())))).isEqualTo(set());
  }

  @Test
  void keepsTextValuesApartFromNumbers() {
    Cause down = new Cause(3, "battery-plant/B01/line_state", T, Value.of("DOWN"));
    Alarm alarm = new Alarm("x", AlarmState.CLEARED, Priority.LOW, "B01", "b", "", RULE, down, T);

    assertThat(json.alarm(again(json.tree(alarm))).cause().value()).isEqualTo(Value.of("DOWN"));
  }

  @Test
  void callsASignalStaleAfterThreeOfItsIntervals() {
    // stock_on_hand: 1 h for lithium, 4 h for parts; a strike flag is an event and never stale
    Instant later = T.plus(Duration.ofHours(3)).plusMillis(1);

    assertThat(stale(later, "S01", "stock_on_hand")).isTrue();
    assertThat(stale(later.minusMillis(1), "S01", "stock_on_hand")).isFalse();
    assertThat(stale(later, "S02", "stock_on_hand")).isFalse();
    assertThat(stale(T.plus(Duration.ofHours(13)), "S02", "stock_on_hand")).isTrue();
    assertThat(stale(T.plus(Duration.ofDays(900)), "S01", "strike_flag")).isFalse();
  }

  @Test
  void writesTheTwinWithSitesLanesAndMarket() {
    JsonNode tree = json.tree(twin(), network(), MetricCatalogueFile.standard(), T);

    assertThat(tree.path("revision").asLong()).isEqualTo(5);
    assertThat(tree.path("at").asText()).isEqualTo("2025-01-03T06:00:00Z");
    assertThat(tree.path("nodes").path("S01").path("type").asText()).isEqualTo("supplier");
    assertThat(tree.path("nodes").path("S02").path("metrics").path("stock_on_hand").toString())
        .isEqualTo(
            "{\"v\":9.0,\"u\":\"d\",\"q\":\"GOOD\",\"ts\":\"2025-01-03T06:00:00Z\",\"src\":\"\","
                + "\"stale\":false,\"offset\":2}");
    assertThat(tree.path("market").path("eua_price").path("v").asDouble()).isEqualTo(71.5);
    assertThat(tree.path("lanes").path("L1").path("metrics").path("eta_delay_h").path("v").asInt())
        .isEqualTo(5);
  }

  @Test
  void quarantinesTextAsTextAndBytesAsBase64() {
    byte[] text = "{\"v\":}".getBytes(StandardCharsets.UTF_8);
    assertThat(json.quarantine("malformed", "d", "supplier/S01/x", text, T).toString())
        .isEqualTo(
            "{\"reason\":\"malformed\",\"detail\":\"d\",\"topic\":\"supplier/S01/x\",\"payload\":"
                + "\"{\\\"v\\\":}\",\"encoding\":\"utf8\",\"receivedAt\":\"2025-01-03T06:00:00Z\"}");
    JsonNode bytes = json.quarantine("malformed", "d", "t", new byte[] {(byte) 0xFF, 1}, T);
    assertThat(bytes.path("payload").asText()).isEqualTo("/wE=");
    assertThat(bytes.path("encoding").asText()).isEqualTo("base64");
  }

  private boolean stale(Instant now, String node, String metric) {
    JsonNode tree = json.tree(twin(), network(), MetricCatalogueFile.standard(), now);
    return tree.at("/nodes/" + node + "/metrics/" + metric + "/stale").asBoolean();
  }

  private JsonNode again(JsonNode tree) {
    return json.parse(json.text(tree));
  }

  private static TwinSnapshot twin() {
    return TwinSnapshot.empty("tiny")
        .with(
            List.of(
                entry(1, new SeriesId("supplier", "S01", "stock_on_hand"), 20),
                entry(2, new SeriesId("supplier", "S02", "stock_on_hand"), 9),
                entry(3, new SeriesId("supplier", "S01", "strike_flag"), 1),
                entry(4, SeriesId.market("eua_price"), 71.5),
                entry(5, new SeriesId("lane", "L1", "eta_delay_h"), 5)));
  }

  private static JournalEntry entry(long offset, SeriesId series, double v) {
    return new JournalEntry(offset, new Reading(series, T, Value.of(v), Quality.GOOD, -1, ""), T);
  }

  private static Network network() {
    return new Network(
        "tiny", List.of(supplier("S01", Commodity.LI), supplier("S02", Commodity.CAM)), List.of());
  }

  private static Node supplier(String id, Commodity commodity) {
    return new Node(
        id, NodeType.SUPPLIER, commodity, id, "DE", 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, true, 6, 0);
  }

  private static Finding finding(Double value) {
    return new Finding(
        "eu-2023-1542", "BR-XII-C1", "R01", FindingState.NOTICE, value, 0.5, "share", "Art.", "s");
  }

  private static MonthlySeries series(double... values) {
    return new MonthlySeries(YearMonth.of(2025, 1), values);
  }

  private static UncertaintySet set() {
    Interval carbon =
        new Interval("carbon", series(96.8, 97), series(90, 90), series(101.8, 1e-17), "r");
    return new UncertaintySet("U-1", "box", Map.of("carbon", carbon), List.of("note"));
  }

  private static Plan plan(UncertaintySet uncertainty) {
    return new Plan(
        "P-1",
        "tiny",
        "dynamic",
        PlanStatus.WITHIN_GAP,
        5.0,
        new CostParts(1, 2.5, 0.5, 0.25, 0.75, 0),
        4.9,
        0.02,
        0.001,
        null,
        new SolverInfo("highs", "1.12"),
        0.3,
        Long.MAX_VALUE,
        17,
        uncertainty,
        YearMonth.of(2025, 1),
        2,
        Map.of("B01", true),
        Map.of("LI", Map.of("S01", List.of(0.3, 1.0 / 3))),
        Map.of("S03", Map.of(LaneClass.SUEZ, List.of(1.0, 2.0))),
        Map.of("S01", List.of(10.0, 20.0)),
        Map.of("B01", List.of(10.0, 20.0)),
        List.of(0.1, 0.2),
        List.of(new Flow("S01-B01-road", 1, 1e-5)),
        new Indicators(1.0, 2.0, null, 4.0, 5.0, 6.0, 7.0, 8.0, null, 10.0, null, null),
        List.of(),
        List.of("No payback: nothing was built."));
  }
}
