package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.PolicyRow;
import org.looptwin.optimise.api.Watch;

/** What keeping obligations costs, or which of them no plan keeps. */
final class PolicyWorth {
  private final LinearSolver solver;
  private final Flows flows;
  private final PlanningProblem problem;
  private final Budget budget;
  private final Watch watch;
  private final long began = System.nanoTime();

  PolicyWorth(
      LinearSolver solver, Flows flows, PlanningProblem problem, Budget budget, Watch watch) {
    this.solver = solver;
    this.flows = flows;
    this.problem = problem;
    this.budget = budget;
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
        this::explained,
        failed -> failed);
  }

  private Plan priced(Plan plan) {
    List<String> sentences = new ArrayList<>(plan.sentences());
    String kept =
        problem.policyRows().stream().map(PolicyWorth::words).collect(Collectors.joining(", "));
    Plan free = free();
    sentences.add(
        free == null
            ? "Kept: %s. What that costs was not found out in time.".formatted(kept)
            : say(
                "Kept: %s. That costs %.2f million %s; without it the plan costs %.2f.",
                kept,
                Math.max(0, plan.objectiveEur() - free.objectiveEur()) / 1e6,
                problem.reference().parameters().currency(),
                free.objectiveEur() / 1e6));
    return plan.withSentences(sentences);
  }

  private Plan free() {
    PlanningProblem bare = problem.withPolicyRows(List.of());
    return new PlanRun(solver, flows, bare, left(), watch)
        .answer()
        .read(Answer.Solved::plan, Answer.OutOfBudget::best, none -> null, failed -> null);
  }

  /** A question that has no plan without the rows either keeps its own explanation. */
  private Answer explained(Answer.Infeasible answer) {
    if (impossible(List.of())) {
      return answer;
    }
    List<String> lines = new ArrayList<>();
    for (PolicyRow row : problem.policyRows()) {
      if (impossible(List.of(row))) {
        lines.add("%s cannot be kept by any plan.".formatted(words(row)));
      }
    }
    if (lines.isEmpty()) {
      lines.add("The policy rows cannot be kept all together, each alone can.");
    }
    lines.add("Without them there is a plan. Maybe leave out what cannot be kept.");
    return new Answer.Infeasible(lines);
  }

  /** Even with sites in part. */
  private boolean impossible(List<PolicyRow> rows) {
    LinearModel model =
        new PlanningModel(Instance.of(problem.withPolicyRows(rows))).matrix().relaxed();
    return solver.solve(model, left(), watch).status() == Status.INFEASIBLE;
  }

  private Budget left() {
    return FlowSessions.minus(budget, began);
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
