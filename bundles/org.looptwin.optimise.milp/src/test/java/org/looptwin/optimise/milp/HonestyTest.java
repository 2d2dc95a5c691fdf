package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Watch;

/** Solvers that lie, leave, or are told to stop. */
class HonestyTest {
  private static final PlanningProblem TINY = TwoSuppliers.problem(1, Outlooks.BASE, 10);

  @Test
  void aWrongSolutionIsRefusedWithTheRowItBreaks() {
    LinearPlanner planner = Reference.planner(new Liar(HonestyTest::oneKwhMoreMade));
    assertThat(planner.solve(TINY, Budget.DEFAULT, Watch.NONE))
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            failed ->
                assertThat(failed.because()).contains("breaks the model").contains("packs[B01,1]"));
  }

  @Test
  void aWrongObjectiveIsRefused() {
    LinearPlanner planner =
        Reference.planner(new Liar(true_ -> answer(true_.x(), true_.objective() * 0.9)));
    assertThat(planner.solve(TINY, Budget.DEFAULT, Watch.NONE))
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            failed -> assertThat(failed.because()).contains("parts sum to 5024.50 EUR"));
  }

  @Test
  void withoutItsLinearSolverItAcceptsNothingAndSaysWhy() {
    LinearPlanner planner = new LinearPlanner("highs");
    assertThat(planner.accepts(TINY)).isFalse();
    assertThat(planner.solve(TINY, Budget.DEFAULT, Watch.NONE)).isInstanceOf(Answer.Failed.class);
    planner.slot().bind(Reference.HIGHS);
    assertThat(planner.accepts(TINY)).isTrue();
    planner.slot().unbind(Reference.HIGHS);
    assertThat(planner.accepts(TINY)).isFalse();
  }

  @Test
  void aLeavingSolverHandsOverToTheNewcomer() {
    LinearPlanner planner = Reference.planner(Reference.HIGHS);
    planner.slot().bind(new Liar(UnaryOperator.identity()));
    planner.slot().unbind(Reference.HIGHS);
    assertThat(planner.solve(TINY, Budget.DEFAULT, Watch.NONE)).isInstanceOf(Answer.Solved.class);
  }

  @Test
  void cancelledIsOutOfBudgetNotFailed() {
    Watch impatient =
        new Watch() {
          @Override
          public boolean cancelled() {
            return true;
          }
        };
    Answer answer =
        Reference.planner(Reference.HIGHS).solve(Reference.free("n30"), Budget.DEFAULT, impatient);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.OutOfBudget.class, late -> assertThat(late.because()).contains("Cancelled"));
  }

  @Test
  void anUnknownRecyclerIsNamed() {
    Answer answer =
        Reference.planner(Reference.HIGHS)
            .solve(
                Reference.calm().with(Sites.fixed(Set.of("R01", "R99"))),
                Budget.DEFAULT,
                Watch.NONE);
    assertThat(answer).isEqualTo(new Answer.Failed("The case has no recycling centre R99."));
  }

  private static LinearAnswer oneKwhMoreMade(LinearAnswer honest) {
    double[] x = honest.x().clone();
    LinearModel model = Reference.planning().model(TINY);
    for (int column = 0; column < x.length; column++) {
      x[column] += model.columnName(column).equals("make[B01,1]") ? 1 : 0;
    }
    return answer(x, honest.objective());
  }

  private static LinearAnswer answer(double[] x, double objective) {
    return new LinearAnswer(
        LinearAnswer.Status.OPTIMAL, x, objective, objective, null, null, 0, "");
  }

  /** HiGHS with its answers bent. */
  private record Liar(String name, UnaryOperator<LinearAnswer> bend) implements LinearSolver {
    Liar(UnaryOperator<LinearAnswer> bend) {
      this("highs", bend);
    }

    @Override
    public String version() {
      return "0";
    }

    @Override
    public int practicalIntegers() {
      return 100;
    }

    @Override
    public LinearAnswer solve(LinearModel model, Budget budget, Watch watch) {
      return bend.apply(Reference.HIGHS.solve(model, budget, watch));
    }

    @Override
    public Session open(LinearModel model) {
      return new BentSession(Reference.HIGHS.open(model), bend);
    }
  }

  private record BentSession(LinearSolver.Session honest, UnaryOperator<LinearAnswer> bend)
      implements LinearSolver.Session {
    @Override
    public void cost(int column, double cost) {
      honest.cost(column, cost);
    }

    @Override
    public void bounds(int column, double lower, double upper) {
      honest.bounds(column, lower, upper);
    }

    @Override
    public void rowBounds(int row, double lower, double upper) {
      honest.rowBounds(row, lower, upper);
    }

    @Override
    public void coefficient(int row, int column, double value) {
      honest.coefficient(row, column, value);
    }

    @Override
    public LinearAnswer solve(Budget budget, Watch watch) {
      return bend.apply(honest.solve(budget, watch));
    }

    @Override
    public void mark() {
      honest.mark();
    }

    @Override
    public void reset() {
      honest.reset();
    }

    @Override
    public void close() {
      honest.close();
    }
  }
}
