package org.looptwin.forecast.statistical;

import java.time.YearMonth;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

/** Histories for the tests. */
final class Given {
  private Given() {}

  static SeriesHistory history(int season, double... values) {
    return within(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, season, values);
  }

  static SeriesHistory within(double lower, double upper, int season, double... values) {
    MonthlySeries series = new MonthlySeries(YearMonth.of(2018, 1), values);
    return new SeriesHistory("target", series, season, lower, upper);
  }

  /** Values at t = 1, 2, ..., months. */
  static double[] series(int months, IntToDoubleFunction value) {
    return IntStream.rangeClosed(1, months).mapToDouble(value).toArray();
  }

  static double[] path(Forecaster forecaster, SeriesHistory history, int horizon) {
    return forecaster
        .forecast(history, horizon, 1)
        .read(
            path -> path.mean().stream().mapToDouble(Double::doubleValue).toArray(),
            unavailable -> {
              throw new AssertionError(unavailable.because());
            });
  }

  static String because(Forecaster forecaster, SeriesHistory history) {
    ForecastAnswer answer = forecaster.forecast(history, 3, 1);
    return answer.read(path -> "a path", ForecastAnswer.Unavailable::because);
  }
}
