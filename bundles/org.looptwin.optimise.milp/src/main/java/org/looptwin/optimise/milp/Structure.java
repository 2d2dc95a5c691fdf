package org.looptwin.optimise.milp;

import java.util.List;
import java.util.Objects;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Subset;
import org.looptwin.optimise.api.CommodityMode;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.PolicyRow;
import org.looptwin.optimise.api.Protection;
import org.looptwin.optimise.api.Sites;

/**
 * What problems must share to have the same columns and rows, so that they differ only in costs,
 * limits and coefficients: outlooks, initial state and change price are left out.
 */
record Structure(
    Case reference,
    Subset subset,
    CommodityMode mode,
    int months,
    Sites sites,
    Protection protection,
    double reserveShare,
    List<PolicyRow> policyRows) {
  private static final double CHANGE_PRICE_EUR_KWH = 3;

  static Structure of(PlanningProblem problem) {
    return new Structure(
        problem.reference(),
        problem.subset(),
        problem.mode(),
        problem.months(),
        problem.sites(),
        problem.protection(),
        problem.reserveShare(),
        problem.policyRows());
  }

  /** The problem of this structure at the case's base values. */
  PlanningProblem base() {
    return new PlanningProblem(
            reference,
            subset,
            mode,
            months,
            "deterministic",
            Outlooks.BASE,
            null,
            reference.initialState(),
            sites,
            CHANGE_PRICE_EUR_KWH,
            0)
        .with(protection)
        .withReserve(reserveShare)
        .withPolicyRows(policyRows);
  }

  /** The case counts by identity: it is read once, and its content is large. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Structure that
        && reference == that.reference
        && subset.equals(that.subset)
        && mode == that.mode
        && months == that.months
        && sites.equals(that.sites)
        && protection.equals(that.protection)
        && reserveShare == that.reserveShare
        && policyRows.equals(that.policyRows);
  }

  @Override
  public int hashCode() {
    return Objects.hash(subset.name(), mode, months, sites, reserveShare);
  }
}
