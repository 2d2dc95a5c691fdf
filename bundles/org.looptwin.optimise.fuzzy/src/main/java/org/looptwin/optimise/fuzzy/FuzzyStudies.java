package org.looptwin.optimise.fuzzy;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.api.fuzzy.FuzzyPlanning;
import org.looptwin.optimise.api.fuzzy.FuzzyQuestion;
import org.looptwin.optimise.api.fuzzy.FuzzyReport;
import org.looptwin.optimise.fuzzy.compromise.Solves;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Answers questions about fuzzy models in files. */
@Component
public final class FuzzyStudies implements FuzzyPlanning {
  private final List<LinearSolver> solvers = new CopyOnWriteArrayList<>();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindLinearSolver(LinearSolver solver) {
    solvers.add(solver);
  }

  void unbindLinearSolver(LinearSolver solver) {
    solvers.remove(solver);
  }

  @Override
  public FuzzyReport answer(FuzzyQuestion question, Watch watch) {
    Study study = Study.of(question);
    return study.answer(new Solves(solver(question.solver()), question.budget(), watch));
  }

  @Override
  public LinearModel model(FuzzyQuestion question) {
    return Study.of(question).model();
  }

  /** By name; else HiGHS, or the one that carries the largest models. */
  private LinearSolver solver(String name) {
    return solvers.stream()
        .filter(solver -> name.equals("auto") || solver.name().equals(name))
        .max(
            Comparator.comparing((LinearSolver solver) -> solver.name().equals("highs"))
                .thenComparing(LinearSolver::practicalIntegers))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no linear solver '%s', expected auto or one of %s"
                        .formatted(name, solvers.stream().map(LinearSolver::name).toList())));
  }
}
