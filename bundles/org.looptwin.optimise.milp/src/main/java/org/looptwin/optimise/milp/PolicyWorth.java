package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.PolicyRow;
import org.looptwin.optimise.api.Watch;

/** What keeping obligations costs: as a figure where it is proven, else what is known of it. */
final class PolicyWorth {
  private final LinearSolver solver;
  private final Flows flows;
  private final PlanningProblem problem;
  private final Deadline deadline;
  private final Watch watch;

  PolicyWorth(
      LinearSolver solver, Flows flows, PlanningProblem problem, Deadline deadline, Watch watch) {
    this.solver = solver;
    this.flows = flows;
    this.problem = problem;
    this.deadline = deadline;
    this.watch = watch;
  }

  /** The answer with the price of its policy rows; without such rows as it is. */
  Answer told(Answer answer) {
    if (problem.policyRows().isEmpty()) {
      return answer;
    }
    return answer.read(
        solved -> new Answer.Solved(priced(solved.plan())),
        late ->
            late.best() == null
                ? late
                : new Answer.OutOfBudget(priced(late.best()), late.because()),
        none -> none,
        failed -> failed);
  }

  private Plan priced(Plan plan) {
    String kept =
        problem.policyRows().stream().map(PolicyWorth::words).collect(Collectors.joining(", "));
    List<String> sentences = new ArrayList<>(plan.sentences());
    sentences.add(0, "Kept: %s. %s".formatted(kept, price(plan, free())));
    return plan.withSentences(sentences);
  }

  /**
   * @param free the plan without the rows, null when none was found
   */
  private String price(Plan plan, Plan free) {
    if (free == null) {
      return "What that costs was not found out in time.";
    }
    double most = Math.max(0, plan.objectiveEur() - free.boundEur()) / 1e6;
    String currency = problem.reference().parameters().currency();
    boolean proven =
        plan.status() != PlanStatus.TIME_LIMIT && free.status() != PlanStatus.TIME_LIMIT;
    return proven
        ? say(
            "That costs %.2f million %s, between %.2f and %.2f by the proofs of both plans; without"
                + " it the plan costs %.2f.",
            Math.max(0, plan.objectiveEur() - free.objectiveEur()) / 1e6,
            currency,
            Math.max(0, plan.boundEur() - free.objectiveEur()) / 1e6,
            most,
            free.objectiveEur() / 1e6)
        : say(
            "What that costs was not proven in time: %.2f million %s at most; without it the best"
                + " plan found costs %.2f, and none less than %.2f.",
            most, currency, free.objectiveEur() / 1e6, free.boundEur() / 1e6);
  }

  private Plan free() {
    PlanningProblem bare = problem.withPolicyRows(List.of());
    return new PlanRun(solver, flows, bare, deadline, watch)
        .answer()
        .read(Answer.Solved::plan, Answer.OutOfBudget::best, none -> null, failed -> null);
  }

  private static String words(PolicyRow row) {
    return switch (row.kind()) {
      case RECYCLED_CONTENT ->
          say("%s (recycled %s at least %.1f %%)", row.name(), row.material(), 100 * row.limit());
      case RETURNED_SHARE ->
          say("%s (at least %.1f %% of retired packs back)", row.name(), 100 * row.limit());
      default -> say("%s (at most %.2f t CO2 per vehicle)", row.name(), row.limit());
    };
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
