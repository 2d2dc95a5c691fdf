package org.looptwin.optimise.api;

import java.util.Map;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;

/**
 * What a plan is protected against beyond the values of its {@link Outlooks}. For a box nothing is
 * needed here: its worst case is its upper ends, which the outlooks hold. Otherwise the outlooks
 * hold nominal values, and the set's shape says how far they may be exceeded together.
 *
 * <p>Uncertain are a supplier's probability of interruption, that of each lane class (one value for
 * all lanes of the class), and the carbon price, each month apart.
 */
public sealed interface Protection {
  /** None: costs at the values of the outlooks. */
  Protection NONE = new None();

  /** Costs at the values of the outlooks. */
  record None() implements Protection {}

  /**
   * A budget: each month at most {@code gammaSuppliers} suppliers and {@code gammaLanes} lane
   * classes at their worst together, over the horizon at most {@code gammaCarbon} months with the
   * carbon price at its worst. Fractions are allowed; a budget of the number of parameters is the
   * box. Bertsimas and Sim (2004).
   */
  record Budgeted(
      Deviations deviations, double gammaSuppliers, double gammaLanes, double gammaCarbon)
      implements Protection {
    public Budgeted {
      notNegative("gammaSuppliers", gammaSuppliers);
      notNegative("gammaLanes", gammaLanes);
      notNegative("gammaCarbon", gammaCarbon);
    }
  }

  /**
   * An ellipsoid for each month, its axes the deviations of suppliers, lane classes and the carbon
   * price.
   *
   * @param omega its radius in deviations
   */
  record Ellipsoid(Deviations deviations, double omega) implements Protection {
    public Ellipsoid {
      notNegative("omega", omega);
    }
  }

  /**
   * The mean loss by interruptions under the worst distribution within a Wasserstein distance of
   * sampled years.
   *
   * @param epsilon interruptions of one supplier or lane class for one month that a sampled year
   *     may have more, on average
   * @param scenarios years sampled from the case's history
   */
  record Wasserstein(double epsilon, int scenarios, long seed) implements Protection {
    public Wasserstein {
      notNegative("epsilon", epsilon);
      atLeastOne(scenarios);
    }
  }

  /**
   * The mean of the worst losses by interruptions in place of the mean of all: conditional value at
   * risk.
   *
   * @param alpha 0.9 for the worst tenth of the years; 0 for the mean of all
   * @param scenarios years sampled from the case's history
   */
  record Tail(double alpha, int scenarios, long seed) implements Protection {
    public Tail {
      if (!(alpha >= 0 && alpha < 1)) {
        throw new IllegalArgumentException("alpha is %s, expected 0 to below 1.".formatted(alpha));
      }
      atLeastOne(scenarios);
    }
  }

  /**
   * Fewer packs may come back than the outlooks say: in each month the recovery rate may be lower
   * by {@code drop z}, {@code 0 <= z <= 1}, over the horizon {@code sum z <= gammaMonths}. What is
   * decided in a month answers, by affine rules, to the months seen by then. Costs are those of the
   * outlooks: where only costs are uncertain no answer is worth anything in the worst case.
   *
   * @param drop by how much the recovery rate may be lower; read by date, as outlooks are
   * @param gammaMonths months' worth of the drop together; their number for the box
   * @param answers false for the same set with every decision made now, to compare
   */
  record Recourse(MonthlySeries drop, double gammaMonths, boolean answers) implements Protection {
    /** The recovery rate's name in a set. */
    public static final String PARAMETER = "recovery";

    /**
     * Rules that answer.
     *
     * @param box with {@link #PARAMETER}
     * @param drop in place of what the box's lower end lies below its nominal values; NaN for that
     */
    public static Recourse of(UncertaintySet box, double drop, double gammaMonths) {
      Interval range = box.of(PARAMETER).orElseThrow();
      double[] path = range.nominal().toArray();
      for (int t = 0; t < path.length; t++) {
        path[t] = Double.isNaN(drop) ? Math.max(0, path[t] - range.lower().at(t)) : drop;
      }
      return new Recourse(new MonthlySeries(range.nominal().start(), path), gammaMonths, true);
    }

    public Recourse {
      notNegative("gammaMonths", gammaMonths);
      for (double one : drop.toArray()) {
        notNegative("drop", one);
      }
    }
  }

  /**
   * How far values may rise above the outlooks. What is absent is certain. Months are read by date,
   * as outlooks are.
   *
   * @param supplierP by supplier, probability
   * @param laneClassP by lane class, probability
   * @param carbonEurT price; null when it is certain
   */
  record Deviations(
      Map<String, MonthlySeries> supplierP,
      Map<LaneClass, MonthlySeries> laneClassP,
      MonthlySeries carbonEurT) {
    public Deviations {
      supplierP = Map.copyOf(supplierP);
      laneClassP = Map.copyOf(laneClassP);
    }

    /** What the upper ends of a box lie above its nominal values. */
    public static Deviations of(UncertaintySet box) {
      BoxReading rise = new BoxReading(box, interval -> above(interval));
      return new Deviations(rise.supplierP(), rise.laneClassP(), rise.carbonEurT());
    }

    private static MonthlySeries above(Interval interval) {
      double[] rise = interval.upper().toArray();
      for (int t = 0; t < rise.length; t++) {
        rise[t] = Math.max(0, rise[t] - interval.nominal().at(t));
      }
      return new MonthlySeries(interval.nominal().start(), rise);
    }
  }

  private static void notNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "%s is %s, expected a number of 0 or more.".formatted(name, value));
    }
  }

  private static void atLeastOne(int scenarios) {
    if (scenarios < 1) {
      throw new IllegalArgumentException(
          "scenarios is %d, expected 1 or more.".formatted(scenarios));
    }
  }
}
