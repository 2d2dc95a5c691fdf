package org.looptwin.plugin.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.SolveListener;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;

/** Solves in the shadow what was solved live, one problem at a time, the latest first. */
final class ShadowSolver implements SolveListener {
  private static final double SAME = 1e-6;

  private final Provided<Solver> shadow;
  private final LatestFirst background;
  private final Comparisons kept;
  private final BiFunction<PlanningProblem, Plan, List<String>> audit;
  private int problems;
  private int same;
  private int cheaper;
  private int dearer;
  private int without;
  private double differences;
  private double seconds;
  private double liveSeconds;

  /**
   * @param audit complaints about a plan for a problem
   */
  ShadowSolver(
      Provided<Solver> shadow,
      LatestFirst background,
      Comparisons kept,
      BiFunction<PlanningProblem, Plan, List<String>> audit) {
    this.shadow = shadow;
    this.background = background;
    this.kept = kept;
    this.audit = audit;
  }

  @Override
  public void solved(PlanningProblem problem, Budget budget, String solver, Answer answer) {
    Plan live = plan(answer);
    if (live != null) {
      background.offer("solve", () -> solve(problem, budget, live));
    }
  }

  private static Plan plan(Answer answer) {
    return answer == null
        ? null
        : answer.read(solved -> solved.plan(), out -> out.best(), none -> null, failed -> null);
  }

  private void solve(PlanningProblem problem, Budget budget, Plan live) {
    long begun = System.nanoTime();
    Plan own = null;
    String trouble = "";
    try {
      if (!shadow.call("accepts", PluginThreads.GRACE, s -> s.accepts(problem))) {
        return;
      }
      Answer answer =
          shadow.call(
              "solve",
              budget.time().plus(PluginThreads.GRACE),
              s -> GuardedSolver.copied(problem, s.solve(problem, budget, Watch.NONE)));
      Verdict verdict = Verdict.on(answer, plan -> audit.apply(problem, plan));
      trouble = verdict.because();
      own = verdict.holds() ? plan(answer) : null;
      judge(verdict);
    } catch (CallFailed e) {
      trouble = e.getMessage();
    }
    compare(problem, live, own, trouble, (System.nanoTime() - begun) / 1e9);
  }

  private void judge(Verdict verdict) {
    if (verdict.holds()) {
      shadow.held();
      return;
    }
    shadow.failed(verdict.because());
    if (verdict.falseProof()) {
      shadow.broken("it was refuted: " + verdict.because());
    }
  }

  private void compare(
      PlanningProblem problem, Plan live, Plan own, String trouble, double ownSeconds) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("solver", shadow.name());
    line.put("twinRevision", problem.twinRevision());
    line.put("live", live.solver().name());
    line.put("liveObjectiveEur", live.objectiveEur());
    line.put("liveSeconds", live.seconds());
    line.put("objectiveEur", own == null ? null : own.objectiveEur());
    line.put("boundEur", own == null ? null : own.boundEur());
    line.put("seconds", ownSeconds);
    line.put("because", trouble);
    kept.add(line);
    count(live, own, ownSeconds);
    shadow.compared(sentence());
  }

  private void count(Plan live, Plan own, double ownSeconds) {
    problems++;
    seconds += ownSeconds;
    liveSeconds += live.seconds();
    if (own == null) {
      without++;
      return;
    }
    double difference =
        (own.objectiveEur() - live.objectiveEur()) / Math.max(1, Math.abs(live.objectiveEur()));
    differences += difference;
    if (Math.abs(difference) < SAME) {
      same++;
    } else if (difference < 0) {
      cheaper++;
    } else {
      dearer++;
    }
  }

  private String sentence() {
    int answered = problems - without;
    String cost =
        answered == 0
            ? ""
            : String.format(
                Locale.ROOT,
                ", on average %.3f %% %s than the one in use",
                Math.abs(100 * differences / answered),
                differences < 0 ? "cheaper" : "dearer");
    return String.format(
        Locale.ROOT,
        "%d problems: %d as cheap, %d cheaper, %d dearer, %d without a plan that holds%s;"
            + " %.1f s each, the one in use %.1f s",
        problems,
        same,
        cheaper,
        dearer,
        without,
        cost,
        seconds / problems,
        liveSeconds / problems);
  }
}
