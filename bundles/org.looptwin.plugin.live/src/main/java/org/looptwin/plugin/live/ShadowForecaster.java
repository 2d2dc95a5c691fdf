package org.looptwin.plugin.live;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.ForecastListener;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;

/**
 * Forecasts in the shadow what the arena has forecast: how far apart they are, and how well it
 * would have done on the last {@link #ORIGINS} months, one month ahead, beside "as last month".
 */
final class ShadowForecaster implements ForecastListener {
  static final int ORIGINS = 12;
  private static final Duration TRAINING = Duration.ofMinutes(5);

  private final Provided<Forecaster> shadow;
  private final LatestFirst background;
  private final Comparisons kept;
  private final Map<String, Compared> newest = new TreeMap<>();
  private int unanswered;

  ShadowForecaster(Provided<Forecaster> shadow, LatestFirst background, Comparisons kept) {
    this.shadow = shadow;
    this.background = background;
    this.kept = kept;
  }

  @Override
  public void forecast(SeriesHistory history, int horizon, long seed, Outlook outlook) {
    background.offer(history.target(), () -> compare(history, horizon, seed, outlook));
  }

  private void compare(SeriesHistory history, int horizon, long seed, Outlook outlook) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("forecaster", shadow.name());
    line.put("target", history.target());
    try {
      if (shadow.call("heavy()", PluginThreads.GRACE, Forecaster::heavy)) {
        shadow.call("prepare", TRAINING, f -> prepared(f, history, horizon, seed));
      }
      List<Double> own = path(history, horizon, seed);
      Compared compared = new Compared(difference(own, outlook), ratio(history, seed));
      newest.put(history.target(), compared);
      line.put("difference", compared.difference);
      line.put("naiveRatio", compared.naiveRatio);
      line.put("because", "");
    } catch (CallFailed e) {
      unanswered++;
      line.put("because", e.getMessage());
    }
    kept.add(line);
    shadow.compared(sentence());
  }

  private static boolean prepared(
      Forecaster forecaster, SeriesHistory history, int horizon, long seed) {
    try {
      forecaster.prepare(history, horizon, seed);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * @throws CallFailed when there is none
   */
  private List<Double> path(SeriesHistory history, int horizon, long seed) throws CallFailed {
    ForecastAnswer answer =
        shadow.call(
            "forecast",
            GuardedForecaster.DEADLINE,
            f -> GuardedForecaster.brief(f.forecast(history, horizon, seed)));
    String wrong = GuardedForecaster.wrong(answer, horizon);
    if (!wrong.isEmpty()) {
      shadow.failed(wrong);
      throw new CallFailed(wrong, null, true);
    }
    shadow.held();
    List<Double> path = answer.read(ForecastAnswer.Path::mean, none -> List.<Double>of());
    if (path.isEmpty()) {
      throw new CallFailed(answer.read(p -> "", ForecastAnswer.Unavailable::because), null, false);
    }
    return path;
  }

  /** Mean absolute difference over the outlook's mean absolute value. */
  static double difference(List<Double> own, Outlook outlook) {
    double apart = 0;
    double size = 0;
    for (int step = 0; step < own.size(); step++) {
      apart += Math.abs(own.get(step) - outlook.mean().at(step));
      size += Math.abs(outlook.mean().at(step));
    }
    return apart / Math.max(size, Double.MIN_NORMAL);
  }

  /** Its absolute errors over those of "as last month"; NaN when there are too few months. */
  private double ratio(SeriesHistory history, long seed) throws CallFailed {
    int months = history.values().months();
    double own = 0;
    double naive = 0;
    for (int origin = Math.max(1, months - ORIGINS); origin < months; origin++) {
      double outcome = history.values().at(origin);
      own += Math.abs(outcome - path(history.known(origin), 1, seed).get(0));
      naive += Math.abs(outcome - history.values().at(origin - 1));
    }
    return naive == 0 ? Double.NaN : own / naive;
  }

  private String sentence() {
    return String.format(
        Locale.ROOT,
        "%d targets: %.1f %% from the outlook in use, %.2f of the error of 'as last month' over"
            + " the last %d months (medians); %d times without a forecast",
        newest.size(),
        100 * median(compared -> compared.difference),
        median(compared -> compared.naiveRatio),
        ORIGINS,
        unanswered);
  }

  private double median(ToDoubleFunction<Compared> figure) {
    double[] sorted =
        newest.values().stream().mapToDouble(figure).filter(Double::isFinite).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  private record Compared(double difference, double naiveRatio) {}
}
