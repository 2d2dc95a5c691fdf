package org.looptwin.coordinate.markov.game;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.looptwin.coordinate.api.GameAnswer.Equilibrium;
import org.looptwin.coordinate.api.MatrixGame;
import org.looptwin.coordinate.markov.exact.LinearSystem;

/**
 * All extreme equilibria of a game of two players: the completely labelled pairs of vertices of the
 * best-response polytopes {@code x >= 0, B' x <= 1} and {@code A y <= 1, y >= 0} (von Stengel 2007,
 * section 3.4). In a game that is not degenerate these are all equilibria; else all others lie
 * between them.
 */
public final class ExtremeEquilibria {
  private static final long MOST_BASES = 400_000;
  private static final double TIGHT = 1e-9;

  private final MatrixGame game;
  private final int m;
  private final int n;

  public ExtremeEquilibria(MatrixGame game) {
    this.game = game;
    m = game.actions(0);
    n = game.actions(1);
  }

  /** Whether the game is small enough. */
  public boolean feasible() {
    return bases() <= MOST_BASES;
  }

  private long bases() {
    long count = 1;
    for (int k = 1; k <= Math.min(m, n); k++) {
      count = count * (m + n - k + 1) / k;
      if (count > MOST_BASES) {
        return count;
      }
    }
    return count;
  }

  /** A corner of a polytope: scaled to probabilities, with its labels. */
  private record Vertex(double[] strategy, BitSet labels) {}

  public List<Equilibrium> all() {
    double[][] a = Payoffs.positive(game.matrix(0));
    double[][] b = Payoffs.positive(game.matrix(1));
    List<Vertex> rows = vertices(Payoffs.transposed(b), true);
    List<Vertex> columns = vertices(a, false);
    List<Equilibrium> found = new ArrayList<>();
    for (Vertex x : rows) {
      for (Vertex y : columns) {
        BitSet union = (BitSet) x.labels().clone();
        union.or(y.labels());
        if (union.cardinality() == m + n) {
          found.add(Equilibrium.of(game, List.of(x.strategy(), y.strategy())));
        }
      }
    }
    return found;
  }

  /**
   * Corners of {@code {z >= 0, c z <= 1}} but the origin.
   *
   * @param rows labels of z are 0.. for the row player, m.. for the column player
   */
  private List<Vertex> vertices(double[][] c, boolean rows) {
    int variables = c[0].length;
    int constraints = c.length;
    List<Vertex> found = new ArrayList<>();
    int[] chosen = new int[variables];
    for (int k = 0; k < variables; k++) {
      chosen[k] = k;
    }
    do {
      Vertex vertex = vertex(c, chosen, rows);
      if (vertex != null && found.stream().noneMatch(one -> same(one, vertex))) {
        found.add(vertex);
      }
    } while (next(chosen, variables + constraints));
    return found;
  }

  private static boolean same(Vertex one, Vertex other) {
    return Payoffs.distance(one.strategy(), other.strategy()) < 1e-8;
  }

  /** The point where the chosen constraints hold with equality, null where there is none inside. */
  private Vertex vertex(double[][] c, int[] tight, boolean rows) {
    int variables = c[0].length;
    double[][] system = new double[variables][variables];
    double[] right = new double[variables];
    for (int k = 0; k < variables; k++) {
      if (tight[k] < variables) {
        system[k][tight[k]] = 1;
      } else {
        system[k] = c[tight[k] - variables].clone();
        right[k] = 1;
      }
    }
    double[] z;
    try {
      z = new LinearSystem(system).solve(right);
    } catch (ArithmeticException e) {
      return null; // these constraints do not meet in a point
    }
    double sum = 0;
    for (double one : z) {
      if (one < -TIGHT) {
        return null;
      }
      sum += one;
    }
    if (sum < TIGHT) {
      return null;
    }
    BitSet labels = new BitSet(m + n);
    for (int k = 0; k < variables; k++) {
      if (z[k] < TIGHT) {
        labels.set(rows ? k : m + k);
        z[k] = 0;
      }
    }
    for (int j = 0; j < c.length; j++) {
      double slack = 1;
      for (int k = 0; k < variables; k++) {
        slack -= c[j][k] * z[k];
      }
      if (slack < -TIGHT) {
        return null;
      }
      if (slack < TIGHT) {
        labels.set(rows ? m + j : j);
      }
    }
    return new Vertex(Payoffs.scaled(z), labels);
  }

  /** The next choice in order; false after the last. */
  private static boolean next(int[] chosen, int of) {
    int k = chosen.length - 1;
    while (k >= 0 && chosen[k] == of - chosen.length + k) {
      k--;
    }
    if (k < 0) {
      return false;
    }
    chosen[k]++;
    for (int j = k + 1; j < chosen.length; j++) {
      chosen[j] = chosen[j - 1] + 1;
    }
    return true;
  }
}
