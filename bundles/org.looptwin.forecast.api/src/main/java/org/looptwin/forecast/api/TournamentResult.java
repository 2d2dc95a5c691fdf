package org.looptwin.forecast.api;

import java.util.List;
import java.util.Map;

/**
 * What a {@link Tournament} found.
 *
 * @param leaderboard best first: every member that answered, naive, and {@code mix}, the
 *     tournament's own
 * @param forecasts one for each series, in the order asked
 * @param every steps between two origins
 * @param notes what to know of it, e.g. of members that failed
 */
public record TournamentResult(
    List<Score> leaderboard, List<SeriesForecast> forecasts, int every, List<String> notes) {
  public TournamentResult {
    leaderboard = List.copyOf(leaderboard);
    forecasts = List.copyOf(forecasts);
    notes = List.copyOf(notes);
  }

  /**
   * One contestant over the scored origins of all series; NaN is what has no value. Errors are
   * averaged over origins and steps, then over series.
   *
   * @param mae mean absolute error, in the series' unit
   * @param rmse root of the mean squared error
   * @param smape mean of 200 |y - f| / (|y| + |f|), percent, 0 where both are 0
   * @param mase absolute errors over the mean absolute seasonal difference of what was known
   * @param owa mean of the ratios of smape and mase to those of {@code naive2}
   * @param pinball mean loss of the quantiles 0.1, 0.5 and 0.9, in the series' unit
   * @param crps continuous ranked probability score, in the series' unit
   * @param brier mean squared error of the probability of the event asked for
   * @param coverage share of outcomes between the quantiles 0.1 and 0.9
   * @param naiveRatio scaled errors over those of naive, at the same series, origins and steps
   * @param share mean weight in the final mix, 0 to 1; of the mix itself 1
   * @param test whether the difference to naive is more than luck
   */
  public record Score(
      String member,
      double mae,
      double rmse,
      double smape,
      double mase,
      double owa,
      double pinball,
      double crps,
      double brier,
      double coverage,
      double naiveRatio,
      double share,
      Comparison test) {}

  /**
   * Diebold and Mariano's test against naive, as Harvey, Leybourne and Newbold corrected it, on the
   * scaled absolute errors of the origins (fewer than 8 series) or of the series.
   *
   * @param statistic below 0: better than naive; NaN when it cannot be had
   * @param pValue two-sided
   * @param over how many differences it is of
   */
  public record Comparison(double statistic, double pValue, int over) {}

  /**
   * One series beyond its end.
   *
   * @param series {@code SeriesHistory.target()}
   * @param mean the forecast that is scored, one value a step
   * @param q10 and {@code q50, q90}: its quantiles, not crossing
   * @param weights of the members in it, sorted by name
   * @param notes what to know of it
   */
  public record SeriesForecast(
      String series,
      List<Double> mean,
      List<Double> q10,
      List<Double> q50,
      List<Double> q90,
      Map<String, Double> weights,
      List<String> notes) {
    public SeriesForecast {
      mean = List.copyOf(mean);
      q10 = List.copyOf(q10);
      q50 = List.copyOf(q50);
      q90 = List.copyOf(q90);
      weights = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(weights));
      notes = List.copyOf(notes);
    }
  }
}
