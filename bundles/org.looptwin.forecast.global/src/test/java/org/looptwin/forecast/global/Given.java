package org.looptwin.forecast.global;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.runtime.djl.NeuralRuntime;
import org.looptwin.runtime.djl.TorchRuntime;

/** Series and one PyTorch for all tests of the JVM. */
final class Given {
  static final NeuralRuntime TORCH = new TorchRuntime();

  /** Teaches at once, and nothing. */
  static final Teacher AT_ONCE = (windows, begin, seed, cancelled) -> begin;

  private Given() {}

  static GlobalForecaster forecaster(int steps) {
    return new GlobalForecaster(TORCH, new TorchTeacher(TORCH, steps, 60_000), 2, 10);
  }

  static SeriesHistory series(String name, int season, int months, IntToDoubleFunction value) {
    return new SeriesHistory(
        name,
        new MonthlySeries(
            YearMonth.of(2010, 1), IntStream.range(0, months).mapToDouble(value).toArray()),
        season,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY);
  }

  /** Levels between 100 and 10,000 whose steps alternate: x(t) = -0.7 x(t-1) + noise. */
  static List<SeriesHistory> alternating(int count, int months) {
    List<SeriesHistory> series = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SplittableRandom random = new SplittableRandom(i);
      double level = 100 * Math.pow(10, 2 * random.nextDouble());
      double[] apart = new double[months];
      for (int t = 1; t < months; t++) {
        apart[t] = -0.7 * apart[t - 1] + random.nextDouble(-0.1, 0.1);
      }
      series.add(series("s" + i, 1, months, t -> level * Math.exp(apart[t])));
    }
    return series;
  }

  static List<SeriesHistory> first(List<SeriesHistory> series, int months) {
    return series.stream().map(each -> each.known(months)).toList();
  }
}
