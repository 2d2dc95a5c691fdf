package org.looptwin.optimise.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What protection costs and what it is worth, over a grid of budgets. */
@ProviderType
public interface RobustnessStudy {
  /**
   * Plans for each budget of suppliers, and holds each plan against drawn futures: every uncertain
   * parameter independent and uniform between the nominal value less and plus its deviation.
   *
   * @param problem its protection is {@link Protection.Budgeted}; lanes and carbon keep theirs
   * @param gammas budgets of suppliers
   * @param scenarios years drawn
   * @param seed of the draws
   * @param budget for each plan
   * @throws IllegalArgumentException when the protection is no budget
   * @throws IllegalStateException when there is no linear solver, or a plan was not found
   */
  Report priceOfRobustness(
      PlanningProblem problem,
      List<Double> gammas,
      int scenarios,
      long seed,
      Budget budget,
      Watch watch);

  /**
   * @param suppliers number of uncertain suppliers: n of the bounds
   * @param rows by budget
   * @param notes where the probability bounds do not hold, and why
   */
  record Report(int suppliers, List<Row> rows, List<String> notes) {}

  /**
   * @param gammaSuppliers the budget
   * @param nominalEur cost of its plan at nominal values
   * @param robustEur the plan's objective: its worst cost within the set
   * @param meanEur mean cost over the drawn years
   * @param monthlyViolation share of drawn months in which the suppliers' losses exceed what the
   *     plan is protected against
   * @param yearlyViolation share of drawn years that cost more than {@code robustEur}
   * @param exactBound most that {@code monthlyViolation} can be: B(n, Gamma)
   * @param normalBound its normal form 1 - Phi((Gamma - 1) / sqrt n)
   */
  record Row(
      double gammaSuppliers,
      double nominalEur,
      double robustEur,
      double meanEur,
      double monthlyViolation,
      double yearlyViolation,
      double exactBound,
      double normalBound) {}
}
