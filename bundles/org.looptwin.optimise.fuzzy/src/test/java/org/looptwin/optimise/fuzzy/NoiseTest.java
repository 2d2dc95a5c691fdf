package org.looptwin.optimise.fuzzy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.fuzzy.compromise.Aim;
import org.looptwin.optimise.fuzzy.compromise.Compromise;
import org.looptwin.optimise.fuzzy.compromise.Rounding;
import org.looptwin.optimise.fuzzy.compromise.Solves;

/**
 * Ten units of work by machines for 10 EUR that do four each, or by hand for 30 EUR each: three
 * machines for 30 EUR are best, two for 80 EUR and four for 40 EUR are not; relaxed it is 25 EUR.
 */
class NoiseTest {
  private static final int MOST = 9;

  private static double[] solved(Solves solves) {
    LinearModel.Builder builder = LinearModel.builder("work");
    int machines = builder.integerColumn("machines", 0, MOST, 0);
    int hand = builder.column("hand", 0, 100, 0);
    builder.entry(builder.row("work", 10, Double.POSITIVE_INFINITY), machines, 4);
    builder.entry(0, hand, 1);
    Aim cost = new Aim("cost", "EUR", false, new double[] {10, 30}, 0);
    return new Compromise(builder.build(), List.of(cost), four(), solves).lexicographic();
  }

  private static Rounding four() {
    return new Rounding() {
      @Override
      public double[] whole(double[] relaxed) {
        double[] whole = new double[relaxed.length];
        whole[0] = 4;
        return whole;
      }

      @Override
      public double weight(int column) {
        return 1;
      }
    };
  }

  @Test
  void aBranchThatIsCalledEmptyAlthoughAPlanIsKnownThereProvesNothing() {
    Solves solves =
        new Solves(new Noisy(session -> session == 2), TestSolver.budget(0), Watch.NONE);
    double[] x = solved(solves);
    assertThat(x[0]).as("three machines lie in the branch that got lost").isEqualTo(4);
    assertThat(solves.worstGap()).isGreaterThanOrEqualTo((40 - 30) / 40.0);
  }

  @Test
  void whereEveryBranchIsCalledEmptyTheSolversOwnSearchIsAsked() {
    Solves solves = new Solves(new Noisy(session -> true), TestSolver.budget(0), Watch.NONE);
    assertThat(solved(solves)[0]).isEqualTo(3);
  }

  /** Calls infeasible, in some of its sessions, whatever was changed. */
  private static final class Noisy implements LinearSolver {
    private final IntPredicate wrong;
    private int opened;

    /**
     * @param wrong by number of the session: relaxation, plans, upper sides
     */
    Noisy(IntPredicate wrong) {
      this.wrong = wrong;
    }

    @Override
    public String name() {
      return "noisy";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public int practicalIntegers() {
      return 100;
    }

    @Override
    public LinearAnswer solve(LinearModel model, Budget budget, Watch watch) {
      return TestSolver.highs().solve(model, budget, watch);
    }

    @Override
    public Session open(LinearModel model) {
      Session session = TestSolver.highs().open(model);
      boolean noise = wrong.test(opened++);
      boolean[] changed = {false};
      return (Session)
          Proxy.newProxyInstance(
              Session.class.getClassLoader(),
              new Class<?>[] {Session.class},
              (proxy, method, given) -> {
                changed[0] |= method.getName().equals("bounds");
                return noise && changed[0] && method.getName().equals("solve")
                    ? LinearAnswer.without(LinearAnswer.Status.INFEASIBLE, 0, "")
                    : method.invoke(session, given);
              });
    }
  }
}
