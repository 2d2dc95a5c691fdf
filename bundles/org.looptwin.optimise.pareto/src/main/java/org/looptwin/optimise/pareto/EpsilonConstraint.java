package org.looptwin.optimise.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.looptwin.optimise.pareto.Scalars.Found;
import org.looptwin.optimise.pareto.Scalars.Interrupted;

/**
 * The augmented epsilon-constraint method (AUGMECON2, Mavrotas and Florios 2013): aim 0 is
 * minimised while the others are capped at levels between their worst and best values,
 *
 * <pre>
 * min f_0 - eps r_0 sum_k 10^-(k-1) s_k / r_k   with f_k + s_k = e_k, s_k &gt;= 0, k = 1, 2, ...
 * </pre>
 *
 * so that no point is only weakly efficient. The levels come from a lexicographic payoff table.
 * Levels of aim 1 that the last point already keeps are passed over (the method's bypass), and none
 * tighter than one that cannot be kept is tried. With whole data, levels 1 apart and an exact
 * solver the points are all there are. For three aims or more the nadir is an estimate.
 */
final class EpsilonConstraint {
  private final Scalars scalars;
  private final Settings settings;
  private final IntConsumer progress;
  private final List<Found> found = new ArrayList<>();
  private double[][] payoff;
  private Ranges ranges;
  private double[][] levels;
  private double[] weights;
  private int solves;

  /**
   * @param epsilon weight of the slacks, 1e-6 to 1e-3 of aim 0's range
   * @param slack by how much caps are loosened, relative to their size, so that a value reached
   *     before can be reached again
   */
  record Settings(double epsilon, double slack) {
    static final Settings DEFAULT = new Settings(1e-4, 1e-9);
  }

  /** Levels for each capped aim. */
  interface Grid {
    /**
     * @param aim 1 or more
     * @return values from the nadir (loosest) to the ideal (tightest)
     */
    double[] levels(int aim, double ideal, double nadir);

    /** This many intervals of equal length for every aim. */
    static Grid intervals(int... count) {
      return (aim, ideal, nadir) -> {
        int steps = nadir > ideal ? count[Math.min(aim, count.length) - 1] : 0;
        double[] levels = new double[steps + 1];
        Arrays.setAll(levels, i -> i == steps ? ideal : nadir - i * (nadir - ideal) / steps);
        return levels;
      };
    }

    /** This many levels for each aim, evenly spread between its extremes, which they leave out. */
    static Grid between(int... count) {
      return (aim, ideal, nadir) -> {
        int most = nadir > ideal ? count[Math.min(aim, count.length) - 1] : 1;
        double[] levels = new double[most];
        Arrays.setAll(levels, i -> nadir - (i + 1) * (nadir - ideal) / (most + 1));
        return levels;
      };
    }

    /** For whole data: every whole value. */
    static Grid whole() {
      return (aim, ideal, nadir) -> {
        double[] levels = new double[(int) Math.round(nadir - ideal) + 1];
        Arrays.setAll(levels, i -> Math.rint(nadir) - i);
        return levels;
      };
    }
  }

  /**
   * @param progress told how many questions were answered
   */
  EpsilonConstraint(Scalars scalars, Settings settings, IntConsumer progress) {
    this.scalars = scalars;
    this.settings = settings;
    this.progress = progress;
  }

  /** Runs until the grid is done or a question stays without an answer. */
  Result run(Grid grid) {
    try {
      if (!payoffTable()) {
        return new Result(null, null, List.of(), solves, "no plan exists");
      }
      levels(grid);
      walk(scalars.aims() - 1, Scalar.noCaps(scalars.aims()));
      return result("");
    } catch (Interrupted ended) {
      return result(ended.getMessage());
    }
  }

  private Result result(String because) {
    return new Result(payoff, ranges, efficient(found), solves, because);
  }

