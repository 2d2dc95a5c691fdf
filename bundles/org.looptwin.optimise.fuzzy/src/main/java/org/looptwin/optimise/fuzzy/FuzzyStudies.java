package org.looptwin.optimise.fuzzy;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.api.fuzzy.FuzzyPlanning;
import org.looptwin.optimise.api.fuzzy.FuzzyQuestion;
import org.looptwin.optimise.api.fuzzy.FuzzyReport;
import org.looptwin.optimise.api.fuzzy.SettingFault;
import org.looptwin.optimise.fuzzy.compromise.Solves;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Answers questions about fuzzy models in files. */
@Component
public final class FuzzyStudies implements FuzzyPlanning {
  private final List<LinearSolver> solvers = new CopyOnWriteArrayList<>();
  private final ExecutorService executor;

  @Activate
  public FuzzyStudies() {
    this(Executors.newCachedThreadPool(FuzzyStudies::daemon));
  }

  FuzzyStudies(ExecutorService executor) {
    this.executor = executor;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fuzzy");
    thread.setDaemon(true);
    return thread;
  }

  @Deactivate
  void close() {
    executor.shutdown();
  }

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
    return study.answer(new Solves(solver(question.solver()), question.budget(), watch, executor));
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
                new SettingFault(
                    "solver",
                    "is '%s', which is not here, expected auto or one of %s",
                    name,
                    solvers.stream().map(LinearSolver::name).toList()));
  }
}
