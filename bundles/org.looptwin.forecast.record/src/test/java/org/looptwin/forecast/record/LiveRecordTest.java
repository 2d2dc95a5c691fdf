package org.looptwin.forecast.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.forecast.api.Heard;
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
  void reasonsAreThoseOfTheNewestForecast() throws InterruptedException {
    LiveRecord record =
        new LiveRecord(
            Keeper.open(home, clock, 8 << 20), new Given.Oracle(), new CalibratedBoxes(), clock);
    assertThat(record.reasons("carbon")).isEmpty();
    record.heard(PAST, 3, 1, Given.outlook(PAST, 75, List.of("theta"), 1.0));
    record.heard(PAST, 3, 1, Given.outlook(PAST, 75, List.of("theta"), 1.0, 4.0));
    record.stop(); // what was heard is written
    assertThat(record.reasons("carbon").orElseThrow().lastErrors()).containsExactly(1.0, 4.0);
    assertThat(record.reasons("carbon")).isEqualTo(record.reasons("carbon"));
    assertThat(new HomeRecords().read(home).trust().get(0).rivals().champion())
        .isEqualTo(Scores.EVERYONE);
  }
}
