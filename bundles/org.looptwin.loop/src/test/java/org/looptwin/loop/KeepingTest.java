package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.InitialState;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.PolicyRow;
import org.looptwin.optimise.api.Sites;

/** The tiny case: 68 % of the retired packs can come back. */
class KeepingTest {
  private static final Case TINY =
      CaseFolder.read(Path.of("../../twin-model/cases/tiny")).reference();
  private static final PolicyRow HALF = returned("house/HALF", 0.5);
  private static final PolicyRow ALL = returned("house/ALL", 0.99);

  private final ExactPlans exact = new ExactPlans();
  private final Keeping keeping = new Keeping(exact::solve);

  private static PolicyRow returned(String name, double share) {
    return new PolicyRow(name, PolicyRow.Kind.RETURNED_SHARE, null, share);
  }

  private static PlanningProblem asking(PolicyRow... rows) {
    return PlanningProblem.of(TINY).with(Sites.fixed(Set.of("R01"))).withPolicyRows(List.of(rows));
  }

  @Test
  void aPlanKeepsWhatItIsAskedToWhereItCan() {
    Solution solution = keeping.of(asking(HALF));
    assertThat(exact.asked()).hasSize(1);
    assertThat(solution.problem().policyRows()).containsExactly(HALF);
    assertThat(solution.notes()).isEmpty();
  }

  @Test
  void whatNoPlanKeepsIsLeftOutAndToldAndTheRestIsKept() {
    Solution solution = keeping.of(asking(HALF, ALL));
    assertThat(solution.problem().policyRows()).containsExactly(HALF);
    assertThat(solution.notes())
        .containsExactly("No plan keeps all rules; this one is made without house/ALL.");
    assertThat(solution.plan().sentences()).containsAll(solution.notes());
  }

  @Test
  void ofRulesThatOnlyTogetherLeaveNoPlanTheFirstIsKept() {
    PolicyRow third = returned("house/THIRD", 0.3);
    Keeping rivals =
        new Keeping(
            problem ->
                problem.policyRows().size() == 2
                    ? new Solution(problem, null, "none", true, List.of(), List.of())
                    : exact.solve(problem));
    Solution solution = rivals.of(asking(HALF, third));
    assertThat(solution.problem().policyRows()).containsExactly(HALF);
    assertThat(solution.notes())
        .containsExactly("No plan keeps all rules; this one is made without house/THIRD.");
  }

  @Test
  void whyNoPlanKeepsSomeRulesNobodyAsks() {
    PolicyRow third = returned("house/THIRD", 0.3);
    List<List<PolicyRow>> tried = new ArrayList<>();
    Keeping keeping =
        new Keeping(
            exact::solve,
            exact::solve,
            problem -> {
              tried.add(problem.policyRows());
              return exact.solve(problem);
            });
    Solution solution = keeping.of(asking(HALF, ALL, third));
    assertThat(solution.problem().policyRows()).containsExactly(HALF, third);
    assertThat(tried).containsExactly(List.of(HALF), List.of(HALF, ALL), List.of(HALF, third));
  }

  @Test
  void aTimeOutIsNotToldAsARuleThatNoPlanKeeps() {
    Keeping hurried =
        new Keeping(
            problem ->
                problem.policyRows().contains(ALL)
                    ? Solution.late(problem, Duration.ofSeconds(30))
                    : exact.solve(problem));
    Solution solution = hurried.of(asking(HALF, ALL));
    assertThat(solution.problem().policyRows()).containsExactly(HALF);
    assertThat(solution.notes())
        .containsExactly(
            "Whether a plan keeps house/ALL was not found out (out of time: the 30 s that its plans"
                + " may take together were up); this one is made without.");
  }

  /** Two runs of the same step have some milliseconds more or less, and the ledger must not. */
  @Test
  void aTimeOutIsToldInTheSameWordsAtEveryRun() {
    Answer late = new Answer.OutOfBudget(null, "No plan was found in 17.998 s.");
    Keeping hurried =
        new Keeping(
            problem ->
                problem.policyRows().contains(ALL)
                    ? Solution.of(problem, late, List.of())
                    : exact.solve(problem));
    assertThat(hurried.of(asking(ALL)).notes())
        .containsExactly(
            "Whether a plan keeps house/ALL was not found out (out of time: no plan was found);"
                + " this one is made without.");
  }

  @Test
  void whatNoPlanDoesWithoutRulesEitherIsNotLeftOpen() {
    Keeping hurried =
        new Keeping(
            problem ->
                problem.policyRows().isEmpty()
                    ? new Solution(problem, null, "none", true, List.of(), List.of())
                    : Solution.late(problem, Duration.ofSeconds(30)));
    assertThat(hurried.of(asking(ALL)).impossible()).isTrue();
  }

  @Test
  void whatIsImpossibleAnywayIsNotBlamedOnTheRules() {
    PlanningProblem full =
        asking(ALL)
            .from(
                TINY,
                new InitialState(
                    TINY.initialState().executedShares(),
                    TINY.initialState().executedRoutes(),
                    TINY.initialState().stockDays(),
                    Set.of("R01"),
                    Map.of(),
                    Map.of("R01", 1e9)));
    Solution solution = keeping.of(full);
    assertThat(solution.planned()).isFalse();
    assertThat(solution.problem().policyRows()).containsExactly(ALL);
  }
}
