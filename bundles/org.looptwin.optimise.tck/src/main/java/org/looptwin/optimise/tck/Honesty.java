package org.looptwin.optimise.tck;

import java.util.List;
import java.util.Objects;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Solver;

/** Whether what a solver says is true. */
final class Honesty {
  private final Interview interview;

  Honesty(Interview interview) {
    this.interview = interview;
  }

  void answers(Solver solver) {
    for (Question question : interview.accepted(solver)) {
      plan(solver, question);
    }
  }

  void possible(Solver solver) {
    for (Question question : interview.accepted(solver)) {
      Plan plan = plan(solver, question);
      List<String> complaints =
          new PlanAudit(question.problem(), plan).complaints(Interview.BUDGET);
      if (!complaints.isEmpty()) {
        throw new Broken("Its plan for '%s': %s", question.name(), String.join(" ", complaints));
      }
    }
  }

  void notTooCheap(Solver solver) {
    for (Question question : interview.accepted(solver)) {
      double claimed = plan(solver, question).objectiveEur();
      if (!(claimed >= question.leastEur() - question.slackEur())) {
        throw new Broken(
            "Its plan for '%s' costs %.2f EUR, but no plan costs less than %.2f EUR. Maybe a cost"
                + " or a limit is left out.",
            question.name(), claimed, question.leastEur());
      }
    }
  }

  void boundTrue(Solver solver) {
    for (Question question : interview.accepted(solver)) {
      double claimed = plan(solver, question).boundEur();
      if (!(claimed <= question.leastEur() + question.slackEur())) {
        throw new Broken(
            "It claims that no plan for '%s' costs less than %.2f EUR, but one costs %.2f EUR."
                + " Maybe its own objective is given as bound; a heuristic gives a proven bound,"
                + " or none better than its columns allow.",
            question.name(), claimed, question.leastEur());
      }
    }
  }

  void provenTrue(Solver solver) {
    for (Question question : interview.accepted(solver)) {
      Answer answer = interview.answer(solver, question);
      Plan plan = plan(solver, question);
      double allowed = allowedGap(answer, plan, question);
      double most = question.leastEur() * (1 + allowed) + question.slackEur();
      if (plan.objectiveEur() > most) {
        throw new Broken(
            "It calls its plan for '%s' %s at %.2f EUR, but the best costs %.2f EUR, %.4f %% less"
                + " with %.4f %% asked for. Maybe answer OutOfBudget(plan, because).",
            question.name(),
            plan.status(),
            plan.objectiveEur(),
            question.leastEur(),
            100 * (plan.objectiveEur() / question.leastEur() - 1),
            100 * Interview.BUDGET.gap());
      }
    }
  }

  /** What the answer claims about the plan's distance to the best one. */
  private static double allowedGap(Answer answer, Plan plan, Question question) {
    if (answer instanceof Answer.Solved && plan.status() == PlanStatus.TIME_LIMIT) {
      throw new Broken(
          "It answers Solved to '%s' with a plan of status TIME_LIMIT. Maybe answer"
              + " OutOfBudget(plan, because).",
          question.name());
    }
    return switch (plan.status()) {
      case OPTIMAL -> 0;
      case WITHIN_GAP -> Interview.BUDGET.gap();
      default -> Double.POSITIVE_INFINITY;
    };
  }

  void impossible(Solver solver) {
    for (Question question : interview.impossible(solver)) {
      String wrong =
          interview
              .answer(solver, question)
              .read(
                  solved -> "a plan",
                  late -> late.best() == null ? reason(late.because()) : "a plan",
                  infeasible ->
                      infeasible.relaxation().isEmpty() ? "Infeasible without a relaxation" : "",
                  failed -> reason(failed.because()));
      if (!wrong.isEmpty()) {
        throw new Broken(
            "It answers %s to '%s', expected Infeasible with what would have to give, or no plan"
                + " and a reason.",
            wrong, question.name());
      }
    }
  }

  private static String reason(String because) {
    return Objects.requireNonNullElse(because, "").isBlank() ? "no reason" : "";
  }

  /** The plan of an answer to a question that has one. */
  private Plan plan(Solver solver, Question question) {
    Plan plan =
        interview
            .answer(solver, question)
            .read(
                Answer.Solved::plan,
                Answer.OutOfBudget::best,
                infeasible -> {
                  throw new Broken(
                      "It answers Infeasible%s to '%s', but a plan exists.",
                      infeasible.relaxation(), question.name());
                },
                failed -> {
                  throw new Broken(
                      "It accepts '%s' and fails: %s Maybe accepts() should refuse it.",
                      question.name(), failed.because());
                });
    if (plan == null) {
      throw new Broken(
          "It finds no plan for '%s' in %d s. Maybe accepts() should refuse it.",
          question.name(), Interview.BUDGET.time().toSeconds());
    }
    return plan;
  }
}
