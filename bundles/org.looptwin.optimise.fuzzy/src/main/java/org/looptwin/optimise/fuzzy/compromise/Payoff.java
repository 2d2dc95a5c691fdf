package org.looptwin.optimise.fuzzy.compromise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.ModelChanges;

/**
 * What each aim can reach at best, and what it falls to when the others come first.
 *
 * @param table [aim first][aim], each row a lexicographic optimum: the aim first, then the others
 *     in order, so that no tie of the solver decides
 * @param ideal [aim] its value when it comes first
 * @param nadir [aim] its worst value in the table
 */
public record Payoff(List<double[]> table, double[] ideal, double[] nadir) {
  private static final double SLACK = 1e-9;

  /** Limits that somebody set instead of a table. */
  public static Payoff of(double[] ideal, double[] nadir) {
    return new Payoff(List.of(), ideal.clone(), nadir.clone());
  }

  static Payoff of(AimedModel aimed, Solves solves, int after) {
    LinearModel model = aimed.builder().build();
    int aims = aimed.aims().size();
    List<double[]> table = new ArrayList<>();
    for (int first = 0; first < aims; first++) {
      int left = (aims - first) * aims + after;
      table.add(aimed.values(lexicographic(aimed, model, first, solves, left)));
    }
    double[] ideal = new double[aims];
    double[] nadir = new double[aims];
    for (int k = 0; k < aims; k++) {
      int sign = aimed.aims().get(k).sign();
      int aim = k;
      ideal[k] = table.get(k)[k];
      nadir[k] = sign * table.stream().mapToDouble(row -> sign * row[aim]).min().orElseThrow();
    }
    return new Payoff(List.copyOf(table), ideal, nadir);
  }

  /** A solution: one aim at its best, then the others in order. */
  static double[] lexicographic(
      AimedModel aimed, LinearModel model, int first, Solves solves, int left) {
    ModelChanges changes = new ModelChanges(model);
    double[] x = null;
    int[] order = order(first, aimed.aims().size());
    for (int step = 0; step < order.length; step++) {
      int k = order[step];
      Aim aim = aimed.aims().get(k);
      int column = aimed.column(k);
      changes.cost(column, -aim.sign());
      try {
        LinearAnswer answer =
            solves.solve(changes.model(), left - step, "the best of " + aim.name());
        x = answer.x();
      } catch (Solves.NoAnswer none) {
        if (x == null) {
          throw none;
        }
        break;
      }
      changes.cost(column, 0);
      double reached = aim.at(x) / aim.scale();
      double slack = SLACK * Math.max(1, Math.abs(reached));
      changes.bounds(
          column,
          aim.maximise() ? reached - slack : Double.NEGATIVE_INFINITY,
          aim.maximise() ? Double.POSITIVE_INFINITY : reached + slack);
    }
    return x;
  }

  private static int[] order(int first, int aims) {
    int[] order = new int[aims];
    order[0] = first;
    int at = 1;
    for (int k = 0; k < aims; k++) {
      if (k != first) {
        order[at++] = k;
      }
    }
    return order;
  }

  /** Whether an aim has nothing to give: its membership is then 1. */
  boolean flat(int aim) {
    return Math.abs(ideal[aim] - nadir[aim]) <= 1e-9 * Math.max(1, Math.abs(ideal[aim]));
  }

  /** (value - nadir) / (ideal - nadir) within 0 and 1. */
  public double membership(int aim, double value) {
    if (flat(aim)) {
      return 1;
    }
    return Math.max(0, Math.min(1, (value - nadir[aim]) / (ideal[aim] - nadir[aim])));
  }

  /** [aim] */
  public double[] memberships(double[] values) {
    double[] found = new double[values.length];
    Arrays.setAll(found, k -> membership(k, values[k]));
    return found;
  }
}
