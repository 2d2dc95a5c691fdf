package org.looptwin.optimise.tck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Indicators;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.model.plan.SolverInfo;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;

/**
 * The smallest solver that keeps every promise: buys half of the demand from each of {@link
 * TwoSuppliers}' suppliers every month, whatever happens, and claims no more than that every kWh
 * costs at least what the cheaper supplier asks. Prices are those of the case, in its comments.
 */
final class PencilSolver implements Solver {
  private static final double DEMAND = 100;

  @Override
  public String name() {
    return "pencil";
  }

  @Override
  public boolean accepts(PlanningProblem problem) {
    return problem.reference().name().equals("two");
  }

  @Override
  public Answer solve(PlanningProblem problem, Budget budget, Watch watch) {
    for (Node supplier : problem.reference().network().nodes(NodeType.SUPPLIER)) {
      if (problem.outlooks().capacityFactor().containsKey(supplier.id())) {
        return new Answer.Failed("%s delivers less, and I plan halves.".formatted(supplier.id()));
      }
    }
    Plan plan = plan(problem, budget);
    return plan.status() == PlanStatus.TIME_LIMIT
        ? new Answer.OutOfBudget(
            plan, "Halves are proven within %.1f %%.".formatted(100 * plan.gap()))
        : new Answer.Solved(plan);
  }

  Plan plan(PlanningProblem problem, Budget budget) {
    int months = problem.months();
    CostParts parts = parts(problem);
    double bound = months * (1000 + DEMAND * (20 + 0.5 + 0.3 + 8 + 6));
    double gap = (parts.sumEur() - bound) / parts.sumEur();
    Case reference = problem.reference();
    List<Double> half = Collections.nCopies(months, 0.5);
    List<Double> bought = Collections.nCopies(months, DEMAND / 2);
    return new Plan(
        "pencil-" + months,
        reference.name(),
        problem.policy(),
        gap <= budget.gap() ? PlanStatus.WITHIN_GAP : PlanStatus.TIME_LIMIT,
        parts.sumEur(),
        parts,
        bound,
        gap,
        null,
        null,
        new SolverInfo(name(), "1"),
        0,
        budget.seed(),
        problem.twinRevision(),
        null,
        reference.firstMonth(),
        months,
        Map.of("B01", true),
        Map.of("LI", Map.of("S01", half, "S02", half)),
        Map.of(),
        Map.of("S01", bought, "S02", bought),
        Map.of("B01", Collections.nCopies(months, DEMAND)),
        Collections.nCopies(months, 0.0),
        flows(months),
        new Indicators(null, null, null, null, null, null, null, null, null, null, null, null),
        List.of(),
        List.of());
  }

  private static CostParts parts(PlanningProblem problem) {
    int months = problem.months();
    double half = DEMAND / 2;
    double p1 =
        problem.outlooks().supplierP().containsKey("S01")
            ? problem.outlooks().supplierP().get("S01").at(0)
            : 0.10;
    return new CostParts(
        months * (1000 + DEMAND * 20.8 + DEMAND * 0.01 * 8.5),
        months * half * (8 + 9),
        months * 0.1 * (half * 10 + half * 20 + DEMAND * 50 + 2 * DEMAND * 0.2),
        months * (50.4 * half * (p1 + 0.05) + 27 * 0.01 * 2 * DEMAND),
        0,
        0);
  }

  private static List<Flow> flows(int months) {
    List<Flow> flows = new ArrayList<>();
    for (int month = 1; month <= months; month++) {
      flows.add(new Flow("S01-B01", month, DEMAND / 2));
      flows.add(new Flow("S02-B01", month, DEMAND / 2));
      flows.add(new Flow("B01-V01", month, DEMAND));
    }
    return flows;
  }
}
