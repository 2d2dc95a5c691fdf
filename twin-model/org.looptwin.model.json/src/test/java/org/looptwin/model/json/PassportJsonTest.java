package org.looptwin.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.looptwin.model.network.Case;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Metric;
import org.looptwin.model.telemetry.MetricCatalogue;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;
import org.looptwin.model.twin.TwinSnapshot;

/** A passport holds what the pack itself has told; the rest is named, never guessed. */
class PassportJsonTest {
  private static final Case REFERENCE = CaseFolder.read(Path.of("../cases/meb-europe")).reference();
  private static final MetricCatalogue CATALOGUE = MetricCatalogueFile.standard();
  private static final Instant MORNING = Instant.parse("2027-02-17T06:00:00Z");

  private final List<JournalEntry> journal = new ArrayList<>();

  private void tell(String battery, String metric, double value, Quality quality) {
    SeriesId series = new SeriesId(SeriesId.BATTERY, battery, metric);
    Reading reading = new Reading(series, MORNING, Value.of(value), quality, -1, "bms");
    journal.add(new JournalEntry(journal.size() + 1L, reading, MORNING));
  }

  private Optional<ObjectNode> passport(String battery, Instant now) {
    TwinSnapshot twin = TwinSnapshot.empty("meb-europe").with(journal);
    return new ModelJson().passport(battery, twin, REFERENCE, CATALOGUE, now);
  }

  private static List<String> ids(JsonNode list) {
    List<String> ids = new ArrayList<>();
    list.forEach(item -> ids.add(item.path("id").asText()));
    return ids;
  }

  private static JsonNode item(JsonNode list, String id) {
    for (JsonNode item : list) {
      if (item.path("id").asText().equals(id)) {
        return item;
      }
    }
    throw new AssertionError(id + " is not in " + list);
  }

  @Test
  void whatThePackToldIsKnownWithWhereItComesFrom() {
    tell("PK-7", "soh", 91.5, Quality.GOOD);
    tell("PK-7", "cycles", 412, Quality.UNCERTAIN);
    tell("PK-8", "soc", 40, Quality.GOOD);
    ObjectNode passport = passport("PK-7", MORNING).orElseThrow();
    assertThat(ids(passport.path("known"))).containsExactly("state-of-health", "cycles");
    JsonNode health = item(passport.path("known"), "state-of-health");
    assertThat(health.path("v").asDouble()).isEqualTo(91.5);
    assertThat(health.path("u").asText()).isEqualTo("%");
    assertThat(health.path("src").asText()).isEqualTo("bms");
    assertThat(health.path("offset").asLong()).isEqualTo(1);
    assertThat(health.path("point").asText()).isEqualTo("Annex XIII, point 4");
    assertThat(health.path("access").asText()).isEqualTo("LEGITIMATE_INTEREST");
    assertThat(item(passport.path("known"), "cycles").path("q").asText()).isEqualTo("UNCERTAIN");
    assertThat(passport.path("complete").asBoolean()).isFalse();
  }

  @Test
  void whatIsNotKnownIsNamedWithTheReason() {
    tell("PK-7", "soh", 91.5, Quality.BAD);
    JsonNode missing = passport("PK-7", MORNING).orElseThrow().path("missing");
    assertThat(item(missing, "state-of-health").path("because").asText()).contains("BAD quality");
    assertThat(item(missing, "cycles").path("because").asText())
        .isEqualTo("No reading of battery/PK-7/cycles has come.");
    assertThat(item(missing, "manufacturer").path("because").asText()).contains("declared by");
    assertThat(ids(missing)).doesNotHaveDuplicates();
  }

  @Test
  void aBatteryThatNobodyHasHeardOfHasNone() {
    tell("PK-7", "soh", 91.5, Quality.GOOD);
    assertThat(passport("PK-9", MORNING)).isEmpty();
  }

  @Test
  void theObligationIsThatOfTheCasesPackAndBeginsOnItsDay() {
    tell("PK-7", "soh", 91.5, Quality.GOOD);
    JsonNode eve = passport("PK-7", MORNING).orElseThrow().path("obligation");
    assertThat(eve.path("rule").asText()).isEqualTo("BR-77");
    assertThat(eve.path("from").asText()).isEqualTo("2027-02-18");
    assertThat(eve.path("running").asBoolean()).isFalse();
    JsonNode day = passport("PK-7", MORNING.plusSeconds(86_400)).orElseThrow().path("obligation");
    assertThat(day.path("running").asBoolean()).isTrue();
  }

  @Test
  void everyMetricThatPacksMaySendHasItsPlace() {
    List<String> metrics =
        CATALOGUE.all().stream()
            .filter(metric -> metric.families().contains(SeriesId.BATTERY))
            .map(Metric::name)
            .toList();
    metrics.forEach(metric -> tell("PK-7", metric, 1, Quality.GOOD));
    List<String> places = new ArrayList<>();
    passport("PK-7", MORNING)
        .orElseThrow()
        .path("known")
        .forEach(known -> places.add(known.path("series").asText()));
    assertThat(places)
        .containsExactlyInAnyOrderElementsOf(
            metrics.stream().map(metric -> "battery/PK-7/" + metric).toList());
  }
}
