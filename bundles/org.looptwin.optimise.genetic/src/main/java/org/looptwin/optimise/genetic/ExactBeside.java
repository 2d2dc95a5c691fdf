package org.looptwin.optimise.genetic;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;

/** The exact optimum, told beside a bred plan: by branch and cut in the time that is left. */
final class ExactBeside {
  private static final double GAP = 1e-4;

  /** From so many integers on a linear solver is trusted with whole models. */
  private static final int WHOLE_MODELS = 30;

  private final List<LinearSolver> solvers = new CopyOnWriteArrayList<>();

  void add(LinearSolver solver) {
    solvers.add(solver);
  }

  void remove(LinearSolver solver) {
    solvers.remove(solver);
  }

  boolean present() {
    return !solvers.isEmpty();
  }

  /** The plan with its distance to the exact optimum, or why that is not known. */
  Plan beside(Plan plan, LinearModel model, Duration left, Watch watch) {
    return solvers.stream()
        .filter(solver -> solver.practicalIntegers() >= WHOLE_MODELS)
        .max(Comparator.comparingInt(LinearSolver::practicalIntegers))
        .flatMap(solver -> told(plan, solver, solve(solver, model, left, watch)))
        .orElseGet(
            () ->
                PlanNotes.added(
                    plan,
                    List.of(
                        "The exact optimum was not found in the time left; the gap is the distance"
                            + " to the proven bound."),
                    null));
  }

  private LinearAnswer solve(LinearSolver solver, LinearModel model, Duration left, Watch watch) {
    Watch present =
        new Watch() {
          @Override
          public boolean cancelled() {
            return watch.cancelled() || !solvers.contains(solver);
          }
        };
    return solver.solve(model, new Budget(left, GAP, 1), present);
  }

  private static Optional<Plan> told(Plan plan, LinearSolver solver, LinearAnswer answer) {
    if (!answer.hasSolution() || !(answer.gap() <= 10 * GAP)) {
      return Optional.empty();
    }
    double above = 100 * (plan.objectiveEur() / answer.objective() - 1);
    String sentence =
        String.format(
            Locale.ROOT,
            "The exact optimum is %.3f M (%s %s, proven within %.4f %%); this plan costs %.4f %%"
                + " more.",
            answer.objective() / 1e6,
            solver.name(),
            solver.version(),
            Math.max(0, 100 * answer.gap()),
            Math.max(0, above));
    return Optional.of(PlanNotes.added(plan, List.of(sentence), Math.max(0, above)));
  }
}
