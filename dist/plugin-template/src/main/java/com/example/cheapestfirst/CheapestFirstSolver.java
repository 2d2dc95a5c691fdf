package com.example.cheapestfirst;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.ExactFlows;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Opens every recycling centre, then closes the one whose closing makes the plan cheapest, as long
 * as that saves anything. Flows are left to the planning model's linear programme.
 *
 * <p>A heuristic: it proves nothing by itself, so it gives the model's proven lower bound and the
 * true gap to it. Ranked above the built-in planners, so the server asks it first.
 */
@Component(property = {"name=cheapest-first", "service.ranking:Integer=1000"})
public final class CheapestFirstSolver implements Solver {
  private static final String NAME = "cheapest-first";
  private static final String VERSION = "1.0.0";

  private final Planning planning;

  @Activate
  public CheapestFirstSolver(@Reference Planning planning) {
    this.planning = planning;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean accepts(PlanningProblem problem) {
    return true;
  }

  @Override
  public Answer solve(PlanningProblem problem, Budget budget, Watch watch) {
    long end = System.nanoTime() + budget.time().toNanos();
    Watch limit = until(end, watch);
    try (ExactFlows flows = planning.flows(problem)) {
      Set<String> open = new TreeSet<>(flows.sites());
      Optional<Double> cost = flows.costEur(open, limit);
      if (cost.isEmpty()) {
        return limit.cancelled()
            ? new Answer.OutOfBudget(null, "Not even the first plan was ready in time.")
            : new Answer.Infeasible(
                List.of("No plan exists with every recycling centre open. Maybe raise a limit."));
      }
      close(flows, open, cost.get(), limit);
      double bound = flows.boundEur(budget, limit);
      Plan plan = flows.plan(open, NAME, VERSION, bound, budget, Watch.NONE);
      return plan.status() == PlanStatus.TIME_LIMIT
          ? new Answer.OutOfBudget(
              plan, "Cheapest first is proven within %.3f %%.".formatted(100 * plan.gap()))
          : new Answer.Solved(plan);
    } catch (IllegalArgumentException | IllegalStateException e) {
      return new Answer.Failed(e.getMessage());
    }
  }

  /** Closes centres as long as that saves anything. */
  private static void close(ExactFlows flows, Set<String> open, double costEur, Watch limit) {
    double best = costEur;
    String closing = "";
    while (closing != null) {
      closing = null;
      for (String site : List.copyOf(open)) {
        Set<String> without = new TreeSet<>(open);
        without.remove(site);
        double cost = flows.costEur(without, limit).orElse(Double.POSITIVE_INFINITY);
        if (cost < best) {
          best = cost;
          closing = site;
        }
      }
      if (closing != null) {
        open.remove(closing);
      }
    }
  }

  /** The caller's watch, which also cancels when the time is over. */
  private static Watch until(long endNanos, Watch watch) {
    return new Watch() {
      @Override
      public boolean cancelled() {
        return watch.cancelled() || System.nanoTime() - endNanos > 0;
      }
    };
  }
}
