package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Protection;
import org.looptwin.optimise.api.Watch;

/** Tells of a plan with rules what the same set would cost, with its sites, decided now. */
final class RecourseWorth {
  private final PlanningProblem problem;
  private final Flows flows;
  private final Deadline deadline;
  private final Watch watch;

  RecourseWorth(PlanningProblem problem, Flows flows, Deadline deadline, Watch watch) {
    this.problem = problem;
    this.flows = flows;
    this.deadline = deadline;
    this.watch = watch;
  }

  /** The answer with one more sentence, where there is a plan with rules. */
  Answer told(Answer answer) {
    if (!(problem.protection() instanceof Protection.Recourse recourse) || !recourse.answers()) {
      return answer;
    }
    return answer.read(
        solved -> new Answer.Solved(told(solved.plan(), recourse)),
        late ->
            late.best() == null
                ? late
                : new Answer.OutOfBudget(told(late.best(), recourse), late.because()),
        none -> none,
        failed -> failed);
  }

  private Plan told(Plan plan, Protection.Recourse recourse) {
    Protection now = new Protection.Recourse(recourse.drop(), recourse.gammaMonths(), false);
    PlanningModel model = new PlanningModel(Instance.of(problem.with(now)));
    LinearAnswer decidedNow = flows.solve(model, open(plan, model), deadline, watch);
    List<String> sentences = new ArrayList<>(plan.sentences());
    sentences.add(0, words(plan, decidedNow));
    return plan.withSentences(sentences);
  }

  /** A cost that is no optimum says nothing of what the rules save. */
  private String words(Plan plan, LinearAnswer decidedNow) {
    return switch (decidedNow.status()) {
      case OPTIMAL, WITHIN_GAP ->
          String.format(
              Locale.ROOT,
              "Decided now for the whole set, with the same sites, it would cost %.2f million %s;"
                  + " the rules save %.2f of it.",
              decidedNow.objective() / 1e6,
              problem.reference().parameters().currency(),
              Math.max(0, decidedNow.objective() - plan.objectiveEur()) / 1e6);
      case INFEASIBLE ->
          "Decided now for the whole set, with the same sites, there is no plan; with rules there"
              + " is.";
      default -> "What the rules save was not found out in time.";
    };
  }

  private static Set<String> open(Plan plan, PlanningModel model) {
    Set<String> open = new TreeSet<>();
    model.instance().sets().recyclers().stream()
        .filter(node -> plan.sites().getOrDefault(node.id(), false))
        .forEach(node -> open.add(node.id()));
    return open;
  }
}