  /** Row k: aim k first, then the others in their order, each capped at what it reached. */
  private boolean payoffTable() {
    int aims = scalars.aims();
    double[][] table = new double[aims][];
    for (int k = 0; k < aims; k++) {
      Optional<Found> row = lexicographic(k);
      if (row.isEmpty()) {
        return false;
      }
      table[k] = row.get().values();
      found.add(row.get());
    }
    payoff = table;
    ranges = Ranges.of(table);
    return true;
  }

  private Optional<Found> lexicographic(int first) {
    double[] caps = Scalar.noCaps(scalars.aims());
    Optional<Found> best = ask(Scalar.of(first, caps));
    int last = first;
    int steps = 0;
    for (int k = 0; k < caps.length && best.isPresent(); k++) {
      if (k != first) {
        caps[last] = loosened(best.get().values()[last]);
        Scalar question = Scalar.of(k, caps);
        Optional<Found> next = ++steps == 1 ? ask(question) : refine(question, best.get());
        best = next.isPresent() ? next : best;
        last = k;
      }
    }
    return best;
  }

  private double loosened(double value) {
    return value + settings.slack() * Math.max(1, Math.abs(value));
  }

  private void levels(Grid grid) {
    int aims = scalars.aims();
    levels = new double[aims][];
    weights = new double[aims];
    weights[0] = 1;
    for (int k = 1; k < aims; k++) {
      levels[k] = grid.levels(k, ranges.ideal()[k], ranges.nadir()[k]);
      double width = ranges.width(k) > 0 ? ranges.width(k) : 1;
      double first = ranges.width(0) > 0 ? ranges.width(0) : 1;
      weights[k] = settings.epsilon() * first / width * Math.pow(10, 1 - k);
    }
  }

  /**
   * @return whether the loosest level could be kept
   */
  private boolean walk(int aim, double[] caps) {
    for (int at = 0; at < levels[aim].length; at++) {
      caps[aim] = loosened(levels[aim][at]);
      if (aim > 1) {
        if (!walk(aim - 1, caps)) {
          return at > 0;
        }
      } else {
        Optional<Found> point = ask(new Scalar(weights, caps.clone()));
        if (point.isEmpty()) {
          return at > 0;
        }
        found.add(point.get());
        while (at + 1 < levels[1].length
            && loosened(levels[1][at + 1]) >= point.get().values()[1]) {
          at++;
        }
      }
    }
    return true;
  }

  private Optional<Found> ask(Scalar question) {
    return counted(scalars.solve(question));
  }

  private Optional<Found> refine(Scalar question, Found near) {
    return counted(scalars.refine(question, near));
  }

  private Optional<Found> counted(Optional<Found> answer) {
    progress.accept(++solves);
    return answer;
  }

  /** Points that no other beats, each once, by rising aim 0. */
  static List<Found> efficient(List<Found> all) {
    List<Found> kept = new ArrayList<>();
    for (Found one : all) {
      boolean beaten =
          all.stream().anyMatch(other -> Domination.dominates(other.values(), one.values()));
      boolean there = kept.stream().anyMatch(other -> same(other.values(), one.values()));
      if (!beaten && !there) {
        kept.add(one);
      }
    }
    kept.sort((a, b) -> Arrays.compare(a.values(), b.values()));
    return kept;
  }

  private static boolean same(double[] a, double[] b) {
    for (int k = 0; k < a.length; k++) {
      if (Math.abs(a[k] - b[k]) > 1e-7 * Math.max(1, Math.abs(a[k]))) {
        return false;
      }
    }
    return true;
  }

  /**
   * What came out.
   *
   * @param payoff [aim first][aim]; null when it was not reached
   * @param ranges of the payoff table; null when it was not reached
   * @param points none beaten by another
   * @param solves questions asked
   * @param because why it ended early, or ""
   */
  record Result(double[][] payoff, Ranges ranges, List<Found> points, int solves, String because) {}
}
