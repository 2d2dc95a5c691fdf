package org.looptwin.forecast.arena;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.looptwin.model.quantity.MonthlySeries;

/**
 * Split conformal quantiles from signed residuals, step by step: of n residuals the k-th smallest
 * is added to the forecast, k = ceil(0.9 (n+1)) above, floor(0.1 (n+1)) below, the median between.
 * The band holds the forecast itself and never narrows from one step to the next: residuals many
 * months ahead overlap, so that there are fewer of them than it seems.
 *
 * <p>Under 9 residuals no finite quantile at 0.9 is honest: the extreme residual is taken, at least
 * the step before widened by sqrt(h / (h-1)); with none at all the largest monthly change.
 */
final class Quantiles {
  private static final double TAIL = 0.1;
  private static final double ROUNDING = 1e-9;

  private final Question question;
  private final Contest contest;
  private final List<String> notes = new ArrayList<>();
  private final double[] low;
  private final double[] middle;
  private final double[] high;

  Quantiles(Question question, Contest contest) {
    this.question = question;
    this.contest = contest;
    this.low = new double[question.horizon()];
    this.middle = new double[question.horizon()];
    this.high = new double[question.horizon()];
    for (int h = 1; h <= question.horizon(); h++) {
      offsets(h);
    }
  }

  private void offsets(int step) {
    double[] sorted = contest.residuals(step);
    Arrays.sort(sorted);
    int n = sorted.length;
    int below = (int) Math.floor(TAIL * (n + 1) + ROUNDING);
    int i = step - 1;
    if (below >= 1) {
      low[i] = sorted[below - 1];
      high[i] = sorted[n - below]; // the (n + 1 - below)-th smallest
      middle[i] = median(sorted);
    } else {
      widen(step, sorted);
    }
    low[i] = Math.min(Math.min(low[i], middle[i]), step == 1 ? 0 : low[i - 1]);
    high[i] = Math.max(Math.max(high[i], middle[i]), step == 1 ? 0 : high[i - 1]);
  }

  private void widen(int step, double[] sorted) {
    int i = step - 1;
    double growth = step == 1 ? 0 : Math.sqrt((double) step / (step - 1));
    double lowest = step == 1 ? -guess() : growth * low[i - 1];
    double highest = step == 1 ? guess() : growth * high[i - 1];
    low[i] = sorted.length == 0 ? lowest : Math.min(lowest, sorted[0]);
    high[i] = sorted.length == 0 ? highest : Math.max(highest, sorted[sorted.length - 1]);
    if (notes.isEmpty()) {
      notes.add(
          "quantiles from month %d on are widened: %d past errors, where the levels 0.1 and 0.9 need 9"
              .formatted(step, sorted.length));
    }
  }

  /**
   * For want of residuals: the largest monthly change, or the whole domain, or the value itself.
   */
  private double guess() {
    MonthlySeries values = question.history().values();
    double largest = 0;
    for (int t = 1; t < values.months(); t++) {
      largest = Math.max(largest, Math.abs(values.at(t) - values.at(t - 1)));
    }
    if (values.months() > 1) {
      return largest;
    }
    double domain = question.history().upper() - question.history().lower();
    return Double.isFinite(domain) ? domain : Math.abs(values.last());
  }

  private static double median(double[] sorted) {
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /** Level to its path, not crossing, within the domain. */
  Map<Double, MonthlySeries> paths() {
    return Map.of(TAIL, path(low), 0.5, path(middle), 0.9, path(high));
  }

  private MonthlySeries path(double[] offsets) {
    double[] path = contest.path().clone();
    for (int h = 0; h < path.length; h++) {
      path[h] = question.clip(path[h] + offsets[h]);
    }
    return new MonthlySeries(question.history().values().end(), path);
  }

  List<String> notes() {
    return notes;
  }
}
