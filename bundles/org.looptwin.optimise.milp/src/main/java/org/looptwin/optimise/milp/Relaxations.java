package org.looptwin.optimise.milp;

import org.looptwin.optimise.api.Basis;
import org.looptwin.optimise.api.Budget;
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
  SiteBranches.Result prove(double objectiveEur, Budget budget, Watch watch) {
    long began = System.nanoTime();
    double wanted = objectiveEur - budget.gap() * Math.abs(objectiveEur);
    double bound = mean(budget, watch).boundEur();
    if (bound < wanted && objectiveEur - wanted > WORTH_TRYING * (objectiveEur - bound)) {
      bound = Math.max(bound, monthlySites(FlowSessions.minus(budget, began), watch));
    }
    if (bound >= wanted) {
      return new SiteBranches.Result(bound, null);
    }
    Budget left = FlowSessions.minus(budget, began);
    if (!full.risk().norms().isEmpty()) {
      return new SiteBranches.Result(Math.max(bound, whole(left, watch)), null);
    }
    SiteBranches.Result whole = branches(objectiveEur, left, watch);
    return new SiteBranches.Result(Math.max(bound, whole.boundEur()), whole.open());
  }

  private SiteBranches.Result branches(double objectiveEur, Budget budget, Watch watch) {
    Basis guess = mean(budget, watch).start(full.matrix(), full.instance().periods(), false);
    return SiteBranches.search(solver, full, objectiveEur, budget.gap(), guess, budget, watch);
  }

  private MeanPeriod mean(Budget budget, Watch watch) {
    if (mean == null) {
      mean = MeanPeriod.of(full.instance(), solver, budget, watch);
    }
    return mean;
  }

  private double monthlySites(Budget budget, Watch watch) {
    return optimum(new MonthlySites(full).model(), true, budget, watch);
  }

  /** The model with its integers relaxed; minus infinity when it was not solved in time. */
  double whole(Budget budget, Watch watch) {
    if (!full.risk().norms().isEmpty()) {
      LinearAnswer relaxed =
          new TangentCuts(solver).relaxed(full.matrix(), full.risk().norms(), budget, watch);
      return relaxed.status() == Status.OPTIMAL ? relaxed.bound() : Double.NEGATIVE_INFINITY;
    }
    return optimum(full.matrix(), false, budget, watch);
  }

  private double optimum(LinearModel model, boolean monthlySites, Budget budget, Watch watch) {
    long began = System.nanoTime();
    Basis guess = mean(budget, watch).start(model, full.instance().periods(), monthlySites);
    try (LinearSolver.Session session = solver.open(model)) {
      session.begin(guess);
      LinearAnswer relaxed = session.solve(FlowSessions.minus(budget, began), watch);
      return relaxed.status() == Status.OPTIMAL ? relaxed.objective() : Double.NEGATIVE_INFINITY;
    }
  }
}
