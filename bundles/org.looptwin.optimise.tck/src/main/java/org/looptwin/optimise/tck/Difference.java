package org.looptwin.optimise.tck;

import java.util.Objects;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Answer;

/** What two answers to one question differ in; the time they took does not count. */
final class Difference {
  private Difference() {}

  /** One difference in words; "" when there is none. */
  static String between(Answer one, Answer other) {
    if (one.getClass() != other.getClass()) {
      return "%s, then %s"
          .formatted(one.getClass().getSimpleName(), other.getClass().getSimpleName());
    }
    Plan before = plan(one);
    Plan after = plan(other);
    if (before == null || after == null) {
      return Objects.equals(before, after) ? "" : "a plan once and none once";
    }
    return between(before, after);
  }

  private static String between(Plan before, Plan after) {
    if (before.objectiveEur() != after.objectiveEur()) {
      return "%s EUR, then %s EUR".formatted(before.objectiveEur(), after.objectiveEur());
    }
    if (before.boundEur() != after.boundEur() || before.status() != after.status()) {
      return "%s above %s EUR, then %s above %s EUR"
          .formatted(before.status(), before.boundEur(), after.status(), after.boundEur());
    }
    if (!before.sites().equals(after.sites())) {
      return "sites %s, then %s".formatted(before.sites(), after.sites());
    }
    if (!before.shares().equals(after.shares())) {
      return "shares %s, then %s".formatted(before.shares(), after.shares());
    }
    return before.flows().equals(after.flows()) ? "" : "the same cost by other flows";
  }

  private static Plan plan(Answer answer) {
    return answer.read(
        Answer.Solved::plan, Answer.OutOfBudget::best, infeasible -> null, failed -> null);
  }
}
