package org.looptwin.optimise.fuzzy.compromise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What each aim can reach at best, and what it falls to when the others come first.
 *
 * @param table [aim first][aim], each row a lexicographic optimum: the aim first, then the others
 *     in order, so that no tie of the solver decides
 * @param ideal [aim] its value when it comes first
 * @param nadir [aim] its worst value in the table
 */
public record Payoff(List<double[]> table, double[] ideal, double[] nadir) {
  /** Limits that somebody set instead of a table. */
  public static Payoff of(double[] ideal, double[] nadir) {
    return new Payoff(List.of(), ideal.clone(), nadir.clone());
  }

  static Payoff of(AimedModel aimed, Search search, int after) {
    Lexicographic lexicographic = new Lexicographic(aimed, search);
    int aims = aimed.aims().size();
    List<double[]> table = new ArrayList<>();
    for (int first = 0; first < aims; first++) {
      int left = (aims - first) * aims + after;
      table.add(aimed.values(lexicographic.best(first, left)));
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
