package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.optimise.api.Protection;
import org.looptwin.optimise.milp.robust.BudgetTerm;
import org.looptwin.optimise.milp.robust.BudgetTerm.Sign;
import org.looptwin.optimise.milp.robust.Linear;
import org.looptwin.optimise.milp.robust.ModelRows;

/**
 * Budgets of Bertsimas and Sim: month by month for suppliers and lane classes, over the horizon for
 * the carbon price. {@code sum_t (Gamma_S theta_t + sum_s nu_st), theta_t + nu_st >= 0.18 x 280 w_s
 * Delta_st X_st}, and so on.
 */
final class BudgetTerms implements RiskTerms {
  private final List<BudgetTerm> terms = new ArrayList<>();
  private final List<Emissions> emissions = new ArrayList<>();

  BudgetTerms(Draft draft, Instance instance, Exposures exposures, Protection.Budgeted protection) {
    Spread spread = Spread.of(protection.deviations(), instance.problem(), instance.sets());
    ModelRows rows = draft.rows(Part.DISRUPTION);
    for (int t = 0; t < instance.periods(); t++) {
      int month = instance.month(t);
      month(
          rows,
          "[suppliers,%d]".formatted(month),
          protection.gammaSuppliers(),
          exposures.suppliers(t, spread.supplierP()));
      month(
          rows,
          "[lanes,%d]".formatted(month),
          protection.gammaLanes(),
          exposures.lanes(t, spread.laneClassP()));
    }
    boolean whole = instance.periods() == instance.problem().months();
    if (whole && protection.gammaCarbon() > 0) {
      carbon(draft, instance, spread.carbonEurT(), protection.gammaCarbon());
    }
  }

  private void month(ModelRows rows, String at, double gamma, List<Linear> losses) {
    terms.add(new BudgetTerm(rows, at, gamma, losses, Sign.NOT_NEGATIVE, 1));
  }

  private void carbon(Draft draft, Instance instance, double[] rise, double gamma) {
    List<Linear> months = new ArrayList<>();
    for (int t = 0; t < instance.periods(); t++) {
      if (rise[t] > 0) {
        Emissions emitted = new Emissions(draft, instance, t);
        emissions.add(emitted);
        months.add(emitted.cost(rise[t]));
      }
    }
    terms.add(new BudgetTerm(draft.rows(Part.CARBON), "[carbon]", gamma, months, Sign.ANY, 1));
  }

  @Override
  public boolean decides() {
    return !emissions.isEmpty();
  }

  @Override
  public void complete(double[] x) {
    emissions.forEach(month -> month.complete(x));
    terms.forEach(term -> term.complete(x));
  }

  @Override
  public double eur(double[] x) {
    return terms.stream().mapToDouble(term -> term.value(x)).sum();
  }
}
