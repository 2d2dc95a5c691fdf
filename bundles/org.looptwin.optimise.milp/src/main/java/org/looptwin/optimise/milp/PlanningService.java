package org.looptwin.optimise.milp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Concession;
import org.looptwin.optimise.api.ExactFlows;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Objectives;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.milp.robust.Norm;
import org.looptwin.optimise.milp.robust.TangentCuts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The planning model's matrix, and plans compared in words. */
@Component
public final class PlanningService implements Planning {
  private static final Logger LOG = LoggerFactory.getLogger(PlanningService.class);

  /** Study A's static set: lithium suppliers, the Mediterranean link, the carbon price. */
  private static final double STATIC_SUPPLIER_P = 0.10;

  private static final double STATIC_LINK_P = 0.05;
  private static final double STATIC_CARBON_EUR_T = 90;

  private final Supplier<Optional<SolverSlot>> slot;

  @Activate
  public PlanningService(@Reference Planners planners) {
    this(planners::best);
  }

  PlanningService(Supplier<Optional<SolverSlot>> slot) {
    this.slot = slot;
  }

  /** Without a container. */
  public static PlanningService with(LinearSolver solver) {
    SolverSlot only = new SolverSlot();
    only.bind(solver);
    return new PlanningService(() -> Optional.of(only));
  }

  @Override
  public Optional<String> fault(PlanningProblem problem) {
    return Question.fault(problem).or(() -> YearsMemory.ofHeap().fault(problem));
  }

  @Override
  public LinearModel model(PlanningProblem problem) {
    if (PrintedRun.asked(problem)) {
      return PrintedRun.model(problem).matrix();
    }
    return new PlanningModel(Instance.of(problem)).matrix();
  }

  @Override
  public LinearModel model(PlanningProblem problem, Budget budget, Watch watch) {
    if (PrintedRun.asked(problem)) {
      return model(problem);
    }
    PlanningModel model = new PlanningModel(Instance.of(problem));
    List<Norm> norms = model.risk().norms();
    if (norms.isEmpty()) {
      return model.matrix();
    }
    return slot.get()
        .flatMap(
            linear ->
                linear.use(
                    watch,
                    (solver, flows, cancellable) ->
                        new TangentCuts(solver).outer(model.matrix(), norms, budget, cancellable)))
        .orElseThrow(PlanningService::noSolver);
  }

  @Override
  public LinearModel relaxed(PlanningProblem problem, List<Concession> concessions) {
    return RelaxedModel.of(problem, concessions);
  }

  @Override
  public Objectives objectives(PlanningProblem problem) {
    return new PlanningModel(Instance.of(problem)).objectives();
  }

  @Override
  public List<String> audit(PlanningProblem problem, Plan plan) {
    Complaints complaints = new Complaints();
    if (PrintedRun.asked(problem)) {
      new PrintedAudit(PrintedRun.model(problem), plan).check(complaints);
      return complaints.said();
    }
    PlanAudit audit = new PlanAudit(problem, plan, complaints);
    audit.check(slot.get());
    ClaimAudit claims = new ClaimAudit(plan, complaints);
    claims.check();
    slot.get().ifPresent(linear -> refute(audit, claims, linear));
    return complaints.said();
  }

  /** A linear solver that fails, perhaps a vendor's, is no fault of the plan. */
  private static void refute(PlanAudit audit, ClaimAudit claims, SolverSlot linear) {
    try {
      new Refutation(audit.model(), linear).of(audit.open(), claims);
    } catch (RuntimeException e) {
      LOG.warn("The linear solver failed; a plan's claim of proof stays unchecked.", e);
    }
  }

  @Override
  public ExactFlows flows(PlanningProblem problem) {
    if (PrintedRun.asked(problem)) {
      throw new IllegalArgumentException(
          "The policy %s has no flows for chosen sites. Maybe use a linear solver, such as highs."
              .formatted(problem.policy()));
    }
    return slot.get()
        .map(linear -> new SiteFlows(problem, linear))
        .orElseThrow(PlanningService::noSolver);
  }

  private static IllegalStateException noSolver() {
    return new IllegalStateException(
        "No linear solver is there. Maybe start the bundle org.looptwin.optimise.ojalgo.");
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
