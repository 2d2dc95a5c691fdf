package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.PolicyRow;
import org.looptwin.optimise.api.PolicyRow.Kind;
import org.looptwin.optimise.api.Protection;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Watch;

/** All that is solved for an answer shares the time that was allowed; a fake clock tells it. */
class TimeLimitTest {
  private static final Case TINY =
      CaseFolder.read(Path.of("../../twin-model/cases/tiny")).reference();
  private static final Duration ALLOWED = Duration.ofSeconds(100);
  private static final Budget BUDGET = new Budget(ALLOWED, 1e-3, 1);
  private static final PlanningProblem FREE = PlanningProblem.of(TINY);
  private static final PlanningProblem FIXED =
      FREE.with(Sites.fixed(TINY.initialState().openRecyclers()));

  private static PlanningProblem obliged(PlanningProblem problem, double share) {
    return problem.withPolicyRows(List.of(new PolicyRow("back", Kind.RETURNED_SHARE, null, share)));
  }

  private static PlanningProblem answering(PlanningProblem problem) {
    MonthlySeries drop = MonthlySeries.constant(TINY.firstMonth(), 12, 0.05);
    return problem.with(new Protection.Recourse(drop, 2, true));
  }

  private static Plan plan(Answer answer) {
    return answer.read(Answer.Solved::plan, Answer.OutOfBudget::best, n -> null, f -> null);
  }

  static Stream<Arguments> questions() {
    return Stream.of(
        Arguments.of("free sites", FREE),
        Arguments.of("fixed sites", FIXED),
        Arguments.of("an obligation", obliged(FREE, 0.3)),
        Arguments.of("an obligation that no plan keeps", obliged(FREE, 0.99)),
        Arguments.of("one that these sites do not keep", obliged(FIXED, 0.99)),
        Arguments.of("rules", answering(FIXED)),
        Arguments.of("rules and an obligation", obliged(answering(FIXED), 0.3)),
        Arguments.of("as printed", FREE.with(FREE.outlooks(), null, "paper-literal")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  void noQuestionTakesLongerThanItIsAllowed(String name, PlanningProblem problem) {
    for (int seconds : new int[] {7, 30, 60, 99}) {
      SlowSolver solver = new SlowSolver(Duration.ofSeconds(seconds), 0);
      solver.planner().solve(problem, BUDGET, Watch.NONE);
      assertThat(solver.passed())
          .as("a solve takes %d s", seconds)
          .isGreaterThan(Duration.ZERO)
          .isLessThanOrEqualTo(ALLOWED);
    }
  }

  @Test
  void quickSolvesLeaveTimeForWhatRulesAndObligationsAreWorth() {
    SlowSolver solver = new SlowSolver(Duration.ofSeconds(1), 0);
    Plan plan = plan(solver.planner().solve(obliged(answering(FIXED), 0.3), BUDGET, Watch.NONE));
    assertThat(plan.sentences())
        .anyMatch(said -> said.contains("the rules save"))
        .anyMatch(said -> said.startsWith("Kept: back") && said.contains("That costs"));
    assertThat(solver.passed()).isLessThan(ALLOWED);
  }

  /** However early the time runs out, nothing is said that was not proven by then. */
  @Test
  void afterTheLimitNothingUnprovenIsSaid() {
    PlanningProblem problem = obliged(answering(FIXED), 0.3);
    int late = 0;
    for (int quick = 0; quick < 12; quick++) {
      SlowSolver solver = new SlowSolver(ALLOWED.plusSeconds(1), quick);
      Plan plan = plan(solver.planner().solve(problem, BUDGET, Watch.NONE));
      if (solver.passed().isZero()) {
        break;
      }
      if (plan != null) {
        late++;
        assertThat(plan.sentences())
            .anyMatch(said -> said.contains("not found out in time") || said.contains("not proven"))
            .noneMatch(said -> said.contains("That costs"));
      }
    }
    assertThat(late).as("some ended with a plan, but without its worth").isPositive();
  }

  @Test
  void anObligationIsNeverCalledImpossibleWhenTheTimeRanOut() {
    for (int quick = 0; quick < 4; quick++) {
      SlowSolver solver = new SlowSolver(ALLOWED.plusSeconds(1), quick);
      Answer answer = solver.planner().solve(obliged(FREE, 0.3), BUDGET, Watch.NONE);
      assertThat(answer).as("%d solves", quick).isNotInstanceOf(Answer.Infeasible.class);
    }
  }

  @Test
  void aQuestionThatIsOnlyTriedTakesNoTimeForReasons() {
    Watch trying =
        new Watch() {
          @Override
          public boolean reasons() {
            return false;
          }
        };
    SlowSolver told = new SlowSolver(Duration.ofSeconds(1), 0);
    SlowSolver tried = new SlowSolver(Duration.ofSeconds(1), 0);
    Answer why = told.planner().solve(obliged(FIXED, 1), BUDGET, Watch.NONE);
    Answer that = tried.planner().solve(obliged(FIXED, 1), BUDGET, trying);
    assertThat(((Answer.Infeasible) why).concessions()).isNotEmpty();
    assertThat(((Answer.Infeasible) that).concessions()).isEmpty();
    assertThat(tried.passed()).isLessThan(told.passed());
  }

  @Test
  void partsOfADeadlineEndWithIt() {
    SlowSolver clock = new SlowSolver(Duration.ofSeconds(40), 0);
    Deadline deadline = new Deadline(BUDGET, clock);
    Deadline half = deadline.share(0.5);
    clock.solve(null, new Budget(Duration.ofSeconds(30), 0, 1), Watch.NONE);
    assertThat(deadline.left().time()).isEqualTo(Duration.ofSeconds(70));
    assertThat(half.left().time()).isEqualTo(Duration.ofSeconds(20));
    clock.solve(null, new Budget(Duration.ofSeconds(30), 0, 1), Watch.NONE);
    assertThat(half.past()).isTrue();
    assertThat(half.left().time()).isEqualTo(Duration.ZERO);
    assertThat(deadline.left(0.1).time()).isEqualTo(Duration.ofSeconds(4));
    assertThat(deadline.left().gap()).isEqualTo(1e-3);
  }
}
