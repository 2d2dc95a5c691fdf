package org.looptwin.plugin.live;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;

/**
 * A plug-in's solver: it has its budget and {@link PluginThreads#GRACE}, and every plan is audited
 * before anybody sees it. Whatever goes wrong is {@link Answer.Failed}, so that the next solver
 * answers.
 */
final class GuardedSolver extends Guard<Solver> implements Solver {
  private static final Duration WORD = Duration.ofSeconds(2);

  private final Supplier<Planning> planning;

  /**
   * @param planning audits plans; null while there is none
   */
  GuardedSolver(Provided<Solver> behind, Supplier<Planning> planning) {
    super(behind);
    this.planning = planning;
  }

  @Override
  public boolean accepts(PlanningProblem problem) {
    try {
      return call("accepts", WORD, solver -> solver.accepts(problem));
    } catch (CallFailed e) {
      return false;
    }
  }

  @Override
  public Answer solve(PlanningProblem problem, Budget budget, Watch watch) {
    try {
      return with(present -> audited(present, problem, budget, watch));
    } catch (CallFailed e) {
      return new Answer.Failed(e.getMessage());
    }
  }

  private Answer audited(
      Provided<Solver> present, PlanningProblem problem, Budget budget, Watch watch)
      throws CallFailed {
    Answer answer = answer(present, problem, budget, watch);
    Verdict verdict = judge(problem, answer);
    if (verdict.holds()) {
      present.held();
      return confirmed(present, answer);
    }
    present.failed(verdict.because());
    if (verdict.falseProof()) {
      present.broken("it was refuted: " + verdict.because());
    }
    return new Answer.Failed(
        "solver %s was refuted: %s".formatted(present.name(), verdict.because()));
  }

  /** Who goes on when its budget is used up and it was interrupted has had its chance. */
  private static Answer answer(
      Provided<Solver> present, PlanningProblem problem, Budget budget, Watch watch)
      throws CallFailed {
    try (Leash leash = new Leash(watch, budget.time())) {
      return present.call(
          "solve",
          budget.time().plus(PluginThreads.GRACE),
          watch::cancelled,
          solver -> copied(problem, solver.solve(problem, budget, leash)));
    } catch (CallFailed e) {
      if (e.deaf()) {
        present.broken(e.getMessage() + ", although it was cancelled and interrupted");
      }
      throw e;
    }
  }

  /** On the plug-in's thread: what the server keeps is its own. */
  static Answer copied(PlanningProblem problem, Answer answer) {
    return PlanCopy.of(answer, problem == null ? null : problem.uncertainty());
  }

  /** That no plan exists cannot be audited; the next solver says whether it is so. */
  private static Answer confirmed(Provided<Solver> present, Answer answer) {
    return answer instanceof Answer.Infeasible none
        ? new Answer.Failed(
            "solver %s says that no plan exists (%s); another one is asked"
                .formatted(present.name(), String.join("; ", none.relaxation())))
        : answer;
  }

  private Verdict judge(PlanningProblem problem, Answer answer) {
    return Verdict.on(answer, plan -> audit(problem, plan));
  }

  private List<String> audit(PlanningProblem problem, Plan plan) {
    Planning auditor = planning.get();
    return auditor == null ? List.of() : auditor.audit(problem, plan);
  }
}
