package org.looptwin.rules.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Metric;
import org.looptwin.model.telemetry.MetricCatalogue;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;
import org.looptwin.model.twin.Staleness;

/** A minute metric and an hourly one; time is moved, not waited for. */
class SilenceWatchTest {
  private static final Instant NOON = Instant.parse("2025-01-01T12:00:00Z");
  private static final MetricCatalogue CATALOGUE =
      new MetricCatalogue(
          List.of(
              metric("fast", Duration.ofMinutes(1)),
              metric("slow", Duration.ofHours(1)),
              metric("event", null)));
  private static final SeriesId B01 = new SeriesId("battery-plant", "B01", "fast");
  private static final SeriesId B01_SLOW = new SeriesId("battery-plant", "B01", "slow");
  private static final SeriesId B02 = new SeriesId("battery-plant", "B02", "fast");

  private final SilenceWatch watch = new SilenceWatch(new Staleness(CATALOGUE, id -> false));
  private Instant now = NOON;
  private long offset;

  private static Metric metric(String name, Duration every) {
    return new Metric(
        name, Set.of("battery-plant", "battery"), "1", Map.of(), 0, 1, List.of(), every);
  }

  private void hear(SeriesId series, Instant ts) {
    Reading reading = new Reading(series, ts, Value.of(1), Quality.GOOD, -1, "");
    watch.hear(List.of(new JournalEntry(++offset, reading, now)));
  }

