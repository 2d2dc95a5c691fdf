package org.looptwin.optimise.milp;

import java.util.Objects;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.InitialState;
import org.looptwin.model.network.Subset;
import org.looptwin.optimise.api.CommodityMode;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;

/** What problems must share to differ only in costs and limits: outlooks are left out. */
record Structure(
    Case reference,
    Subset subset,
    CommodityMode mode,
    int months,
    Sites sites,
    InitialState initial,
    double changePriceEurKwh) {

  static Structure of(PlanningProblem problem) {
    return new Structure(
        problem.reference(),
        problem.subset(),
        problem.mode(),
        problem.months(),
        problem.sites(),
        problem.initial(),
        problem.changePriceEurKwh());
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
        initial,
        sites,
        changePriceEurKwh,
        0);
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
        && initial.equals(that.initial)
        && Double.compare(changePriceEurKwh, that.changePriceEurKwh) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(subset.name(), mode, months, sites, changePriceEurKwh);
  }
}
