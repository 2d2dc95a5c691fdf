package org.looptwin.forecast.lstm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.ForecastAnswer.Path;
import org.looptwin.forecast.api.ForecastAnswer.Unavailable;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

class LstmForecasterTest {
  private static final SeriesHistory X = Given.history("x", Given.sines(84));

  private static List<Double> path(LstmForecaster lstm, SeriesHistory history) {
    return lstm.forecast(history, 3, 1).read(Path::mean, none -> List.of());
  }

  private static String because(LstmForecaster lstm, SeriesHistory history) {
    return lstm.forecast(history, 3, 1).read(path -> "", Unavailable::because);
  }

  @Test
  void answersNothingBeforeFortyEightMonths() throws Exception {
    LstmForecaster lstm = new LstmForecaster(Given.TORCH, Given.AT_ONCE);
    lstm.prepare(X.known(47), 3, 1);
    assertThat(because(lstm, X.known(47))).isEqualTo("47 months, 48 are needed");
    lstm.prepare(X.known(48), 3, 1);
    assertThat(path(lstm, X.known(48))).hasSize(3);
  }

  @Test
  void isUnavailableWhileItTrainsAndWhoWaitsGetsAnAnswer() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    LstmForecaster lstm =
        new LstmForecaster(
            Given.TORCH,
            (panel, seed, cancelled) -> {
              mayEnd.await();
              return Given.untrained(panel);
            });
    assertThat(because(lstm, X)).isEqualTo("training, 0 of 4");
    mayEnd.countDown();
    lstm.prepare(X, 3, 1);
    assertThat(path(lstm, X)).hasSize(3);
    assertThat(path(lstm, X.known(61))).as("an earlier origin, at once").hasSize(3);
  }

  @Test
  void aTrainingThatFailsIsToldAndNotTriedAgain() throws Exception {
    List<Integer> tried = new CopyOnWriteArrayList<>();
    LstmForecaster lstm =
        new LstmForecaster(
            Given.TORCH,
            (panel, seed, cancelled) -> {
              tried.add(panel.months());
              throw new IllegalStateException("no memory");
            });
    lstm.prepare(X, 3, 1);
    assertThat(because(lstm, X)).contains("no memory");
    assertThat(because(lstm, X)).contains("no memory");
    assertThat(tried).containsExactly(48, 60, 72, 84);
  }

  @Test
  void oneTrainingServesAllTargetsOfAPanel() throws Exception {
    List<Integer> taught = new CopyOnWriteArrayList<>();
    LstmForecaster lstm =
        new LstmForecaster(
            Given.TORCH,
            (panel, seed, cancelled) -> {
              taught.add(panel.months());
              return Given.untrained(panel);
            });
    lstm.prepare(X, 3, 1);
    lstm.prepare(Given.history("p:S01", Given.sines(84)), 3, 1);
    assertThat(taught).containsExactly(48, 60, 72, 84);
  }

  @Test
  void changingTheFutureChangesNothing() throws Exception {
    Map<String, MonthlySeries> other = new TreeMap<>();
    Given.sines(84)
        .forEach(
            (name, series) -> {
              double[] values = series.toArray();
              for (int month = 65; month < 84; month++) {
                values[month] *= 3;
              }
              other.put(name, Given.monthly(values));
            });
    SeriesHistory changed = Given.history("x", other);
    LstmForecaster one = new LstmForecaster(Given.TORCH, Given.AT_ONCE);
    LstmForecaster two = new LstmForecaster(Given.TORCH, Given.AT_ONCE);
    one.prepare(X, 3, 1);
    two.prepare(changed, 3, 1);
    for (int origin = 48; origin <= 65; origin++) {
      assertThat(path(two, changed.known(origin))).isEqualTo(path(one, X.known(origin)));
    }
    assertThat(path(two, changed.known(66))).isNotEqualTo(path(one, X.known(66)));
  }

  @Test
  void staysWithinTheDomainOfItsTarget() throws Exception {
    SeriesHistory narrow =
        new SeriesHistory("x", Given.sines(84).get("x"), 12, 54, 54.5, Given.sines(84));
    LstmForecaster lstm = new LstmForecaster(Given.TORCH, Given.AT_ONCE);
    lstm.prepare(narrow, 3, 1);
    assertThat(path(lstm, narrow)).allMatch(value -> value >= 54 && value <= 54.5);
  }

  @Test
  void fiftyTimesStoppedWhileItTrainsNothingIsLeftRunning() {
    for (int swap = 0; swap < 50; swap++) {
      CountDownLatch begun = new CountDownLatch(1);
      LstmForecaster lstm =
          new LstmForecaster(
              Given.TORCH,
              (panel, seed, cancelled) -> {
                begun.countDown();
                new CountDownLatch(1).await();
                return null;
              });
      lstm.forecast(X, 3, 1);
      await(begun);
      lstm.stop();
      assertThat(because(lstm, X)).isEqualTo("training, 0 of 4");
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("lstm-training"));
  }

  @Test
  void theRealTrainingStopsWithItsForecaster() {
    CountDownLatch begun = new CountDownLatch(1);
    TorchTeacher torch = new TorchTeacher(Given.TORCH, Form.RETURNS, 3, 200);
    LstmForecaster lstm =
        new LstmForecaster(
            Given.TORCH,
            (panel, seed, cancelled) -> {
              begun.countDown();
              return torch.teach(panel, seed, cancelled);
            });
    lstm.forecast(X, 3, 1);
    await(begun);
    lstm.stop();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("lstm-training"));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
