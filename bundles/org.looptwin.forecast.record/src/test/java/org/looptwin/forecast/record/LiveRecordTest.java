package org.looptwin.forecast.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.forecast.api.Heard;
import org.looptwin.forecast.api.Reasons;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.uncertainty.calibrated.CalibratedBoxes;

class LiveRecordTest {
  private static final SeriesHistory PAST = Given.carbon(70, 71, 72, 73);

  @TempDir Path home;

  private final Given.Hands clock = new Given.Hands("2020-05-10T06:00:00Z");

  /** Trains for ever, until it is interrupted. */
  private static final class Training extends Given.Oracle {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @Override
    public Outlook forecast(SeriesHistory history, int horizon, long seed, Heard heard) {
      if (heard.patient()) {
        begun.countDown();
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          interrupted.countDown();
          Thread.currentThread().interrupt();
        }
      }
      return super.forecast(history, horizon, seed, heard);
    }
  }

  @Test
  @Timeout(60)
  void theStopInterruptsATrainingAndKeepsWhatWasHeardBefore() throws InterruptedException {
    Training arena = new Training();
    LiveRecord record =
        new LiveRecord(Keeper.open(home, clock, 8 << 20), arena, new CalibratedBoxes(), clock);
    record.heard(PAST, 3, 1, Given.outlook(PAST, 75, List.of("theta")));
    clock.set("2020-06-01T00:00:00Z"); // a month begins
    record.begin();
    assertThat(arena.begun.await(30, TimeUnit.SECONDS)).isTrue();
    record.heard(PAST, 3, 1, Given.outlook(PAST, 76, List.of("theta"))); // nobody waits
    record.stop();
    assertThat(arena.interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(new HomeRecords().read(home).kept("carbon", 9))
        .extracting(kept -> kept.role() + " " + kept.mean().at(0))
        .containsExactly("LIVE 76.0", "LIVE 75.0");
  }

  @Test
  @Timeout(60)
  void nobodyWaitsForAMemberThatDoesNotTellWhatMovedIt() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Explanations explanations =
        new Explanations(
            each -> {
              asked.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              throw new IllegalStateException("it was interrupted");
            },
            1);
    Asked forecast = Given.asked(PAST, 75);
    explanations.begin(forecast);
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(explanations.of(forecast)).isEmpty();
    explanations.begin(Given.asked(PAST, 76)); // its reasons are of no use any more
    assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    explanations.close();
  }

  @Test
  @Timeout(60)
  void reasonsThatCouldNotBeFoundAreSoughtAgainAndThoseFoundAreNot() {
    Reasons found = new Reasons("carbon", List.of(), List.of(), List.of(), 1, 1, "");
    AtomicInteger tries = new AtomicInteger();
    Explanations explanations =
        new Explanations(
            each -> {
              if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("a member is busy");
              }
              return found;
            },
            30_000);
    Asked forecast = Given.asked(PAST, 75);
    explanations.begin(forecast);
    assertThat(explanations.of(forecast)).isEmpty();
    explanations.begin(forecast);
    assertThat(explanations.of(forecast)).contains(found);
    explanations.begin(forecast);
    assertThat(explanations.of(forecast)).contains(found);
    assertThat(tries).hasValue(2);
    explanations.close();
  }

  @Test
  @Timeout(60)
  void theLearnersForecastsAreNobodyElsesBusiness() throws Exception {
    Given.Oracle arena =
        new Given.Oracle() {
          @Override
          public Outlook rehearse(SeriesHistory history, int horizon, long seed, Heard heard) {
            return Given.outlook(history, 99, List.of("theta"));
          }
        };
    LiveRecord record =
        new LiveRecord(Keeper.open(home, clock, 8 << 20), arena, new CalibratedBoxes(), clock);
    record.heard(PAST, 3, 1, Given.outlook(PAST, 75, List.of("theta"))).get();
    clock.set("2020-05-11T00:00:00Z"); // a day begins
    record.begin();
    while (record.kept("carbon", 9).size() < 3) {
      Thread.onSpinWait();
    }
    assertThat(arena.asked).isEmpty(); // whoever forecasts for use is told of
    record.stop();
  }

  @Test
  @Timeout(60)
  void reasonsAreThoseOfTheNewestForecast() throws Exception {
    LiveRecord record =
        new LiveRecord(
            Keeper.open(home, clock, 8 << 20), new Given.Oracle(), new CalibratedBoxes(), clock);
    assertThat(record.reasons("carbon")).isEmpty();
    record.heard(PAST, 3, 1, Given.outlook(PAST, 75, List.of("theta"), 1.0));
    record.heard(PAST, 3, 1, Given.outlook(PAST, 75, List.of("theta"), 1.0, 4.0)).get();
    Optional<Reasons> reasons = record.reasons("carbon");
    while (reasons.isEmpty()) { // a busy machine may need longer than a moment
      reasons = record.reasons("carbon");
    }
    assertThat(reasons.orElseThrow().lastErrors()).containsExactly(1.0, 4.0);
    assertThat(record.reasons("carbon")).isEqualTo(reasons);
    record.stop();
    assertThat(new HomeRecords().read(home).trust().get(0).rivals().champion())
        .isEqualTo(Scores.EVERYONE);
  }
}
