package org.looptwin.optimise.pareto;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Front;
import org.looptwin.optimise.api.FrontQuestion;
import org.looptwin.optimise.api.Fronts;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Watch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Fronts of the planning model between cost, emissions and disruption. */
@Component
public final class PlanningFronts implements Fronts {
  private final Planning planning;
  private final List<LinearSolver> solvers = new CopyOnWriteArrayList<>();

  @Activate
  public PlanningFronts(@Reference Planning planning) {
    this.planning = planning;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindLinearSolver(LinearSolver solver) {
    solvers.add(solver);
  }

  void unbindLinearSolver(LinearSolver solver) {
    solvers.remove(solver);
  }

  @Override
  public Front front(PlanningProblem problem, FrontQuestion question, Watch watch) {
    LinearSolver solver = solver(question.solver());
    long began = System.nanoTime();
    Supplier<Budget> left =
        () -> {
          Duration rest = question.budget().time().minusNanos(System.nanoTime() - began);
          return new Budget(
              rest.isNegative() ? Duration.ZERO : rest,
              question.budget().gap(),
              question.budget().seed());
        };
    Front.Elasticity elasticity =
        question.elasticity()
            ? new CarbonElasticity(planning, solver, left, watch).of(problem)
            : null;
    return new FrontRun(
            solver, planning.model(problem), planning.objectives(problem), question, left, watch)
        .front(elasticity);
  }

  /** By name; else HiGHS, whose sessions stay warm, or the one that carries the largest models. */
  private LinearSolver solver(String name) {
    return solvers.stream()
        .filter(solver -> name.equals("auto") || solver.name().equals(name))
        .max(
            Comparator.comparing((LinearSolver solver) -> solver.name().equals("highs"))
                .thenComparing(LinearSolver::practicalIntegers))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "There is no linear solver '%s', expected auto or one of %s."
                        .formatted(name, solvers.stream().map(LinearSolver::name).toList())));
  }
}
