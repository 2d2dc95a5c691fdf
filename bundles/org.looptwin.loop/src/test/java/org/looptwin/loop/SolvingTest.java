package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.SolveListener;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;

class SolvingTest {
  private static final Budget BUDGET = new Budget(Duration.ofSeconds(1), 1e-3, 1);
  private static final Answer NONE = new Answer.Infeasible(List.of("demand of V01 by 3 kWh"));

  private final List<String> asked = new ArrayList<>();
  private boolean cancelled;

  @Test
  void theNextSolverAnswersWhenTheBestOneThrowsOrFailsOrFindsNothingInTime() {
    Solving solving =
        solving(
            solver(
                "throws",
                budget -> {
                  throw new IllegalStateException("broken");
                }),
            solver("fails", budget -> new Answer.Failed("no licence")),
            solver("slow", budget -> new Answer.OutOfBudget(null, "1 s")),
            solver("exact", budget -> NONE),
            solver("spare", budget -> NONE));

    assertThat(solving.answer()).isSameAs(NONE);
    assertThat(asked).containsExactly("throws", "fails", "slow", "exact");
    assertThat(solving.failures())
        .containsExactly(
            "throws failed: solver throws threw java.lang.IllegalStateException: broken",
            "fails failed: no licence",
            "slow failed: out of time: 1 s");
  }

  @Test
  void theLastFailureIsTheAnswerWhenAllFail() {
    Solving solving =
        solving(
            solver("a", budget -> new Answer.Failed("first")),
            solver("b", budget -> new Answer.Failed("second")));

    assertThat(solving.answer()).isEqualTo(new Answer.Failed("second"));
    assertThat(solving().answer()).isEqualTo(new Answer.Failed("no solver takes this problem"));
  }

  @Test
  void nobodyElseIsAskedWhenTheServerStops() {
    Solving solving =
        solving(
            solver(
                "a",
                budget -> {
                  cancelled = true;
                  return new Answer.OutOfBudget(null, "cancelled");
                }),
            solver("b", budget -> NONE));

    solving.answer();

    assertThat(asked).containsExactly("a");
  }

  @Test
  void theNextSolverHasWhatIsLeftOfTheBudgetAndAtLeastFiveSeconds() {
    List<Long> seconds = new ArrayList<>();
    AtomicLong now = new AtomicLong();
    Function<Budget, Answer> tenSeconds =
        budget -> {
          seconds.add(budget.time().toSeconds());
          now.addAndGet(Duration.ofSeconds(10).toNanos());
          return new Answer.Failed("no");
        };
    new Solving(
            List.of(
                solver("a", tenSeconds),
                solver("b", tenSeconds),
                solver("c", tenSeconds),
                solver("d", tenSeconds)),
            null,
            new Budget(Duration.ofSeconds(22), 1e-3, 1),
            true,
            () -> false,
            now::get)
        .answer();

    assertThat(seconds).containsExactly(22L, 12L, 5L, 5L);
  }

  @Test
  void aListenerIsToldWhoAnsweredAndMayFail() {
    List<String> told = new ArrayList<>();
    Solving solving =
        solving(solver("a", budget -> new Answer.Failed("no")), solver("b", budget -> NONE));
    Answer answer = solving.answer();
    SolveListener broken =
        (problem, budget, solver, given) -> {
          throw new IllegalStateException();
        };

    solving.tell(
        List.of(broken, (problem, budget, solver, given) -> told.add(solver + " " + given)),
        answer);

    assertThat(told).containsExactly("b " + NONE);
  }

  private Solving solving(Solver... solvers) {
    return new Solving(List.of(solvers), null, BUDGET, () -> cancelled);
  }

  private Solver solver(String name, Function<Budget, Answer> answer) {
    return new Solver() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public boolean accepts(PlanningProblem problem) {
        return true;
      }

      @Override
      public Answer solve(PlanningProblem problem, Budget budget, Watch watch) {
        asked.add(name);
        return answer.apply(budget);
      }
    };
  }
}
