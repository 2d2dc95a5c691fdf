package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Protection;
import org.looptwin.optimise.api.RobustnessStudy;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.milp.robust.ViolationBound;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The price of robustness by the best linear solver present. */
@Component
public final class RobustnessService implements RobustnessStudy {
  private final Supplier<Optional<SolverSlot>> slot;

  @Activate
  public RobustnessService(@Reference Planners planners) {
    this(planners::best);
  }

  RobustnessService(Supplier<Optional<SolverSlot>> slot) {
    this.slot = slot;
  }

  /** Without a container. */
  public static RobustnessService with(LinearSolver solver) {
    SolverSlot only = new SolverSlot();
    only.bind(solver);
    return new RobustnessService(() -> Optional.of(only));
  }

  @Override
  public Report priceOfRobustness(
      PlanningProblem problem,
      List<Double> gammas,
      int scenarios,
      long seed,
      Budget budget,
      Watch watch) {
    if (!(problem.protection() instanceof Protection.Budgeted given)) {
      throw new IllegalArgumentException(
          "The price of robustness is that of a budget, but the protection is %s."
              .formatted(problem.protection().getClass().getSimpleName()));
    }
    BoundAssumptions assumptions = new BoundAssumptions(problem, given.deviations());
    List<Row> rows = new ArrayList<>();
    for (double gamma : gammas) {
      PlanningProblem one =
          problem.with(
              new Protection.Budgeted(
                  given.deviations(), gamma, given.gammaLanes(), given.gammaCarbon()));
      rows.add(row(one, gamma, assumptions.suppliers(), scenarios, seed, budget, watch));
    }
    return new Report(assumptions.suppliers(), rows, assumptions.notes());
  }

  private Row row(
      PlanningProblem problem,
      double gamma,
      int suppliers,
      int scenarios,
      long seed,
      Budget budget,
      Watch watch) {
    Plan plan = plan(problem, budget, watch);
    PlanningModel model = new PlanningModel(Instance.of(problem));
    PlanPoint.Columns columns = new PlanPoint(model, plan, new Complaints()).columns(slot.get());
    if (!columns.known()) {
      throw new IllegalStateException(
          "The measures of the plan for gamma %s were not found in time. Maybe ask again."
              .formatted(gamma));
    }
    double[] x = columns.x();
    double protection = model.risk().eur(x);
    double nominal = model.parts(x).sumEur() - protection;
    DrawnYears.Result drawn = new DrawnYears(model, x, gamma).draw(scenarios, seed);
    return new Row(
        gamma,
        nominal,
        nominal + protection,
        nominal + drawn.meanEur(),
        drawn.monthsOver(),
        drawn.yearsOver(),
        ViolationBound.exact(suppliers, gamma),
        ViolationBound.normal(suppliers, gamma));
  }

  private Plan plan(PlanningProblem problem, Budget budget, Watch watch) {
    Answer answer =
        slot.get()
            .flatMap(
                linear ->
                    linear.use(
                        watch,
                        (solver, flows, each) ->
                            new PlanRun(solver, flows, problem, Deadline.in(budget), each)
                                .answer()))
            .orElseThrow(() -> new IllegalStateException("No linear solver is there."));
    return answer.read(
        Answer.Solved::plan,
        late -> {
          if (late.best() == null) {
            throw new IllegalStateException(late.because());
          }
          return late.best();
        },
        none -> {
          throw new IllegalStateException("No plan exists: " + none.relaxation());
        },
        failed -> {
          throw new IllegalStateException(failed.because());
        });
  }
}
