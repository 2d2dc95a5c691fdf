package org.looptwin.plugin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

class ShadowTest {
  private static final YearMonth START = YearMonth.of(2024, 1);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-01-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void ofWorkOnOneSubjectOnlyTheLatestIsDone() throws Exception {
    LinkedBlockingQueue<String> done = new LinkedBlockingQueue<>();
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    try (LatestFirst background = new LatestFirst("test")) {
      background.offer(
          "first",
          () -> {
            begun.countDown();
            await(busy);
          });
      begun.await();
      background.offer("a", () -> done.add("a1"));
      background.offer("b", () -> done.add("b1"));
      background.offer("a", () -> done.add("a2"));
      busy.countDown();
      assertThat(done.poll(60, TimeUnit.SECONDS)).isEqualTo("a2");
      assertThat(done.poll(60, TimeUnit.SECONDS)).isEqualTo("b1");
    }
    assertThat(done).isEmpty();
  }

  @Test
  void workThatFailsSpoilsNothingForWhatComesNext() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    try (LatestFirst background = new LatestFirst("test")) {
      background.offer(
          "broken",
          () -> {
            throw new IllegalStateException("no licence");
          });
      background.offer("next", done::countDown);
      assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aForecasterInTheShadowIsComparedWithTheOutlookAndWithLastMonth() throws Exception {
    // outcomes 0, 1, ... 15: "as last month" is 1 off each month; 17 for every month is further
    double[] past = new double[16];
    for (int month = 0; month < past.length; month++) {
      past[month] = month;
    }
    SeriesHistory history =
        new SeriesHistory("carbon", new MonthlySeries(START, past), 12, 0, 1000);
    MonthlySeries mean = MonthlySeries.constant(START.plusMonths(16), 2, 20);
    Outlook outlook = new Outlook("carbon", "mix", mean, Map.of(0.5, mean), List.of(), List.of());
    Provided<Forecaster> shadow =
        Plugs.forecaster(horizon -> java.util.Collections.nCopies(horizon, 17.0));
    Path file = folder.resolve("flat.jsonl");
    try (LatestFirst background = new LatestFirst("test")) {
      new ShadowForecaster(shadow, background, new Comparisons(file, CLOCK))
          .forecast(history, 2, 1, outlook);
      CountDownLatch after = new CountDownLatch(1);
      background.offer("after", after::countDown);
      after.await();
    }

    // |17 - 20| / 20 = 15 %; months 4 to 15: mean |17 - m| = 7.5 times that of last month
    assertThat(shadow.comparison())
        .isEqualTo(
            "1 targets: 15.0 % from the outlook in use, 7.50 of the error of 'as last month' over"
                + " the last 12 months (medians); 0 times without a forecast");
    assertThat(Files.readString(file))
        .isEqualTo(
            "{\"at\":\"2025-01-01T00:00:00Z\",\"forecaster\":\"flat\",\"target\":\"carbon\","
                + "\"difference\":0.15,\"naiveRatio\":7.5,\"because\":\"\"}\n");
    assertThat(ShadowForecaster.difference(List.of(17.0, 17.0), outlook))
        .isCloseTo(0.15, within(1e-12));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
