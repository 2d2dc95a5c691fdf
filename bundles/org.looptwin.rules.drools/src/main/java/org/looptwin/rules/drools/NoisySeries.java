package org.looptwin.rules.drools;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;
import org.looptwin.rules.drools.ScenarioReader.Arrival;

/**
 * An ordinary series with the faults of ordinary plants: values between two limits, 0.5 % of them
 * up to 15 minutes late, 0.2 % BAD with ten times the value, clocks up to 90 s off. Duplicates and
 * unreadable messages do not reach the rules.
 */
final class NoisySeries {
  private static final double LATE = 0.005;
  private static final double BAD = 0.002;
  private static final int LATE_SECONDS = 900;
  private static final int SKEW_SECONDS = 90;

  private final SeriesId series;
  private final Instant from;
  private final Duration every;
  private final JsonNode noise;

  NoisySeries(JsonNode given) {
    this.series = ScenarioReader.series(given);
    this.from = ScenarioReader.from(given);
    this.every = Duration.parse(given.path("every").asText("PT1H"));
    this.noise = given.get("noise");
  }

  List<Arrival> arrivals() {
    Random random = new Random(noise.path("seed").asLong(1));
    double low = noise.path("low").asDouble();
    double high = noise.path("high").asDouble();
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < noise.path("count").asInt(24); i++) {
      Instant at = from.plus(every.multipliedBy(i));
      Instant ts = at.plusSeconds(random.nextInt(2 * SKEW_SECONDS + 1) - SKEW_SECONDS);
      boolean bad = random.nextDouble() < BAD;
      double value = low + (high - low) * random.nextDouble();
      long delay = random.nextDouble() < LATE ? random.nextInt(LATE_SECONDS) : 0;
      arrivals.add(
          new Arrival(
              at.plusSeconds(delay),
              new Reading(
                  series,
                  ts,
                  Value.of(bad ? value * 10 : value),
                  bad ? Quality.BAD : Quality.GOOD,
                  i,
                  "")));
    }
    return arrivals;
  }
}
