package org.looptwin.coordinate.markov.contract;

import java.util.Arrays;

/**
 * A game of coalitions with money to share: what each set of players is worth on its own.
 *
 * @param worth [set of players as bits]; the empty set is worth 0
 */
public record Coalitions(int players, double[] worth) {
  public Coalitions {
    if (players < 1 || players > 20 || worth.length != 1 << players || worth[0] != 0) {
      throw new IllegalArgumentException(
          "%d players and %d worths, expected one worth for each of the 2^players sets, 0 for nobody"
              .formatted(players, worth.length));
    }
  }

  /** Mean of what a player adds over all orders of joining (Shapley 1953). */
  public double[] shapley() {
    double[] share = new double[players];
    double[] chance = new double[players];
    for (int size = 0; size < players; size++) {
      chance[size] = 1 / (players * choose(players - 1, size));
    }
    for (int set = 0; set < worth.length; set++) {
      for (int player = 0; player < players; player++) {
        if ((set >> player & 1) == 0) {
          share[player] += chance[Integer.bitCount(set)] * (worth[set | 1 << player] - worth[set]);
        }
      }
    }
    return share;
  }

  private static double choose(int n, int k) {
    double value = 1;
    for (int j = 1; j <= k; j++) {
      value = value * (n - k + j) / j;
    }
    return Math.rint(value);
  }

  /**
   * Nash's bargain where money moves freely: everybody's own worth and a share of the surplus by
   * weight.
   *
   * @param weight positive; equal ones for the symmetric bargain
   */
  public double[] nash(double[] weight) {
    double surplus = worth[worth.length - 1];
    double weights = Arrays.stream(weight).sum();
    for (int player = 0; player < players; player++) {
      surplus -= worth[1 << player];
    }
    double[] share = new double[players];
    for (int player = 0; player < players; player++) {
      share[player] = worth[1 << player] + surplus * weight[player] / weights;
    }
    return share;
  }

  /** Most that a set of players would gain by leaving; 0 or less when the split is in the core. */
  public double blocked(double[] share) {
    double most = Double.NEGATIVE_INFINITY;
    for (int set = 1; set < worth.length - 1; set++) {
      double sum = 0;
      for (int player = 0; player < players; player++) {
        sum += (set >> player & 1) == 0 ? 0 : share[player];
      }
      most = Math.max(most, worth[set] - sum);
    }
    return most;
  }
}
