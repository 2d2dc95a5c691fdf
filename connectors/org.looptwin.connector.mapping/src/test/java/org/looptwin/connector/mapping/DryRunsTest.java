package org.looptwin.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.looptwin.connector.api.MappingTrials.Accepted;
import org.looptwin.connector.api.MappingTrials.Sample;
import org.looptwin.connector.api.MappingTrials.Trial;
import org.looptwin.model.telemetry.Quality;

class DryRunsTest {
  private static final Path EXAMPLE =
      Path.of("..", "..", "dist", "conf", "mappings", "example.json");
  private static final Instant NOW = Instant.parse("2024-03-01T07:00:00Z");

  @Test
  void everySampleOfTheShippedExampleIsAccepted() {
    Trial trial = new DryRuns().dryRun(EXAMPLE, List.of(), Workshop.REFERENCE, NOW);
    assertThat(trial.errors()).isEmpty();
    assertThat(trial.warnings()).isEmpty();
    assertThat(trial.tried()).hasSize(4).allMatch(tried -> tried.refused().isEmpty());
    Instant six = Instant.parse("2024-03-01T06:00:00Z");
    assertThat(trial.tried().get(0).accepted())
        .contains(
            new Accepted(
                "battery-plant/B01/output_kwh",
                "12400.0",
                "kWh/h",
                Quality.GOOD,
                six,
                "line-2",
                "/data/output_mw"),
            new Accepted(
                "battery-plant/B01/dry_room_dewpoint",
                "-42.0",
                "°C",
                Quality.GOOD,
                six,
                "line-2",
                "/data/dewpoint"));
    assertThat(trial.tried().get(1).accepted())
        .extracting(Accepted::series, Accepted::time)
        .contains(org.assertj.core.groups.Tuple.tuple("recycling-centre/R01/gas_CO_ppm", six));
  }

  @Test
  void whatTheGateWouldSayOfAClockAheadIsSaid() {
    Trial trial =
        new DryRuns()
            .dryRun(
                EXAMPLE,
                List.of(pack("1709276460"), pack("1709276520"), pack("1709370000")),
                Workshop.REFERENCE,
                NOW);
    var own = trial.tried().subList(4, 7);
    assertThat(own.get(0).accepted().get(0).quality()).as("60 s").isEqualTo(Quality.GOOD);
    assertThat(own.get(1).accepted().get(0).quality()).as("120 s").isEqualTo(Quality.UNCERTAIN);
    assertThat(own.get(2).refused().get(0).reason()).as("26 h").isEqualTo("future");
  }

  private static Sample pack(String seconds) {
    String json = "{\"t\":" + seconds + ",\"soh\":90}";
    return new Sample("fleet/P1/health", json.getBytes(StandardCharsets.UTF_8));
  }
}
