package org.looptwin.optimise.fuzzy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.ModelChanges;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.fuzzy.compromise.Aim;
import org.looptwin.optimise.fuzzy.compromise.Compromise;
import org.looptwin.optimise.fuzzy.compromise.Rounding;
import org.looptwin.optimise.fuzzy.compromise.Solves;

/** Branching over whole columns, held against the solver's own branch and cut. */
class BranchingTest {
  private static final int SITES = 8;
  private static final int CUSTOMERS = 12;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void findsTheOptimumWhateverTheRoundingThinks(long seed) {
    Sited sited = new Sited(seed);
    double optimum = sited.optimum();
    for (Rounding rounding : List.of(sited.up(), sited.shut())) {
      double found = sited.aim.at(sited.best(rounding, TestSolver.solves(0)));
      assertThat(found).isCloseTo(optimum, within(1e-6 * optimum));
    }
  }

  /** Five kinds of machines, up to nine of each: whole numbers beyond yes and no. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void findsTheOptimumOverNumbersOfMachines(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LinearModel.Builder builder = LinearModel.builder("machines");
    double[] costs = new double[5];
    int[] work = new int[3];
    for (int row = 0; row < work.length; row++) {
      work[row] =
          builder.row("work" + row, 60 + 30 * random.nextDouble(), Double.POSITIVE_INFINITY);
    }
    for (int kind = 0; kind < costs.length; kind++) {
      int machines = builder.integerColumn("machines" + kind, 0, 9, 0);
      costs[kind] = 10 + 10 * random.nextDouble();
      for (int row : work) {
        builder.entry(row, machines, 1 + 8 * random.nextDouble());
      }
    }
    LinearModel model = builder.build();
    Aim aim = new Aim("cost", "EUR", false, costs, 0);
    double optimum = optimum(model, costs);
    double[] x =
        new Compromise(model, List.of(aim), everyMachine(costs), TestSolver.solves(0))
            .lexicographic();
    assertThat(aim.at(x)).isCloseTo(optimum, within(1e-6 * optimum));
  }

  private static Rounding everyMachine(double[] costs) {
    return new Rounding() {
      @Override
      public double[] whole(double[] relaxed) {
        return java.util.Arrays.stream(relaxed).map(Math::ceil).toArray();
      }

      @Override
      public double weight(int column) {
        return costs[column];
      }
    };
  }

  private static double optimum(LinearModel model, double[] costs) {
    ModelChanges changes = new ModelChanges(model);
    for (int column = 0; column < costs.length; column++) {
      changes.cost(column, costs[column]);
    }
    return TestSolver.highs().solve(changes.model(), TestSolver.budget(0), Watch.NONE).objective();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void findsTheSamePlanOnOneThreadAndOnTwo(long seed) {
    Sited sited = new Sited(seed);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Solves two = new Solves(TestSolver.highs(), TestSolver.budget(0), Watch.NONE, executor);
      assertThat(sited.best(sited.up(), two))
          .isEqualTo(sited.best(sited.up(), TestSolver.solves(0)));
    } finally {
      executor.shutdown();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void claimsNoSmallerGapThanThereIs(long seed) {
    Sited sited = new Sited(seed);
    Solves solves = TestSolver.solves(0.05);
    double found = sited.aim.at(sited.best(sited.up(), solves));
    assertThat((found - sited.optimum()) / found)
        .isLessThanOrEqualTo(solves.worstGap() + 1e-9)
        .isLessThanOrEqualTo(0.05 + 1e-9);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void saysHowMuchIsOpenWhenItMayNotGoOn(long seed) {
    Sited sited = new Sited(seed);
    Solves solves =
        new Solves(TestSolver.highs(), new Budget(Duration.ofMinutes(5), 0, 1), stopAfter(400));
    double found = sited.aim.at(sited.best(sited.up(), solves));
    assertThat((found - sited.optimum()) / found).isLessThanOrEqualTo(solves.worstGap() + 1e-9);
    assertThat(solves.worstGap()).isPositive();
  }

  /** The relaxation is whole at once; with less time its last step is missing, not a plan. */
  @ParameterizedTest(name = "after {0} questions")
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void doesNotTakeTheEndOfTimeForAContradiction(int questions) {
    LinearModel.Builder builder = LinearModel.builder("needed");
    int open = builder.integerColumn("open", 0, 1, 0);
    builder.entry(builder.row("needed", 1, Double.POSITIVE_INFINITY), open, 1);
    Aim aim = new Aim("cost", "EUR", false, new double[] {5}, 0);
    Budget budget = new Budget(Duration.ofMinutes(5), 0, 1);
    Solves solves = new Solves(TestSolver.highs(), budget, stopAfter(questions));
    Rounding shut = new Sited(1).rounding(0, 1);
    try {
      double[] x = new Compromise(builder.build(), List.of(aim), shut, solves).lexicographic();
      assertThat(x[open]).isEqualTo(1);
    } catch (Solves.NoAnswer none) {
      assertThat(none).hasMessageNotContaining("contradict");
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void keepsThePlanAtHandWhenASolverWithoutBasesFindsNoneInTime(long seed) {
    Sited sited = new Sited(seed);
    Solves solves = new Solves(new Forgetful(), TestSolver.budget(0), Watch.NONE);
    double found = sited.aim.at(sited.best(sited.up(), solves));
    assertThat((found - sited.optimum()) / found).isLessThanOrEqualTo(solves.worstGap() + 1e-9);
    assertThat(solves.worstGap()).isPositive();
  }

  /** Keeps no basis, and finds no whole plan in time. */
  private static final class Forgetful implements LinearSolver {
    @Override
    public String name() {
      return "forgetful";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public int practicalIntegers() {
      return 0;
    }

    @Override
    public LinearAnswer solve(LinearModel model, Budget budget, Watch watch) {
      return LinearAnswer.without(LinearAnswer.Status.TIME_LIMIT, 0, "");
    }

    @Override
    public Session open(LinearModel model) {
      Session session = TestSolver.highs().open(model);
      return (Session)
          Proxy.newProxyInstance(
              Session.class.getClassLoader(),
              new Class<?>[] {Session.class},
              (proxy, method, given) ->
                  method.getName().equals("basis") ? null : method.invoke(session, given));
    }
  }

  /** Is patient for so many questions. */
  private static Watch stopAfter(int questions) {
    int[] asked = {0};
    return new Watch() {
      @Override
      public boolean cancelled() {
        return ++asked[0] > questions;
      }
    };
  }

  /** Sites of limited capacity with fixed costs, customers who must be served. */
  private static final class Sited {
    private final LinearModel model;
    private final Aim aim;
    private final double[] cost;

    Sited(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      LinearModel.Builder builder = LinearModel.builder("sited");
      int[] open = new int[SITES];
      int[] capacity = new int[SITES];
      double[] fixed = new double[SITES];
      for (int site = 0; site < SITES; site++) {
        fixed[site] = 200 + 400 * random.nextDouble();
        open[site] = builder.integerColumn("open" + site, 0, 1, 0);
        capacity[site] = builder.row("capacity" + site, Double.NEGATIVE_INFINITY, 0);
        builder.entry(capacity[site], open[site], -(20 + 30 * random.nextDouble()));
      }
      double[] costs = new double[SITES + SITES * CUSTOMERS];
      System.arraycopy(fixed, 0, costs, 0, SITES);
      for (int customer = 0; customer < CUSTOMERS; customer++) {
        double demand = 5 + 10 * random.nextDouble();
        int served = builder.row("served" + customer, demand, demand);
        for (int site = 0; site < SITES; site++) {
          int flow = builder.column("x" + site + "_" + customer, 0, demand, 0);
          costs[flow] = 1 + 20 * random.nextDouble();
          builder.entry(served, flow, 1).entry(capacity[site], flow, 1);
        }
      }
      model = builder.build();
      cost = costs;
      aim = new Aim("cost", "EUR", false, costs, 0);
    }

    double optimum() {
      return BranchingTest.optimum(model, cost);
    }

    double[] best(Rounding rounding, Solves solves) {
      return new Compromise(model, List.of(aim), rounding, solves).lexicographic();
    }

    /** Opens all that is open in part. */
    Rounding up() {
      return rounding(1);
    }

    /** Shuts everything: nobody can be served. */
    Rounding shut() {
      return rounding(0);
    }

    private Rounding rounding(int open) {
      return rounding(open, SITES);
    }

    private Rounding rounding(int open, int sites) {
      return new Rounding() {
        @Override
        public double[] whole(double[] relaxed) {
          double[] whole = new double[relaxed.length];
          for (int site = 0; site < sites; site++) {
            whole[site] = relaxed[site] > 1e-7 ? open : 0;
          }
          return whole;
        }

        @Override
        public double weight(int column) {
          return cost[column];
        }
      };
    }
  }
}
