package org.looptwin.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.PolicyRow;

/**
 * Plans that keep obligations where a plan can: there must always be a plan, so what none can keep
 * is left out, and told.
 */
final class Keeping {
  private final Function<PlanningProblem, Solution> solve;

  Keeping(Function<PlanningProblem, Solution> solve) {
    this.solve = solve;
  }

  Solution of(PlanningProblem problem) {
    Solution all = solve.apply(problem);
    if (!all.impossible() || problem.policyRows().isEmpty()) {
      return all;
    }
    Solution bare = solve.apply(problem.withPolicyRows(List.of()));
    if (!bare.planned()) {
      return all;
    }
    List<PolicyRow> possible = new ArrayList<>(problem.policyRows());
    possible.removeIf(row -> !solve.apply(problem.withPolicyRows(List.of(row))).planned());
    Solution some = bare;
    if (!possible.isEmpty()) {
      Solution kept = solve.apply(problem.withPolicyRows(possible));
      some = kept.planned() ? kept : bare;
    }
    List<PolicyRow> left = new ArrayList<>(problem.policyRows());
    left.removeAll(some.problem().policyRows());
    return some.noting(
        List.of("No plan keeps %s; this one is made without.".formatted(words(left))));
  }

  private static String words(List<PolicyRow> rows) {
    return rows.stream().map(PolicyRow::name).distinct().collect(Collectors.joining(", "));
  }
}
