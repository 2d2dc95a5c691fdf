package org.looptwin.forecast.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.ForecastAnswer.Path;
import org.looptwin.forecast.api.ForecastAnswer.Unavailable;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.plugin.api.Check;

/** Plausible mistakes, each found by the promise it breaks. */
class WrongForecastersTest {
  @Test
  void anUnusableNameIsFound() {
    assertThat(firstBroken(named("", path(LAST))))
        .isEqualTo("it has a short name that stays the same");
  }

  @Test
  void aForecasterThatNeverForecastsIsFound() {
    assertThat(firstBroken(wrong((history, horizon) -> new Unavailable("not today"))))
        .isEqualTo("it forecasts three years of a price");
  }

  @Test
  void oneMonthTooFewIsFound() {
    assertThat(
            firstBroken(
                wrong(
                    (history, horizon) ->
                        new Path(
                            Collections.nCopies(
                                Math.max(1, horizon - 1), history.values().last())))))
        .isEqualTo("every path has one finite number for each month asked for");
  }

  @Test
  void notANumberIsFound() {
    assertThat(firstBroken(wrong(path(history -> 0.0 / 0.0))))
        .isEqualTo("every path has one finite number for each month asked for");
  }

  @Test
  void anExceptionForAYoungTwinIsFoundAndTold() {
    Forecaster wrong = wrong(path(history -> history.values().at(history.values().months() - 13)));
    assertThat(firstBroken(wrong))
        .isEqualTo("a history it can do nothing with is answered, not thrown");
    assertThat(complaints(wrong).get(0)).contains("one month").contains("Unavailable");
  }

  @Test
  void anUnavailabilityWithoutAReasonIsFound() {
    Ask honest = path(LAST);
    assertThat(
            firstBroken(
                wrong(
                    (history, horizon) ->
                        history.values().months() < 3
                            ? new Unavailable("")
                            : honest.forecast(history, horizon))))
        .isEqualTo("a history it can do nothing with is answered, not thrown");
  }

  @Test
  void stateBetweenCallsIsFound() {
    AtomicInteger calls = new AtomicInteger();
    assertThat(firstBroken(wrong(path(history -> 1e-9 * calls.incrementAndGet()))))
        .isEqualTo("equal questions get equal answers");
  }

  @Test
  void smoothingOnWithTheSeriesBeforeIsFound() {
    AtomicReference<Double> level = new AtomicReference<>(0.0);
    assertThat(
            firstBroken(
                wrong(
                    path(
                        history ->
                            level.updateAndGet(old -> 0.5 * old + history.values().last())))))
        .isEqualTo("equal questions get equal answers");
  }

  @Test
  void aForecasterThatRemembersTheFutureIsFound() {
    Map<String, SeriesHistory> longest = new HashMap<>();
    assertThat(
            firstBroken(
                wrong(
                    path(
                        history ->
                            longest
                                .merge(
                                    history.target(),
                                    history,
                                    (old, now) ->
                                        old.values().months() > now.values().months() ? old : now)
                                .values()
                                .last()))))
        .isEqualTo("later months it has seen do not change what it says about earlier ones");
  }

  private static final Value LAST = history -> history.values().last();

  private interface Value {
    double of(SeriesHistory history);
  }

  private interface Ask {
    ForecastAnswer forecast(SeriesHistory history, int horizon);
  }

  private static Ask path(Value value) {
    return (history, horizon) -> new Path(Collections.nCopies(horizon, value.of(history)));
  }

  private static Forecaster wrong(Ask ask) {
    return named("wrong", ask);
  }

  private static Forecaster named(String name, Ask ask) {
    return new Forecaster() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
        return ask.forecast(history, horizon);
      }
    };
  }

  private static String firstBroken(Forecaster forecaster) {
    for (Check<Forecaster> check : new ForecasterPromises().checks()) {
      if (complaint(check, forecaster).isPresent()) {
        return check.promise();
      }
    }
    return "none";
  }

  private static List<String> complaints(Forecaster forecaster) {
    List<String> complaints = new ArrayList<>();
    for (Check<Forecaster> check : new ForecasterPromises().checks()) {
      complaint(check, forecaster).ifPresent(complaints::add);
    }
    return complaints;
  }

  private static Optional<String> complaint(Check<Forecaster> check, Forecaster forecaster) {
    try {
      return check.complaint(forecaster, Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
