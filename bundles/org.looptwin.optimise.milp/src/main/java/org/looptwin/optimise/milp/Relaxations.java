package org.looptwin.optimise.milp;

import org.looptwin.optimise.api.Basis;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.milp.robust.TangentCuts;

/**
 * What no plan undercuts, by linear relaxations: the mean period, sites chosen month by month, the
 * whole. Each proves more than the one before and takes longer; the mean period's solution is where
 * the others begin.
 */
final class Relaxations {
  /** The rest is for the relaxation of the whole, which proves more. */
  private static final double MONTHLY_SHARE = 0.5;

  /** Sites chosen month by month prove about as much as this part of the mean period's gap. */
  private static final double WORTH_TRYING = 0.75;

  private final LinearSolver solver;
  private final PlanningModel full;
  private MeanPeriod mean;

  Relaxations(LinearSolver solver, PlanningModel full) {
    this.solver = solver;
    this.full = full;
  }

  /**
   * The first bound that reaches the gap asked for, else the best of all; with it the sites of a
   * cheaper plan, should one be met.
   */
  SiteBranches.Result prove(double objectiveEur, Deadline deadline, Watch watch) {
    double wanted = objectiveEur - deadline.asked().gap() * Math.abs(objectiveEur);
    double bound = mean(deadline, watch).boundEur();
    if (bound < wanted && objectiveEur - wanted > WORTH_TRYING * (objectiveEur - bound)) {
      bound = Math.max(bound, monthlySites(deadline.share(MONTHLY_SHARE), watch));
    }
    if (bound >= wanted) {
      return new SiteBranches.Result(bound, null);
    }
    if (!full.risk().norms().isEmpty()) {
      return new SiteBranches.Result(Math.max(bound, whole(deadline, watch)), null);
    }
    SiteBranches.Result whole = branches(objectiveEur, deadline, watch);
    return new SiteBranches.Result(Math.max(bound, whole.boundEur()), whole.open());
  }

  private SiteBranches.Result branches(double objectiveEur, Deadline deadline, Watch watch) {
    Basis guess = mean(deadline, watch).start(full.matrix(), full.instance().periods(), false);
    double gap = deadline.asked().gap();
    return SiteBranches.search(solver, full, objectiveEur, gap, guess, deadline, watch);
  }

  private MeanPeriod mean(Deadline deadline, Watch watch) {
    if (mean == null) {
      mean = MeanPeriod.of(full.instance(), solver, deadline.left(), watch);
    }
    return mean;
  }

  private double monthlySites(Deadline deadline, Watch watch) {
    return optimum(new MonthlySites(full).model(), true, deadline, watch);
  }

  /** The model with its integers relaxed; minus infinity when it was not solved in time. */
  double whole(Deadline deadline, Watch watch) {
    if (!full.risk().norms().isEmpty()) {
      LinearAnswer relaxed =
          new TangentCuts(solver)
              .relaxed(full.matrix(), full.risk().norms(), deadline.left(), watch);
      return relaxed.status() == Status.OPTIMAL ? relaxed.bound() : Double.NEGATIVE_INFINITY;
    }
    return optimum(full.matrix(), false, deadline, watch);
  }

  private double optimum(LinearModel model, boolean monthlySites, Deadline deadline, Watch watch) {
    Basis guess = mean(deadline, watch).start(model, full.instance().periods(), monthlySites);
    try (LinearSolver.Session session = solver.open(model)) {
      session.begin(guess);
      LinearAnswer relaxed = session.solve(deadline.left(), watch);
      return relaxed.status() == Status.OPTIMAL ? relaxed.objective() : Double.NEGATIVE_INFINITY;
    }
  }
}
