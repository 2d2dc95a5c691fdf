package org.looptwin.optimise.milp.robust;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far the mean loss can rise when the scenarios are moved by no more than epsilon on average:
 * type-1 Wasserstein ball, ground distance {@code sum_j |xi_j - xi'_j|}, each xi_j in [0, 1], loss
 * {@code sum_j a_j(x) xi_j} with a_j not negative. The program of Mohajerin Esfahani and Kuhn
 * (Mathematical Programming 171 (2018), Corollary 5.1) is then {@code min lambda epsilon + sum_j (1
 * - mean xi_j) mu_j, lambda + mu_j >= a_j(x)}: it needs the scenarios' means alone.
 */
public final class WorstMean {
  private final List<Linear> losses;
  private final double[] room;
  private final double epsilon;
  private final int lambda;
  private final int[] mu;

  /**
   * @param at suffix of names, e.g. {@code [year]}
   * @param losses a_j: the loss when source j is lost as a whole
   * @param means of each source over the scenarios, 0 to 1
   * @param epsilon how far scenarios may be moved on average; 0 is the mean itself
   * @param unitCost cost of one unit of the rise in the objective
   */
  public WorstMean(
      ModelRows rows,
      String at,
      List<Linear> losses,
      double[] means,
      double epsilon,
      double unitCost) {
    if (!(epsilon >= 0)) {
      throw new IllegalArgumentException("Epsilon is %s, expected 0 or more.".formatted(epsilon));
    }
    this.losses = List.copyOf(losses);
    this.epsilon = epsilon;
    room = Arrays.stream(means).map(mean -> 1 - mean).toArray();
    double free = Double.POSITIVE_INFINITY;
    lambda = rows.column("lambda" + at, 0, free, unitCost * epsilon);
    mu = new int[losses.size()];
    for (int j = 0; j < mu.length; j++) {
      String one = at.substring(0, at.length() - 1) + "," + j + "]";
      mu[j] = rows.column("mu" + one, 0, free, unitCost * room[j]);
      int row = rows.row("ball" + one, 0, free);
      rows.entry(row, lambda, 1);
      rows.entry(row, mu[j], 1);
      rows.entries(row, losses.get(j), -1);
    }
  }

  /** Sets lambda and mu to the least that hold for the other columns. */
  public void complete(double[] x) {
    double[] sizes = sizes(x);
    double filled = 0;
    x[lambda] = 0;
    for (int j : descending(sizes)) {
      filled += room[j];
      if (filled >= epsilon) {
        x[lambda] = sizes[j];
        break;
      }
    }
    for (int j = 0; j < mu.length; j++) {
      x[mu[j]] = Math.max(0, sizes[j] - x[lambda]);
    }
  }

  /** The rise at x, from its definition: the dearest sources are lost first, as far as they go. */
  public double value(double[] x) {
    double[] sizes = sizes(x);
    double left = epsilon;
    double rise = 0;
    for (int j : descending(sizes)) {
      double moved = Math.min(left, room[j]);
      rise += moved * sizes[j];
      left -= moved;
    }
    return rise;
  }

  private static int[] descending(double[] sizes) {
    return IntStream.range(0, sizes.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer j) -> -sizes[j]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private double[] sizes(double[] x) {
    return losses.stream().mapToDouble(loss -> loss.at(x)).toArray();
  }
}
