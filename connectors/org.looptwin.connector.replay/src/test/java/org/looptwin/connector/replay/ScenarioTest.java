package org.looptwin.connector.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.connector.api.Replay.FaultProfile;
import org.looptwin.connector.api.Replay.TimedMessage;
import org.looptwin.model.json.MetricCatalogueFile;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.telemetry.Metric;
import org.looptwin.model.telemetry.MetricCatalogue;
import org.looptwin.model.telemetry.SeriesId;

class ScenarioTest {
  private static final Case REFERENCE = ReferenceCase.named("meb-europe");
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final MetricCatalogue CATALOGUE = MetricCatalogueFile.standard();

  private final ReplayService replay = new ReplayService();

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "strike_cl",
        "strike_ar",
        "suez_closed",
        "red_sea",
        "plant_down_b01",
        "thermal_r03",
        "eua_spike",
        "returns_drop",
        "recovery_low",
        "noise",
        "load_mean"
      })
  void everyReadingIsOneThatTheCatalogueAccepts(String scenario) {
    List<TimedMessage> messages = play(scenario, 1);
    assertThat(messages).isNotEmpty().isSortedAccordingTo(Comparator.comparing(TimedMessage::at));
    for (TimedMessage message : messages) {
      SeriesId series = SeriesId.parse(message.topic()).orElseThrow();
      Metric metric = CATALOGUE.find(series).orElseThrow();
      JsonNode json = json(message);
      assertThat(Instant.parse(json.path("ts").asText())).isEqualTo(message.at());
      if (metric.text()) {
        assertThat(metric.words()).contains(json.path("v").asText());
      } else {
        double value =
            metric.convert(json.path("v").asDouble(), json.path("u").asText()).orElseThrow();
        assertThat(value).as(message.topic()).isBetween(metric.min(), metric.max());
      }
    }
  }

  @Test
  void allScenariosOfTheCatalogueAreThere() {
    assertThat(replay.scenarios())
        .containsExactly(
            "strike_cl",
            "strike_ar",
            "suez_closed",
            "red_sea",
            "plant_down_b01",
            "thermal_r03",
            "eua_spike",
            "returns_drop",
            "recovery_low",
            "noise",
            "load_mean",
            "load_burst");
  }

  @Test
  void aDayIsAtMostThreeHundredMessages() {
    Map<Long, Long> byDay =
        play("strike_cl", 1).stream()
            .collect(
                Collectors.groupingBy(
                    m -> Duration.between(START, m.at()).toDays(), Collectors.counting()));
    assertThat(byDay).hasSize(9);
    assertThat(byDay.values()).allSatisfy(n -> assertThat(n).isBetween(200L, 300L));
  }

  @Test
  void inTheStrikeTheSecondBadDayOfS01ThenOfS02ComesBeforeTheFlags() {
    List<TimedMessage> messages = play("strike_cl", 1);
    List<TimedMessage> s01 = of(messages, "supplier/S01/confirmed_vs_planned");
    List<TimedMessage> s02 = of(messages, "supplier/S02/confirmed_vs_planned");
    assertThat(values(s01).subList(2, 8)).containsOnly(15.0);
    assertThat(values(s02).subList(2, 8)).containsOnly(50.0);
    assertThat(values(s01).subList(0, 2)).allMatch(v -> v >= 96 && v <= 103);
    assertThat(values(s01).get(8)).isBetween(96.0, 103.0);

    assertThat(s02.get(3).at()).isEqualTo(Instant.parse("2025-01-04T06:05:00Z"));
    assertThat(s01.get(3).at()).isEqualTo(Instant.parse("2025-01-04T06:04:00Z"));
    for (String supplier : List.of("S01", "S02")) {
      List<TimedMessage> flags = of(messages, "supplier/" + supplier + "/strike_flag");
      assertThat(values(flags)).containsExactly(1.0, 0.0);
      assertThat(flags.get(0).at()).isEqualTo(Instant.parse("2025-01-04T10:00:00Z"));
    }
  }

  @Test
  void utilisationFallsBy40PointsIn30DaysSoByEightInSix() {
    List<Double> struck = values(of(play("strike_cl", 1), "supplier/S01/capacity_utilisation"));
    List<Double> calm = values(of(play("strike_cl", 1), "supplier/S03/capacity_utilisation"));
    assertThat(struck.get(8)).isLessThan(struck.get(1) - 3);
    assertThat(calm.get(8)).isCloseTo(calm.get(1), within(8.0));
    ScriptLine line =
        Scenario.named("strike_cl").script().stream()
            .filter(l -> l.metric().equals("capacity_utilisation"))
            .findFirst()
            .orElseThrow();
    assertThat(line.apply(Duration.ofDays(2 + 6), 80.0)).isEqualTo(72.0);
  }

  @Test
  void thermalRunawayPasses57AndAHalfDegreesHalfWay() {
    List<TimedMessage> heat = of(play("thermal_r03", 1), "recycling-centre/R03/cell_temp_max");
    TimedMessage half =
        heat.stream()
            .filter(m -> m.at().equals(Instant.parse("2025-01-01T12:03:00Z")))
            .findFirst()
            .orElseThrow();
    assertThat(json(half).path("v").asDouble()).isEqualTo(57.5);
    assertThat(values(heat)).contains(45.0, 70.0);
  }

  @Test
  void theCarbonPriceEndsEighteenPercentAboveTheCase() {
    List<Double> price = values(of(play("eua_spike", 1), "market/eua_price"));
    double before = REFERENCE.observations().market().get("eua_eur_t_studycal").last();
    assertThat(price.get(0)).isCloseTo(before, within(before * 0.011));
    assertThat(price.get(7)).isCloseTo(before * 1.18, within(before * 0.013));
  }

  @Test
  void theRouteClosesOnOneSuezLaneOfEverySupplierThatHasOne() {
    List<TimedMessage> routes =
        play("suez_closed", 1).stream().filter(m -> m.topic().endsWith("/route_active")).toList();
    assertThat(routes).hasSize(20);
    assertThat(values(routes).subList(0, 10)).containsOnly(0.0);
    assertThat(values(routes).subList(10, 20)).containsOnly(1.0);
    assertThat(routes.stream().map(m -> m.topic().split("/")[1]).distinct())
        .allSatisfy(
            lane ->
                assertThat(REFERENCE.network().lane(lane).orElseThrow().laneClass())
                    .isEqualTo(LaneClass.SUEZ));
  }

  @Test
  void theLineOfB01IsDownForFourteenDaysAndTheOthersRun() {
    List<TimedMessage> messages = play("plant_down_b01", 1);
    List<String> words =
        of(messages, "battery-plant/B01/line_state").stream()
            .map(m -> json(m).path("v").asText())
            .toList();
    assertThat(words.indexOf("DOWN")).isBetween(1, 2);
    assertThat(words.stream().filter("DOWN"::equals)).hasSize(15);
    assertThat(words.get(words.size() - 1)).isEqualTo("RUN");
    assertThat(of(messages, "battery-plant/B02/line_state"))
        .allMatch(m -> json(m).path("v").asText().equals("RUN"));
  }

  /** What the catalogue says of each scenario, read from the files. */
  @Test
  void sizesAndTimesAreThoseOfTheCatalogue() {
    assertThat(script("strike_cl"))
        .containsExactlyInAnyOrder(
            "supplier/S01 confirmed_vs_planned STEP 100.0 to 15.0 over PT144H",
            "supplier/S02 confirmed_vs_planned STEP 100.0 to 50.0 over PT144H",
            "supplier/S01 capacity_utilisation RAMP by -40.0 over PT720H",
            "supplier/S01 strike_flag STEP 0.0 to 1.0 over PT110H",
            "supplier/S02 strike_flag STEP 0.0 to 1.0 over PT110H");
    assertThat(script("strike_ar"))
        .contains("supplier/S05 confirmed_vs_planned STEP 100.0 to 15.0 over PT144H");
    assertThat(script("suez_closed"))
        .containsExactly("lane/*SUEZ route_active STEP 1.0 to 0.0 over PT240H");
    assertThat(script("red_sea"))
        .containsExactly(
            "market redsea_delay_d RAMP by 23.0 over PT96H",
            "market congestion_idx RAMP by 24.0 over PT96H",
            "lane/*SUEZ eta_delay_h STEP 24.0 to 576.0 over PT168H"); // 24 h + 23 d
    assertThat(script("plant_down_b01"))
        .contains("battery-plant/B01 line_state STEP RUN to DOWN over PT336H");
    assertThat(script("thermal_r03"))
        .contains("recycling-centre/R03 cell_temp_max RAMP 45.0 to 70.0 over PT6M");
    assertThat(script("eua_spike")).containsExactly("market eua_price RAMP times 1.18 over PT72H");
    assertThat(script("returns_drop"))
        .containsExactly("vehicle-plant/* returns_received STEP times 0.6 over PT336H");
    assertThat(script("recovery_low"))
        .containsExactly("recycling-centre/R03 recovery_Li STEP null to 49.0 over PT120H");
  }

  private static List<String> script(String name) {
    return Scenario.named(name).script().stream()
        .map(
            line ->
                "%s %s %s %s over %s"
                    .formatted(
                        line.target(),
                        line.metric(),
                        line.shape(),
                        line.to() != null
                            ? line.from() + " to " + line.to()
                            : line.size() != null ? "by " + line.size() : "times " + line.factor(),
                        line.duration()))
        .toList();
  }

  @Test
  void theBurstIsFiveHundredReadingsASecondForTenMinutesAndNoneTwice() {
    List<TimedMessage> burst = play("load_burst", 1);
    assertThat(burst).hasSize(300_000);
    assertThat(Duration.between(START, burst.get(299_999).at()))
        .isBetween(Duration.ofSeconds(599), Duration.ofSeconds(600));
    assertThat(burst.stream().limit(60_000).map(m -> m.topic() + m.at()).distinct())
        .hasSize(60_000);
    assertThat(play("load_mean", 1)).hasSize(3_000);
  }

  @Test
  void equalSeedsGiveEqualMessagesAndOtherSeedsOthers() {
    assertThat(play("noise", 7)).isEqualTo(play("noise", 7)).isNotEqualTo(play("noise", 8));
  }

  @Test
  void aScenarioAboutASiteThatTheCaseLacksSaysSo() {
    Case tiny = ReferenceCase.named("tiny");
    assertThat(replay.messages("noise", tiny, START, 1, FaultProfile.NONE)).isNotEmpty();
    assertThatThrownBy(() -> replay.messages("thermal_r03", tiny, START, 1, FaultProfile.NONE))
        .hasMessageContaining("tiny")
        .hasMessageContaining("recycling-centre/R03");
    assertThatThrownBy(() -> replay.messages("strike", tiny, START, 1, FaultProfile.NONE))
        .hasMessageContaining("'strike'")
        .hasMessageContaining("strike_cl");
  }

  private List<TimedMessage> play(String scenario, long seed) {
    return replay.messages(scenario, REFERENCE, START, seed, FaultProfile.NONE);
  }

  private static List<TimedMessage> of(List<TimedMessage> messages, String topic) {
    return messages.stream().filter(m -> m.topic().equals(topic)).toList();
  }

  private static List<Double> values(List<TimedMessage> messages) {
    return messages.stream().map(m -> json(m).path("v").asDouble()).toList();
  }

  private static JsonNode json(TimedMessage message) {
    return new ModelJson().parse(message.json());
  }
}
