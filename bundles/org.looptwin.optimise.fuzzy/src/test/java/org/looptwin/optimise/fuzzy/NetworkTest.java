package org.looptwin.optimise.fuzzy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.ModelChanges;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.fuzzy.compromise.Method;
import org.looptwin.optimise.fuzzy.compromise.Solves;
import org.looptwin.optimise.fuzzy.compromise.Wish;
import org.looptwin.optimise.fuzzy.input.Entry;
import org.looptwin.optimise.fuzzy.network.Generator;
import org.looptwin.optimise.fuzzy.network.NetworkPlan;
import org.looptwin.optimise.fuzzy.network.NetworkRun;
import org.looptwin.optimise.fuzzy.network.Sizes;

class NetworkTest {
  private static final Generator GENERATOR =
      Generator.read(Entry.root("generator.json", Oracle.read("generator_study_c").toString()));
  private static final Sizes SMALL = new Sizes(1, 2, 2, 3, 1, 1, 1, 2);

  @Test
  void randomSizesHaveAPlanWithoutShortageAtTheStrictestDegree() {
    SplittableRandom random = new SplittableRandom(7);
    for (long seed = 1; seed <= 24; seed++) {
      Sizes sizes =
          new Sizes(
              1 + random.nextInt(6),
              1 + random.nextInt(4),
              1 + random.nextInt(4),
              1 + random.nextInt(9),
              1 + random.nextInt(4),
              1 + random.nextInt(3),
              1 + random.nextInt(3),
              1 + random.nextInt(4));
      LinearModel model = new NetworkRun(GENERATOR, sizes, seed, 1, true, 0.6, 1).model();
      LinearAnswer answer =
          TestSolver.highs().solve(everythingOpen(model), TestSolver.budget(0), Watch.NONE);
      assertThat(answer.hasSolution()).as("%s, seed %d", sizes, seed).isTrue();
    }
  }

  /** Every site open with a device of the first kind, nothing short. */
  private static LinearModel everythingOpen(LinearModel model) {
    ModelChanges changes = new ModelChanges(model);
    for (int column = 0; column < model.columns(); column++) {
      String name = model.columnName(column);
      if (model.integer(column) && !name.startsWith("count[")) {
        boolean one = name.startsWith("open[") || name.startsWith("U[") && name.endsWith("_i1]");
        changes.bounds(column, one ? 1 : 0, one ? 1 : 0);
      } else if (name.startsWith("L_")) {
        changes.bounds(column, 0, 0);
      }
    }
    return changes.model().relaxed();
  }

  @Test
  void equalSeedsGiveEqualModelsAndOthersDoNot() {
    assertThat(costs(3)).isEqualTo(costs(3)).isNotEqualTo(costs(4));
  }

  private static double[] costs(long seed) {
    LinearModel model = new NetworkRun(GENERATOR, SMALL, seed, 0.8, true, 0.6, 1).model();
    double[] costs = new double[model.columns()];
    java.util.Arrays.setAll(costs, model::cost);
    return costs;
  }

  @Test
  void devicesAreNeverWorthLessThanNothingAndTheirPartsSumUp() {
    NetworkPlan plan = run(0.8).plan(wish(0.5), true, false, TestSolver.solves(1e-5));
    NetworkPlan.Worth worth = plan.worth();
    assertThat(worth.worth()).isPositive();
    assertThat(worth.floorPrice()).isGreaterThanOrEqualTo(0);
    assertThat(worth.net()).isCloseTo(worth.worth() - worth.floorPrice(), within(1e-6));
    double parts = worth.parts().values().stream().mapToDouble(Double::doubleValue).sum();
    assertThat(parts).isCloseTo(worth.worth(), within(1e-3));
    assertThat(worth.parts().get("loss")).isPositive();
    assertThat(worth.parts().get("devices")).isNegative();
  }

