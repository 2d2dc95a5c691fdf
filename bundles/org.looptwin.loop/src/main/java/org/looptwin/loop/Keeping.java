package org.looptwin.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.PolicyRow;

/**
 * Plans that keep obligations where a plan can: there must always be a plan, so what none can keep,
 * beside those before it, is left out, and told; so is what was not found out in time.
 */
final class Keeping {
  private final Function<PlanningProblem, Solution> whole;
  private final Function<PlanningProblem, Solution> solve;
  private final Function<PlanningProblem, Solution> trial;

  Keeping(Function<PlanningProblem, Solution> solve) {
    this(solve, solve, solve);
  }

  /**
   * @param whole for the plan that keeps all; it leaves time for others
   * @param solve for the plan that keeps none
   * @param trial for those that keep some, whose reasons for having no plan are not told
   */
  Keeping(
      Function<PlanningProblem, Solution> whole,
      Function<PlanningProblem, Solution> solve,
      Function<PlanningProblem, Solution> trial) {
    this.whole = whole;
    this.solve = solve;
    this.trial = trial;
  }

  Solution of(PlanningProblem problem) {
    if (problem.policyRows().isEmpty()) {
      return solve.apply(problem);
    }
    Solution all = whole.apply(problem);
    if (all.planned()) {
      return all;
    }
    Solution bare = solve.apply(problem.withPolicyRows(List.of()));
    if (bare.planned()) {
      return some(problem, all, bare);
    }
    return bare.impossible() && !all.impossible() ? bare : all;
  }

  /**
   * @param all without a plan
   * @param bare with a plan
   */
  private Solution some(PlanningProblem problem, Solution all, Solution bare) {
    Solution some = bare;
    List<PolicyRow> unkept = new ArrayList<>();
    List<PolicyRow> unknown = new ArrayList<>();
    String because = "";
    for (PolicyRow row : problem.policyRows()) {
      List<PolicyRow> more = new ArrayList<>(some.problem().policyRows());
      more.add(row);
      Solution with =
          more.equals(problem.policyRows()) ? all : trial.apply(problem.withPolicyRows(more));
      if (with.planned()) {
        some = with;
      } else if (with.impossible()) {
        unkept.add(row);
      } else {
        unknown.add(row);
        because = with.failure();
      }
    }
    return some.noting(left(unkept, unknown, because));
  }

  private static List<String> left(
      List<PolicyRow> unkept, List<PolicyRow> unknown, String because) {
    List<String> left = new ArrayList<>();
    if (!unkept.isEmpty()) {
      left.add("No plan keeps all rules; this one is made without %s.".formatted(words(unkept)));
    }
    if (!unknown.isEmpty()) {
      left.add(
          "Whether a plan keeps %s was not found out (%s); this one is made without."
              .formatted(words(unknown), because.replaceFirst("\\.$", "")));
    }
    return left;
  }

  private static String words(List<PolicyRow> rows) {
    return rows.stream().map(PolicyRow::name).distinct().collect(Collectors.joining(", "));
  }
}
