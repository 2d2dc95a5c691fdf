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
        "noise"
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
            "noise");
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