  @Test
  void costRisesAndCarbonFallsAsWeightMovesFromOneToTheOther() {
    double cost = Double.NEGATIVE_INFINITY;
    double co2 = Double.POSITIVE_INFINITY;
    for (double weight : new double[] {0.9, 0.7, 0.5, 0.3, 0.1}) {
      NetworkPlan plan = run(0.8).plan(wish(weight), false, false, TestSolver.solves(1e-5));
      assertThat(plan.values()[0]).isGreaterThanOrEqualTo(cost * (1 - 1e-4));
      assertThat(plan.values()[1]).isLessThanOrEqualTo(co2 * (1 + 1e-4));
      assertThat(plan.traced()).isGreaterThanOrEqualTo(0.6 - 1e-6);
      cost = plan.values()[0];
      co2 = plan.values()[1];
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void whatHelpsSolversCutsNoPlanOff(long seed) {
    LinearModel model = new NetworkRun(GENERATOR, SMALL, seed, 0.8, true, 0.6, 1).model();
    ModelChanges changes = new ModelChanges(model);
    int helpers = 0;
    for (int row = 0; row < model.rows(); row++) {
      if (model.rowName(row).matches("(centres|plants|gathered|link)\\[.*")) {
        changes.rowBounds(row, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        helpers++;
      }
    }
    assertThat(helpers).isEqualTo(3 * SMALL.periods() + SMALL.dcs() * SMALL.customers());
    double least = least(changes.model());
    assertThat(least(model)).isCloseTo(least, within(1e-6 * least));
  }

  private static double least(LinearModel model) {
    return TestSolver.highs().solve(model, TestSolver.budget(0), Watch.NONE).objective();
  }

  @Test
  void changesThatFindNoTimeAreCounted() {
    AtomicInteger questions = new AtomicInteger();
    Watch impatient =
        new Watch() {
          @Override
          public boolean cancelled() {
            return questions.get() >= 12;
          }

          @Override
          public void progress(double objective, double bound, double seconds) {
            questions.incrementAndGet();
          }
        };
    Solves solves = new Solves(TestSolver.highs(), TestSolver.budget(1e-3), impatient);
    NetworkPlan plan = run(0.8).plan(wish(0.5), false, true, solves);
    assertThat(plan.sensitivity()).isNotEmpty();
    assertThat(plan.missing()).isPositive();
    assertThat(plan.sensitivity().size() + plan.missing()).isEqualTo(27);
  }

  /** The plan is made by the first five models; the worth's come after. */
  @Test
  void aWorthThatFindsNoTimeLeavesThePlan() {
    AtomicInteger models = new AtomicInteger();
    Watch impatient =
        new Watch() {
          @Override
          public boolean cancelled() {
            return models.get() >= 5;
          }

          @Override
          public void progress(double objective, double bound, double seconds) {
            models.incrementAndGet();
          }
        };
    Solves solves = new Solves(TestSolver.highs(), TestSolver.budget(1e-3), impatient);
    NetworkPlan plan = run(0.8).plan(wish(0.5), true, false, solves);
    assertThat(plan.lambda()).isPositive();
    assertThat(plan.worth()).isNull();
    assertThat(plan.worthUnknown()).contains("the worth of devices", "cancelled");
  }

  @Test
  void aStricterDegreeNeverCostsLess() {
    double least = 0;
    for (double alpha : new double[] {0.5, 1}) {
      double ideal =
          run(alpha).plan(wish(0.5), false, false, TestSolver.solves(1e-5)).payoff().ideal()[0];
      assertThat(ideal).isGreaterThanOrEqualTo(least * (1 - 1e-4));
      least = ideal;
    }
  }

  @Test
  void partsSumToTheAimsAndTheirSumIsTheFuzzyValue() {
    NetworkPlan plan = run(0.8).plan(wish(0.5), false, false, TestSolver.solves(1e-5));
    double cost = 0;
    double co2 = 0;
    for (var part : plan.parts().entrySet()) {
      cost += part.getKey().cost() ? part.getValue().expectedValue() : 0;
      co2 += part.getKey().cost() ? 0 : part.getValue().expectedValue();
    }
    assertThat(cost).isCloseTo(plan.values()[0], within(1e-3));
    assertThat(co2).isCloseTo(plan.values()[1], within(1e-3));
    assertThat(plan.fuzzy()[0].expectedValue()).isCloseTo(cost, within(1e-3));
  }

  private static NetworkRun run(double alpha) {
    return new NetworkRun(GENERATOR, SMALL, 2, alpha, true, 0.6, 1);
  }

  private static Wish wish(double weight) {
    return new Wish(Method.TORABI_HASSINI, 0.4, List.of(weight, 1 - weight));
  }
}
