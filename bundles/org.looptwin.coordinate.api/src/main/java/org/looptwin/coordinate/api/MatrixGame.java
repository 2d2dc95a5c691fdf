package org.looptwin.coordinate.api;

import java.util.Arrays;
import java.util.List;

/**
 * A game in normal form. Profiles are numbered with the last player's action running fastest.
 * Immutable; the arrays of accessors are the game's own.
 */
public final class MatrixGame {
  private static final long MOST_PROFILES = 20_000_000;

  private final int[] actions;
  private final double[][] payoff;

  /**
   * @param actions [player] how many
   * @param payoff [player][profile]
   * @throws IllegalArgumentException when the shapes do not fit
   */
  public MatrixGame(int[] actions, double[][] payoff) {
    long profiles = 1;
    for (int count : actions) {
      profiles = count < 1 ? 0 : Math.min(profiles * count, MOST_PROFILES + 1);
    }
    if (actions.length < 2 || profiles < 1 || profiles > MOST_PROFILES) {
      throw new IllegalArgumentException(
          "a game of %s actions, expected two players or more and 1 to %d profiles"
              .formatted(Arrays.toString(actions), MOST_PROFILES));
    }
    for (double[] of : payoff) {
      if (payoff.length != actions.length || of.length != profiles) {
        throw new IllegalArgumentException(
            "payoffs for %d of %d profiles, expected one for each player and profile"
                .formatted(of.length, profiles));
      }
      for (double one : of) {
        if (!Double.isFinite(one)) {
          throw new IllegalArgumentException("a payoff is %s, expected a number".formatted(one));
        }
      }
    }
    this.actions = actions.clone();
    this.payoff = payoff;
  }

  /**
   * Two players.
   *
   * @param a [row][column] what the row player gets
   * @param b [row][column] what the column player gets
   */
  public static MatrixGame of(double[][] a, double[][] b) {
    if (a.length == 0 || a[0].length == 0) {
      throw new IllegalArgumentException("the first matrix is empty, expected a row and a column");
    }
    return new MatrixGame(
        new int[] {a.length, a[0].length},
        new double[][] {flat(a, a[0].length), flat(b, a[0].length)});
  }

  private static double[] flat(double[][] matrix, int columns) {
    for (double[] row : matrix) {
      if (row.length != columns) {
        throw new IllegalArgumentException(
            "a row of %d payoffs, expected %d in every row of every matrix"
                .formatted(row.length, columns));
      }
    }
    return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
  }

  public int players() {
    return actions.length;
  }

  public int actions(int player) {
    return actions[player];
  }

  public int profiles() {
    return payoff[0].length;
  }

  public double payoff(int player, int profile) {
    return payoff[player][profile];
  }

  /** How far apart two actions of a player lie in the numbers of profiles. */
  public int stride(int player) {
    int stride = 1;
    for (int other = player + 1; other < actions.length; other++) {
      stride *= actions[other];
    }
    return stride;
  }

  /** What a player does in a profile. */
  public int action(int player, int profile) {
    return profile / stride(player) % actions[player];
  }

  /** [row][column] of a player's payoffs, for two players. */
  public double[][] matrix(int player) {
    double[][] matrix = new double[actions[0]][];
    for (int row = 0; row < actions[0]; row++) {
      matrix[row] = Arrays.copyOfRange(payoff[player], row * actions[1], (row + 1) * actions[1]);
    }
    return matrix;
  }

  /**
   * Expected payoff of each of a player's actions while the others draw.
   *
   * @param strategies [player] probabilities of actions; the player's own is not looked at
   */
  public double[] payoffs(int player, List<double[]> strategies) {
    double[] expected = new double[actions[player]];
    for (int profile = 0; profile < profiles(); profile++) {
      double p = 1;
      for (int other = 0; other < actions.length && p > 0; other++) {
        p *= other == player ? 1 : strategies.get(other)[action(other, profile)];
      }
      if (p > 0) {
        expected[action(player, profile)] += p * payoff[player][profile];
      }
    }
    return expected;
  }

  /** What a player can expect when all draw. */
  public double value(int player, List<double[]> strategies) {
    double[] each = payoffs(player, strategies);
    double value = 0;
    for (int a = 0; a < each.length; a++) {
      value += strategies.get(player)[a] * each[a];
    }
    return value;
  }

  /** Most that any player would gain by another action: 0 in an equilibrium. */
  public double exploitability(List<double[]> strategies) {
    double most = 0;
    for (int player = 0; player < players(); player++) {
      double best = Arrays.stream(payoffs(player, strategies)).max().orElseThrow();
      most = Math.max(most, best - value(player, strategies));
    }
    return most;
  }
}
