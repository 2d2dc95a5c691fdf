package org.looptwin.coordinate.markov.game;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.coordinate.api.GameAnswer.Equilibrium;
import org.looptwin.coordinate.api.MatrixGame;
import org.looptwin.coordinate.markov.exact.LinearSystem;

/**
 * Equilibria of a game of two players with supports of equal size: all of them when the game is not
 * degenerate (Dickhaut and Kaplan 1991).
 */
public final class SupportEnumeration {
  private static final double ZERO = 1e-12;
  private static final double REGRET = 1e-9;

  private final MatrixGame game;
  private final double[][] a;
  private final double[][] b;

  public SupportEnumeration(MatrixGame game) {
    this.game = game;
    a = Payoffs.positive(game.matrix(0));
    b = Payoffs.transposed(Payoffs.positive(game.matrix(1)));
  }

  public List<Equilibrium> all() {
    List<Equilibrium> found = new ArrayList<>();
    for (int size = 1; size <= Math.min(a.length, b.length); size++) {
      List<int[]> rows = subsets(a.length, size);
      List<int[]> columns = subsets(b.length, size);
      for (int[] row : rows) {
        for (int[] column : columns) {
          double[] x = indifferent(b, column, row);
          double[] y = x == null ? null : indifferent(a, row, column);
          if (y != null) {
            Equilibrium one = Equilibrium.of(game, List.of(x, y));
            if (one.exploitability() <= REGRET * scale()) {
              found.add(one);
            }
          }
        }
      }
    }
    return found;
  }

  private double scale() {
    double most = 1;
    for (int profile = 0; profile < game.profiles(); profile++) {
      most = Math.max(most, Math.abs(game.payoff(0, profile)));
      most = Math.max(most, Math.abs(game.payoff(1, profile)));
    }
    return most;
  }

  /**
   * The mix over {@code support} that makes the opponent's actions equally good, null where none
   * has only positive weights.
   *
   * @param payoff [opponent's action][own action]
   */
  private static double[] indifferent(double[][] payoff, int[] opponent, int[] support) {
    int k = support.length;
    double[][] system = new double[k + 1][k + 1];
    double[] right = new double[k + 1];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        system[i][j] = payoff[opponent[i]][support[j]];
      }
      system[i][k] = -1;
      system[k][i] = 1;
    }
    right[k] = 1;
    double[] solution;
    try {
      solution = new LinearSystem(system).solve(right);
    } catch (ArithmeticException e) {
      return null; // no single mix does
    }
    double[] mix = new double[payoff[0].length];
    for (int j = 0; j < k; j++) {
      if (solution[j] <= ZERO) {
        return null;
      }
      mix[support[j]] = solution[j];
    }
    return mix;
  }

  private static List<int[]> subsets(int of, int size) {
    List<int[]> all = new ArrayList<>();
    collect(all, new int[size], 0, 0, of);
    return all;
  }

  private static void collect(List<int[]> all, int[] chosen, int at, int from, int of) {
    if (at == chosen.length) {
      all.add(chosen.clone());
      return;
    }
    for (int k = from; k <= of - chosen.length + at; k++) {
      chosen[at] = k;
      collect(all, chosen, at + 1, k + 1, of);
    }
  }
}
