package org.looptwin.optimise.milp;

import java.util.List;
import java.util.Optional;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Preference;
import org.looptwin.optimise.api.Protection;

/** Whether a planning problem can be asked at all. */
final class Question {
  private Question() {}

  /** What is wrong with the question, if anything. */
  static Optional<String> fault(PlanningProblem problem) {
    int known =
        problem.reference().demandKwh().values().stream()
            .mapToInt(series -> series.months())
            .min()
            .orElse(0);
    if (problem.months() < 1 || problem.months() > known) {
      return Optional.of(
          "The horizon is %d months, but the case has demand for 1 to %d."
              .formatted(problem.months(), known));
    }
    if (!(problem.reserveShare() >= 0 && problem.reserveShare() <= 1)) {
      return Optional.of(
          "The reserve is %s of the need, expected 0 to 1.".formatted(problem.reserveShare()));
    }
    if (PrintedRun.asked(problem) && more(problem)) {
      return Optional.of(
          "The policy %s, study A as printed, has neither protection, preference, reserve nor"
                  .formatted(problem.policy())
              + " obligations. Maybe leave them out, or ask for another policy.");
    }
    List<String> unknown =
        problem.sites().open().stream()
            .filter(id -> problem.reference().extended().node(id).isEmpty())
            .sorted()
            .toList();
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of("The case has no recycling centre %s.".formatted(unknown.get(0)));
  }

  /** What the printed model would drop in silence. */
  private static boolean more(PlanningProblem problem) {
    return problem.reserveShare() > 0
        || !problem.policyRows().isEmpty()
        || !problem.protection().equals(Protection.NONE)
        || !problem.preference().equals(Preference.NEUTRAL);
  }
}