  /** Every minute, and all in time. */
  private void minutes(int count, SeriesId... series) {
    for (int i = 0; i < count; i++) {
      now = now.plusSeconds(60);
      for (SeriesId one : series) {
        hear(one, now);
      }
    }
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private Optional<Silence> look() {
    return watch.look(now, () -> "");
  }

  private List<SeriesId> fallen() {
    return look().map(s -> s.series().stream().map(Silence.Series::id).toList()).orElse(List.of());
  }

  @Test
  void aSeriesFallsSilentWhenItIsOlderThanThreeIntervalsAndNotBefore() {
    minutes(3, B01);
    pass(Duration.ofMinutes(3));
    assertThat(look()).isEmpty();
    pass(Duration.ofMillis(1));
    assertThat(fallen()).containsExactly(B01);
    pass(Duration.ofDays(9));
    assertThat(look()).as("told once").isEmpty();
  }

  @Test
  void twoReadingsMakeNoSeriesThatIsExpected() {
    minutes(2, B01);
    pass(Duration.ofDays(1));
    assertThat(look()).isEmpty();
  }

  @Test
  void readingsThatAHandSendsInARowAreNoRegularOnes() {
    hear(B01, now.minusSeconds(120));
    hear(B01, now.minusSeconds(60));
    hear(B01, now);
    hear(B01, now.plusSeconds(1));
    pass(Duration.ofHours(1));
    assertThat(look()).isEmpty();
  }

  @Test
  void readingsFarApartAreNoRegularOnesEither() {
    for (int day = 0; day < 9; day++) {
      pass(Duration.ofMinutes(150)); // two and a half intervals
      hear(B01_SLOW, now);
    }
    pass(Duration.ofDays(9));
    assertThat(look()).isEmpty();
  }

  @Test
  void aReplayOfLastYearIsNeverExpectedToGoOn() {
    for (int minute = 0; minute < 60; minute++) {
      pass(Duration.ofMinutes(1));
      hear(B01, now.minus(Duration.ofDays(365)));
    }
    pass(Duration.ofHours(1));
    assertThat(look()).isEmpty();
  }

  @Test
  void aSenderFasterThanItsIntervalCountsByIntervals() {
    for (int second = 0; second < 180; second++) {
      pass(Duration.ofSeconds(1));
      hear(B01, now);
    }
    pass(Duration.ofMinutes(4));
    assertThat(fallen()).containsExactly(B01);
  }

  @Test
  void whatWasSilentMustBeRegularAgainBeforeItIsMissedAgain() {
    minutes(3, B01);
    for (int times = 0; times < 5; times++) {
      pass(Duration.ofMinutes(4)); // a slow sender: longer than three intervals every time
      assertThat(fallen()).hasSize(times == 0 ? 1 : 0);
      hear(B01, now);
    }
    minutes(3, B01);
    pass(Duration.ofMinutes(4));
    assertThat(fallen()).containsExactly(B01);
  }

  @Test
  void eventsAndBatteriesAreNeverExpected() {
    SeriesId event = new SeriesId("battery-plant", "B01", "event");
    SeriesId battery = new SeriesId("battery", "PACK-7", "fast");
    minutes(9, event, battery);
    pass(Duration.ofDays(9));
    assertThat(look()).isEmpty();
  }

  @Test
  void tellsHowManyOfItsPlaceWereExpected() {
    for (int hour = 0; hour < 3; hour++) {
      minutes(60, B01, B02);
      hear(B01_SLOW, now);
    }
    minutes(3, B02);
    pass(Duration.ofMillis(1));
    hear(B02, now);
    Silence first = look().orElseThrow();
    assertThat(first.series())
        .containsExactly(new Silence.Series(B01, Duration.ofMinutes(1), Duration.ofMinutes(3), 2));
    assertThat(first.total()).isFalse();
  }

  @Test
  void whatTheServerMissedWhileItWasAwayIsNotTheSendersFault() {
    minutes(3, B01, B02);
    pass(Duration.ofHours(2));
    watch.listenFrom(now);
    pass(Duration.ofMinutes(3));
    hear(B02, now);
    assertThat(look()).isEmpty();
    pass(Duration.ofMillis(1));
    assertThat(fallen()).containsExactly(B01);
  }

  @Test
  void whenNothingAtAllIsHeardOfTwoPlacesItIsOneSilence() {
    minutes(3, B01, B02);
    Instant last = now;
    pass(Duration.ofMinutes(3).plusMillis(1));
    Silence all = look().orElseThrow();
    assertThat(all).isEqualTo(new Silence(now, List.of(), Silence.SITES, last));
    pass(Duration.ofHours(1));
    assertThat(look()).as("told once").isEmpty();

    hear(B02, now); // it comes back; B01 has a limit's time to do so too
    pass(Duration.ofMinutes(3));
    hear(B02, now);
    assertThat(look()).isEmpty();
    pass(Duration.ofMillis(1));
    assertThat(fallen()).containsExactly(B01);
  }

  @Test
  void readingsThatTookTheirTimeDoNotMakeOneSilenceTwo() {
    for (int minute = 0; minute < 3; minute++) {
      pass(Duration.ofMinutes(1));
      hear(B01, now.minusSeconds(20));
      hear(B02, now.minusSeconds(2));
    }
    pass(Duration.ofSeconds(161)); // 181 s after B01's clock, 161 s after it came in
    assertThat(look().orElseThrow().source()).isEqualTo(Silence.SITES);
  }

  @Test
  void aFastSiteAmongSlowOnesIsOneSiteAndNotAll() {
    SeriesId slow = new SeriesId("battery-plant", "B02", "slow");
    for (int hour = 0; hour < 3; hour++) {
      minutes(60, B01);
      hear(slow, now);
    }
    pass(Duration.ofMinutes(4));
    assertThat(fallen()).containsExactly(B01);
  }

  @Test
  void aConnectorThatDoesNotRunIsNamedInsteadOfSeries() {
    minutes(3, B01);
    pass(Duration.ofMinutes(4));
    Silence all = watch.look(now, () -> "mqtt").orElseThrow();
    assertThat(all.source()).isEqualTo("mqtt");
    assertThat(all.series()).isEmpty();
  }

  @Test
  void continuesWithWhatIsKnownToBeSilent() {
    minutes(3, B01);
    watch.continueWith(
        new Silence(
            now,
            List.of(new Silence.Series(B01, Duration.ofMinutes(1), Duration.ofMinutes(3), 1)),
            "",
            null));
    pass(Duration.ofDays(1));
    assertThat(look()).isEmpty();
  }
}
