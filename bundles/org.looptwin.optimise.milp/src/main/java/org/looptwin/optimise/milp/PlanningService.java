package org.looptwin.optimise.milp;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.ExactFlows;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Watch;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The planning model's matrix, and plans compared in words. */
@Component
public final class PlanningService implements Planning {
  /** Study A's static set: lithium suppliers, the Mediterranean link, the carbon price. */
  private static final double STATIC_SUPPLIER_P = 0.10;

  private static final double STATIC_LINK_P = 0.05;
  private static final double STATIC_CARBON_EUR_T = 90;

  private final List<LinearSolver> solvers = new CopyOnWriteArrayList<>();

  @Override
  public LinearModel model(PlanningProblem problem) {
    return new PlanningModel(Instance.of(problem)).matrix();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindLinearSolver(LinearSolver solver) {
    solvers.add(solver);
  }

  void unbindLinearSolver(LinearSolver solver) {
    solvers.remove(solver);
  }

  private Optional<LinearSolver> best() {
    return solvers.stream().max(Comparator.comparingInt(LinearSolver::practicalIntegers));
  }

  @Override
  public List<String> audit(PlanningProblem problem, Plan plan) {
    Complaints complaints = new Complaints();
    PlanAudit audit = new PlanAudit(problem, plan, complaints);
    audit.check();
    ClaimAudit claims = new ClaimAudit(plan, complaints);
    claims.check();
    best().ifPresent(solver -> refute(problem, audit.open(), claims, solver));
    return complaints.said();
  }

  private static void refute(
      PlanningProblem problem, Set<String> open, ClaimAudit claims, LinearSolver solver) {
    try (SiteFlows flows = flows(problem, solver)) {
      claims.possible(flows.costEur(open, Watch.NONE), "with the same sites");
    }
  }

  @Override
  public ExactFlows flows(PlanningProblem problem) {
    return flows(
        problem,
        best()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No linear solver is there. Maybe start optimise.ojalgo.")));
  }

  private static SiteFlows flows(PlanningProblem problem, LinearSolver solver) {
    boolean whole = solver.practicalIntegers() >= 20;
    return new SiteFlows(problem, solver, (whole ? Effort.FULL : Effort.LIGHT).flows(solver));
  }

  @Override
  public Comparison compare(Plan before, Plan after, PlanningProblem problem) {
    return new PlanComparison(before, after, problem).comparison();
  }

  @Override
  public Outlooks staticSet(PlanningProblem problem) {
    Map<String, MonthlySeries> suppliers = new LinkedHashMap<>();
    for (Node supplier : Sets.of(problem).suppliers()) {
      if (supplier.commodity() == Commodity.LI) {
        suppliers.put(supplier.id(), constant(problem, STATIC_SUPPLIER_P));
      }
    }
    return new Outlooks(
        suppliers,
        Map.of(LaneClass.SUEZ, constant(problem, STATIC_LINK_P)),
        constant(problem, STATIC_CARBON_EUR_T),
        problem.outlooks().recoveryRate(),
        problem.outlooks().capacityFactor(),
        problem.outlooks().closedInMonth1());
  }

  private static MonthlySeries constant(PlanningProblem problem, double value) {
    return MonthlySeries.constant(problem.reference().firstMonth(), problem.months(), value);
  }
}
