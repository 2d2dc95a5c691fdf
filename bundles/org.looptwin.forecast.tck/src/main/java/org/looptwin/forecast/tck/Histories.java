package org.looptwin.forecast.tck;

import java.time.YearMonth;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

/** Pasts that a server really asks about: prices, probabilities, young twins. */
final class Histories {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private Histories() {}

  /** Three years of a carbon price with trend and season, EUR/t. */
  static SeriesHistory price() {
    return price("carbon");
  }

  static SeriesHistory price(String target) {
    return history(
        target,
        12,
        -INFINITY,
        INFINITY,
        36,
        t -> 60 + 0.5 * t + 5 * Math.sin(Math.PI * t / 6) + (7 * t) % 5);
  }

  /** Three years of a supplier's probability of interruption. */
  static SeriesHistory probability() {
    return history("p:S01", 12, 0, 1, 36, t -> 0.05 + 0.01 * ((5 * t) % 7));
  }

  /** Three years of which only the last brings a jump nobody could foresee. */
  static SeriesHistory jump() {
    return history("p:S99", 12, -INFINITY, INFINITY, 36, t -> t <= 24 ? 10 + t % 3 : 1000 + 40 * t);
  }

  /** What a young or quiet twin knows; a forecaster may say that it cannot. */
  static List<SeriesHistory> meagre() {
    return List.of(
        history("one month", 12, 0, 1, 1, t -> 0.1),
        history("two months", 12, 0, 1, 2, t -> 0.1 * t),
        history("thirteen months", 12, -INFINITY, INFINITY, 13, t -> t % 4),
        history("never interrupted", 12, 0, 1, 36, t -> 0),
        history("no season", 1, -INFINITY, INFINITY, 24, t -> 3 - 0.1 * t));
  }

  private static SeriesHistory history(
      String target,
      int season,
      double lower,
      double upper,
      int months,
      IntToDoubleFunction value) {
    double[] values = IntStream.rangeClosed(1, months).mapToDouble(value).toArray();
    return new SeriesHistory(
        target, new MonthlySeries(YearMonth.of(2022, 1), values), season, lower, upper);
  }
}
