package org.looptwin.optimise.milp;

import java.util.List;
import org.looptwin.optimise.api.Protection;
import org.looptwin.optimise.milp.robust.Norm;

/** What the protection adds to the planning model: columns, rows, and norms that need cuts. */
interface RiskTerms {
  RiskTerms NONE = new RiskTerms() {};

  /** Norms that rows alone cannot say. */
  default List<Norm> norms() {
    return List.of();
  }

  /**
   * Whether the protection decides columns that a plan does not tell: measures where the carbon
   * price is uncertain, rules of recourse. A linear solver finds them for given flows.
   */
  default boolean decides() {
    return false;
  }

  /**
   * Rows beside the model's own that keep a limit of it whatever comes; the upper limit of each
   * moves as the limit does.
   */
  default List<Integer> keeping(Give.Bound limit) {
    return List.of();
  }

  /** Sets the protection's own columns to what follows from all others. */
  default void complete(double[] x) {}

  /** What the protection costs at x, EUR. */
  default double eur(double[] x) {
    return 0;
  }

  /**
   * A mean period has no months to protect; a month alone has not what is for the whole horizon.
   */
  static RiskTerms of(Draft draft, Instance instance, Exposures exposures) {
    Protection protection = instance.problem().protection();
    if (instance.values().span().monthsPerPeriod() > 1) {
      return NONE;
    }
    if (protection instanceof Protection.Budgeted budget) {
      return new BudgetTerms(draft, instance, exposures, budget);
    }
    if (protection instanceof Protection.Ellipsoid ellipsoid) {
      return new EllipsoidTerms(draft, instance, exposures, ellipsoid);
    }
    boolean whole = instance.periods() == instance.problem().months();
    if (protection instanceof Protection.Recourse recourse) {
      return whole ? new RecourseTerms(draft, instance, recourse) : NONE;
    }
    return whole && instance.losses() != null
        ? new LossTerms(draft, instance, exposures, protection)
        : NONE;
  }
}
