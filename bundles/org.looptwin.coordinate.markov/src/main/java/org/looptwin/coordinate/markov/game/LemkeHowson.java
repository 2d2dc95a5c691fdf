package org.looptwin.coordinate.markov.game;

import java.util.List;
import java.util.Optional;
import org.looptwin.coordinate.api.GameAnswer.Equilibrium;
import org.looptwin.coordinate.api.MatrixGame;

/**
 * Follows one label's path to an equilibrium of a game of two players (Lemke and Howson 1964), ties
 * in the ratio test broken lexicographically, so that degenerate games end too.
 */
public final class LemkeHowson {
  private static final int MOST_PIVOTS = 1_000_000;
  private static final double ZERO = 1e-11;

  private final MatrixGame game;
  private final int m;
  private final int n;

  public LemkeHowson(MatrixGame game) {
    this.game = game;
    m = game.actions(0);
    n = game.actions(1);
  }

  /** Number of labels: the rows, then the columns. */
  public int labels() {
    return m + n;
  }

  /** Where the path ends that drops this label; empty when rounding led it astray. */
  public Optional<Equilibrium> from(int label) {
    // tableau 0: y, A y + r = 1, slacks are labels 0..m-1; tableau 1: x, B' x + s = 1
    Tableau rows = new Tableau(Payoffs.positive(game.matrix(0)), m, 0);
    Tableau columns = new Tableau(Payoffs.transposed(Payoffs.positive(game.matrix(1))), 0, m);
    Tableau[] both = {rows, columns};
    int entering = label;
    int turn = label < m ? 1 : 0;
    for (int pivots = 0; pivots < MOST_PIVOTS; pivots++) {
      int leaving = both[turn].enter(entering);
      if (leaving == label) {
        double[] x = Payoffs.scaled(columns.values(m));
        double[] y = Payoffs.scaled(rows.values(n));
        return Optional.of(Equilibrium.of(game, List.of(x, y)))
            .filter(one -> one.exploitability() <= 1e-8 * (1 + spread()));
      }
      if (leaving < 0) {
        return Optional.empty();
      }
      entering = leaving;
      turn = 1 - turn;
    }
    return Optional.empty();
  }

  private double spread() {
    double most = 0;
    for (int profile = 0; profile < game.profiles(); profile++) {
      most = Math.max(most, Math.abs(game.payoff(0, profile)));
      most = Math.max(most, Math.abs(game.payoff(1, profile)));
    }
    return most;
  }

  /** {@code c z + slack = 1}; variables go by their labels. */
  private static final class Tableau {
    private final double[][] t; // [row][variables, slacks, right]
    private final int[] basis; // [row] label
    private final int variables;
    private final int firstVariable;
    private final int firstSlack;

    Tableau(double[][] c, int firstVariable, int firstSlack) {
      variables = c[0].length;
      this.firstVariable = firstVariable;
      this.firstSlack = firstSlack;
      t = new double[c.length][variables + c.length + 1];
      basis = new int[c.length];
      for (int i = 0; i < c.length; i++) {
        System.arraycopy(c[i], 0, t[i], 0, variables);
        t[i][variables + i] = 1;
        t[i][variables + c.length] = 1;
        basis[i] = firstSlack + i;
      }
    }

    private int column(int label) {
      boolean variable = label >= firstVariable && label < firstVariable + variables;
      return variable ? label - firstVariable : variables + label - firstSlack;
    }

    /** Brings a label into the basis; the label that leaves, -1 when none can. */
    int enter(int label) {
      int column = column(label);
      int row = ratio(column);
      if (row < 0) {
        return -1;
      }
      double pivot = t[row][column];
      for (int j = 0; j < t[row].length; j++) {
        t[row][j] /= pivot;
      }
      for (int i = 0; i < t.length; i++) {
        double factor = t[i][column];
        if (i != row && factor != 0) {
          for (int j = 0; j < t[i].length; j++) {
            t[i][j] -= factor * t[row][j];
          }
          t[i][column] = 0;
        }
      }
      int leaving = basis[row];
      basis[row] = label;
      return leaving;
    }

    /** Least ratio of the right side; of equals the least row of slacks over the pivot. */
    private int ratio(int column) {
      int best = -1;
      for (int i = 0; i < t.length; i++) {
        if (t[i][column] > ZERO && (best < 0 || before(i, best, column))) {
          best = i;
        }
      }
      return best;
    }

    private boolean before(int i, int best, int column) {
      int right = t[i].length - 1;
      double own = t[i][right] / t[i][column];
      double other = t[best][right] / t[best][column];
      for (int k = variables; Math.abs(own - other) <= ZERO && k < right; k++) {
        own = t[i][k] / t[i][column];
        other = t[best][k] / t[best][column];
      }
      return own < other;
    }

    double[] values(int count) {
      double[] values = new double[count];
      for (int i = 0; i < basis.length; i++) {
        int k = basis[i] - firstVariable;
        if (k >= 0 && k < variables) {
          values[k] = Math.max(0, t[i][t[i].length - 1]);
        }
      }
      return values;
    }
  }
}
