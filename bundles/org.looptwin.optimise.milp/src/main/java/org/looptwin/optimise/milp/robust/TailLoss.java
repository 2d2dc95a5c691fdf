package org.looptwin.optimise.milp.robust;

import java.util.Arrays;
import java.util.List;

/**
 * How far the mean of the worst losses lies above the mean of all: {@code CVaR_alpha(L) - mean(L)}
 * over equally likely scenarios, as columns and rows (Rockafellar and Uryasev, Journal of Risk 2
 * (2000) 21-41): {@code min eta + sum_i e_i / ((1 - alpha) N), e_i + mean + eta >= L_i(x), e >= 0}.
 */
public final class TailLoss {
  private final List<Linear> losses;
  private final double alpha;
  private final int mean;
  private final int eta;
  private final int[] excess;

  /**
   * @param at suffix of names, e.g. {@code [year]}
   * @param losses L_i by scenario
   * @param alpha 0 for the mean of all, 0.9 for the mean of the worst tenth; below 1
   * @param unitCost cost of one unit of the distance in the objective
   */
  public TailLoss(ModelRows rows, String at, List<Linear> losses, double alpha, double unitCost) {
    if (!(alpha >= 0 && alpha < 1) || losses.isEmpty()) {
      throw new IllegalArgumentException(
          "alpha is %s of %d scenarios, expected 0 to below 1 and at least one scenario."
              .formatted(alpha, losses.size()));
    }
    this.losses = List.copyOf(losses);
    this.alpha = alpha;
    int n = losses.size();
    double free = Double.POSITIVE_INFINITY;
    mean = rows.column("mean-loss" + at, -free, free, 0);
    eta = rows.column("eta" + at, -free, free, unitCost);
    int definition = rows.row("mean" + at, 0, 0);
    rows.entry(definition, mean, -1);
    rows.entries(definition, mean(), 1);
    excess = new int[n];
    for (int i = 0; i < n; i++) {
      String one = at.substring(0, at.length() - 1) + "," + (i + 1) + "]";
      excess[i] = rows.column("excess" + one, 0, free, unitCost / ((1 - alpha) * n));
      int row = rows.row("tail" + one, 0, free);
      rows.entry(row, excess[i], 1);
      rows.entry(row, eta, 1);
      rows.entry(row, mean, 1);
      rows.entries(row, losses.get(i), -1);
    }
  }

  private Linear mean() {
    java.util.Map<Integer, Double> sum = new java.util.TreeMap<>();
    for (Linear loss : losses) {
      for (int k = 0; k < loss.size(); k++) {
        sum.merge(loss.column(k), loss.coefficient(k) / losses.size(), Double::sum);
      }
    }
    return Linear.of(sum);
  }

  /** Sets mean, eta and the excesses to what follows from the other columns. */
  public void complete(double[] x) {
    double[] values = values(x);
    double average = Arrays.stream(values).average().orElse(0);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int position = Math.min(sorted.length - 1, (int) Math.floor(alpha * sorted.length + 1e-9));
    x[mean] = average;
    x[eta] = sorted[position] - average;
    for (int i = 0; i < excess.length; i++) {
      x[excess[i]] = Math.max(0, values[i] - sorted[position]);
    }
  }

  /** The distance at x, from its definition: the mean of the worst 1 - alpha less that of all. */
  public double value(double[] x) {
    double[] sorted = values(x);
    Arrays.sort(sorted);
    double left = (1 - alpha) * sorted.length;
    double tail = 0;
    for (int i = sorted.length - 1; i >= 0 && left > 0; i--) {
      tail += Math.min(1, left) * sorted[i];
      left -= 1;
    }
    return tail / ((1 - alpha) * sorted.length) - Arrays.stream(sorted).average().orElse(0);
  }

  private double[] values(double[] x) {
    return losses.stream().mapToDouble(loss -> loss.at(x)).toArray();
  }
}
