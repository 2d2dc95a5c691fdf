package org.looptwin.drill;

import java.time.Duration;
import java.util.Set;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.ExactFlows;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;

/** Plans for fixed sites with the server's own exact flows; {@code @MODE@} spoils live problems. */
public final class SwapSolver implements Solver {
  private static final String MODE = "@MODE@";

  private volatile Planning planning;

  public void setPlanning(Planning service) {
    planning = service;
  }

  public void unsetPlanning(Planning service) {
    planning = null;
  }

  @Override
  public String name() {
    return "swap-solver";
  }

  @Override
  public boolean accepts(PlanningProblem problem) {
    return @ACCEPTS@;
  }

  @Override
  public Answer solve(PlanningProblem problem, Budget budget, Watch watch) {
    if (live(problem) && MODE.equals("throws")) {
      throw new IllegalStateException("it throws on purpose");
    }
    while (live(problem) && MODE.equals("hangs")) {
      Thread.onSpinWait();
      if (System.nanoTime() == 0) {
        return null;
      }
    }
    try (ExactFlows flows = planning.flows(problem)) {
      return plan(problem, budget, watch, flows);
    } catch (IllegalArgumentException e) {
      return new Answer.Failed("no plan with these sites: " + e.getMessage());
    }
  }

  private Answer plan(PlanningProblem problem, Budget budget, Watch watch, ExactFlows flows) {
    Set<String> open =
        problem.sites().kind() == Sites.Kind.FIXED
            ? problem.sites().open()
            : Set.copyOf(flows.sites());
    Double cost = flows.costEur(open, watch).orElse(null);
    if (cost == null) {
      return watch.cancelled()
          ? new Answer.OutOfBudget(null, "cancelled")
          : new Answer.Failed("no plan with these sites");
    }
    boolean fixed = problem.sites().kind() == Sites.Kind.FIXED;
    double bound = fixed ? cost : flows.boundEur(budget, watch);
    Plan plan = flows.plan(open, name(), "@VERSION@", bound, budget, watch);
    if (live(problem) && MODE.equals("lies")) {
      return new Answer.Solved(withBound(plan, 1.2 * plan.objectiveEur()));
    }
    return fixed
        ? new Answer.Solved(plan)
        : new Answer.OutOfBudget(plan, "it does not choose sites");
  }

  private static Plan withBound(Plan p, double bound) {
    return new Plan(
        p.id(), p.caseName(), p.policy(), p.status(), p.objectiveEur(), p.parts(), bound, p.gap(),
        p.flowGap(), p.siteGap(), p.solver(), p.seconds(), p.seed(), p.twinRevision(),
        p.uncertainty(), p.start(), p.months(), p.sites(), p.shares(), p.routes(),
        p.purchasesKwh(), p.productionKwh(), p.regeneratedKwh(), p.flows(), p.indicators(),
        p.relaxation(), p.sentences());
  }

  private static boolean live(PlanningProblem problem) {
    return problem.reference().network().nodes().size() > 40;
  }
}
