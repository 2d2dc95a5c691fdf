package org.looptwin.optimise.milp;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.looptwin.optimise.api.Protection;
import org.looptwin.optimise.milp.robust.BudgetTerm;
import org.looptwin.optimise.milp.robust.Linear;

/**
 * A plan's cost in drawn years: every uncertain parameter independent and uniform between its
 * nominal value less and plus its deviation, a probability never below 0. Plans of one question
 * meet the same years.
 */
final class DrawnYears {
  private final double gamma;
  private final double protectedEur;
  private final double[][] suppliers;
  private final double[][] floors;
  private final double[][] others;

  /**
   * @param x a point of the model
   * @param gamma budget of suppliers
   */
  DrawnYears(PlanningModel model, double[] x, double gamma) {
    this.gamma = gamma;
    protectedEur = model.risk().eur(x);
    Instance instance = model.instance();
    Protection.Budgeted budget = (Protection.Budgeted) instance.problem().protection();
    Spread spread = Spread.of(budget.deviations(), instance.problem(), instance.sets());
    Exposures exposures = new Exposures(instance, model.flows(), model.purchases());
    int periods = instance.periods();
    suppliers = new double[periods][];
    floors = new double[periods][];
    others = new double[periods][];
    for (int t = 0; t < periods; t++) {
      suppliers[t] = at(exposures.suppliers(t, spread.supplierP()), x);
      floors[t] = floors(instance, spread, t);
      double[] lanes = at(exposures.lanes(t, spread.laneClassP()), x);
      others[t] = Arrays.copyOf(lanes, lanes.length + 1);
      others[t][lanes.length] = 1e-3 * spread.carbonEurT()[t] * model.emissionsKg(t, x);
    }
  }

  /**
   * @param meanEur mean over the years of what they cost more than nominal
   * @param monthsOver share of the months in which the suppliers cost more than their budget holds
   * @param yearsOver share of the years that cost more than the whole protection holds
   */
  record Result(double meanEur, double monthsOver, double yearsOver) {}

  private static double[] at(List<Linear> terms, double[] x) {
    return terms.stream().mapToDouble(term -> term.at(x)).toArray();
  }

  /** How far down a deviation goes, -1 or the nominal probability over it. */
  private static double[] floors(Instance instance, Spread spread, int t) {
    double[][] rise = spread.supplierP();
    double[] floors = new double[rise.length];
    int count = 0;
    for (int s = 0; s < rise.length; s++) {
      if (rise[s][t] > 0) {
        floors[count++] = -Math.min(1, instance.values().supplierP()[s][t] / rise[s][t]);
      }
    }
    return Arrays.copyOf(floors, count);
  }

  Result draw(int scenarios, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] held = new double[suppliers.length];
    for (int t = 0; t < held.length; t++) {
      held[t] = BudgetTerm.greatest(suppliers[t], gamma);
    }
    double sum = 0;
    long monthsOver = 0;
    long yearsOver = 0;
    for (int i = 0; i < scenarios; i++) {
      double year = 0;
      for (int t = 0; t < held.length; t++) {
        double month = 0;
        for (int j = 0; j < suppliers[t].length; j++) {
          month += Math.max(floors[t][j], 2 * random.nextDouble() - 1) * suppliers[t][j];
        }
        monthsOver += month > held[t] * (1 + 1e-9) ? 1 : 0;
        for (double other : others[t]) {
          month += (2 * random.nextDouble() - 1) * other;
        }
        year += month;
      }
      sum += year;
      yearsOver += year > protectedEur * (1 + 1e-9) ? 1 : 0;
    }
    return new Result(
        sum / scenarios,
        (double) monthsOver / scenarios / held.length,
        (double) yearsOver / scenarios);
  }
}
