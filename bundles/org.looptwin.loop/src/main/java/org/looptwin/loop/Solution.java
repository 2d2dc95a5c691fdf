package org.looptwin.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.looptwin.decision.api.Stance;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.PlanningProblem;

/**
 * What came of a live problem.
 *
 * @param plan null when there is none
 * @param failure why there is no plan
 * @param impossible whether no plan exists at all
 * @param passedOver solvers that could not, each with its reason
 * @param notes what the plan was made without, in sentences that stand in the plan, too
 */
record Solution(
    PlanningProblem problem,
    Plan plan,
    String failure,
    boolean impossible,
    List<String> passedOver,
    List<String> notes) {

  /** For the ledger: how long exactly a solver had is another time at every run. */
  private static final String OUT_OF_TIME = "out of time: no plan was found";

  static Solution of(PlanningProblem problem, Answer answer, List<String> passedOver) {
    return answer.read(
        solved -> new Solution(problem, solved.plan(), "", false, passedOver, List.of()),
        out ->
            new Solution(
                problem,
                out.best(),
                out.best() == null ? OUT_OF_TIME : "",
                false,
                passedOver,
                List.of()),
        none ->
            new Solution(
                problem,
                null,
                "no plan exists: " + String.join("; ", none.relaxation()),
                true,
                passedOver,
                List.of()),
        failed -> new Solution(problem, null, failed.because(), false, passedOver, List.of()));
  }

  /**
   * Not asked any more.
   *
   * @param allowed to all plans of its question together
   */
  static Solution late(PlanningProblem problem, Duration allowed) {
    String because =
        "out of time: the %d s that its plans may take together were up"
            .formatted(Math.round(allowed.toNanos() / 1e9));
    return new Solution(problem, null, because, false, List.of(), List.of());
  }

  boolean planned() {
    return plan != null;
  }

  /** With sentences that only the plan tells. */
  Solution saying(String sentence) {
    return new Solution(
        problem,
        plan.withSentences(joined(plan.sentences(), List.of(sentence))),
        failure,
        impossible,
        passedOver,
        notes);
  }

  /** With what the plan was made without: first in the plan, and kept apart. */
  Solution noting(List<String> without) {
    return plan == null || without.isEmpty()
        ? this
        : new Solution(
            problem,
            plan.withSentences(joined(without, plan.sentences())),
            failure,
            impossible,
            passedOver,
            joined(without, notes));
  }

  private static List<String> joined(List<String> one, List<String> other) {
    List<String> all = new ArrayList<>(one);
    all.addAll(other);
    return List.copyOf(all);
  }

  /**
   * The base plan's bound holds for riskier conditions too: they only add cost. It says nothing of
   * other months, policies, weights or stocks.
   */
  Solution withSiteGap(Plan inForce, Situation now) {
    if (plan == null
        || now.executed().month() != null
        || !inForce.policy().equals(plan.policy())
        || !now.stance().equals(Stance.DEFAULT)) {
      return this;
    }
    double bound = inForce.boundEur();
    if (Map.copyOf(inForce.sites()).equals(plan.sites()) && bound <= plan.objectiveEur()) {
      double gap = (plan.objectiveEur() - bound) / Math.abs(plan.objectiveEur());
      return new Solution(problem, plan.withSiteGap(gap), failure, impossible, passedOver, notes);
    }
    return this;
  }
}
