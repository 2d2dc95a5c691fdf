package org.looptwin.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.PolicyRow;

/**
 * Plans that keep obligations where a plan can: there must always be a plan, so what none can keep,
 * beside those before it, is left out, and told.
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
    Solution some = bare;
    for (PolicyRow row : problem.policyRows()) {
      List<PolicyRow> more = new ArrayList<>(some.problem().policyRows());
      more.add(row);
      Solution with = solve.apply(problem.withPolicyRows(more));
      some = with.planned() ? with : some;
    }
    List<PolicyRow> left = new ArrayList<>(problem.policyRows());
    left.removeAll(some.problem().policyRows());
    return some.noting(
        left.isEmpty()
            ? List.of()
            : List.of(
                "No plan keeps all rules; this one is made without %s.".formatted(words(left))));
  }

  private static String words(List<PolicyRow> rows) {
    return rows.stream().map(PolicyRow::name).distinct().collect(Collectors.joining(", "));
  }
}
