package org.looptwin.optimise.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.highs.HighsSolver;
import org.looptwin.optimise.pareto.EpsilonConstraint.Grid;
import org.looptwin.optimise.pareto.EpsilonConstraint.Result;
import org.looptwin.optimise.pareto.EpsilonConstraint.Settings;
import org.looptwin.optimise.pareto.Scalars.Found;

/** Payoff tables and fronts that are published. */
class EpsilonConstraintTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final Budget EXACT = new Budget(Duration.ofMinutes(1), 0, 1);
  private static LinearSolver highs;

  @BeforeAll
  static void open() throws IOException {
    highs = HighsSolver.unpackedTo(Path.of("target/highs"));
  }

  private static Result run(LinearModel model, List<double[]> aims, Settings settings, Grid grid) {
    AimModel several = new AimModel(model, aims, List.of());
    Scalars scalars = new ExactScalars(several, highs, () -> EXACT, Watch.NONE);
    return new EpsilonConstraint(scalars, settings, count -> {}).run(grid);
  }

  /** Greatest x1 and 3 x1 + 4 x2: minimised with the sign turned. */
  @Test
  void theFrontOfMavrotassTwoAimsIsItsLevelsInStepsOfFour() {
    Oracle oracle = Oracle.read("moo-01-augmecon-2lp");
    LinearModel.Builder model = LinearModel.builder("mavrotas");
    double[][] a = Oracle.table(oracle.given().get("A"));
    double[] b = Oracle.row(oracle.given().get("b"));
    model.column("x1", 0, INFINITY, 0);
    model.column("x2", 0, INFINITY, 0);
    for (int row = 0; row < b.length; row++) {
      model.row("r" + row, -INFINITY, b[row]);
      model.entry(row, 0, a[row][0]).entry(row, 1, a[row][1]);
    }
    Result result =
        run(
            model.build(),
            List.of(new double[] {-1, 0}, new double[] {-3, -4}),
            Settings.DEFAULT,
            Grid.intervals(6));
    double[][] payoff = Oracle.table(oracle.expected().get("payoff"));
    for (int k = 0; k < 2; k++) {
      assertThat(result.payoff()[k])
          .containsExactly(new double[] {-payoff[k][0], -payoff[k][1]}, within(1e-6));
    }
    JsonNode levels = oracle.expected().get("eps_grid");
    assertThat(result.points()).hasSize(levels.size());
    for (int i = 0; i < levels.size(); i++) {
      assertThat(result.points().get(i).values())
          .containsExactly(
              new double[] {
                -levels.get(i).get("f1").asDouble(), -levels.get(i).get("eps_f2").asDouble()
              },
              within(1e-6));
    }
  }

  @Test
  void allThirtyFivePointsOfTheKnapsackAreFoundAndLevelsThatAreKeptAlreadyArePassedOver() {
    Oracle oracle = Oracle.read("moo-02-2kp50");
    double[][] weights = Oracle.table(oracle.given().get("weights"));
    double[] capacity = Oracle.row(oracle.given().get("capacity"));
    LinearModel.Builder model = LinearModel.builder("2kp50");
    for (int item = 0; item < 50; item++) {
      model.integerColumn("x" + item, 0, 1, 0);
    }
    for (int row = 0; row < 2; row++) {
      model.row("weight" + row, -INFINITY, capacity[row]);
      for (int item = 0; item < 50; item++) {
        model.entry(row, item, weights[row][item]);
      }
    }
    List<double[]> aims = new ArrayList<>();
    for (double[] profit : Oracle.table(oracle.given().get("profits"))) {
      aims.add(Arrays.stream(profit).map(p -> -p).toArray());
    }
    Result result = run(model.build(), aims, new Settings(1e-3, 1e-9), Grid.whole());
    List<double[]> found =
        result.points().stream()
            .map(p -> new double[] {Math.rint(-p.values()[0]), Math.rint(-p.values()[1])})
            .sorted(Comparator.comparingDouble(p -> p[0]))
            .toList();
    double[][] expected = Oracle.table(oracle.expected().get("pareto"));
    assertThat(found.toArray(double[][]::new)).isDeepEqualTo(expected);
    assertThat(result.solves()).isEqualTo(4 + 35);
  }

  @Test
  void thePayoffTableOfThreeAimsIsLexicographic() {
    Oracle oracle = Oracle.read("moo-08-augmecon-energy3");
    Energy energy = new Energy();
    Result result = run(energy.model(), energy.aims(), Settings.DEFAULT, Grid.intervals(4));
    double[][] payoff = Oracle.table(oracle.expected().get("payoff"));
    for (int k = 0; k < 3; k++) {
      assertThat(result.payoff()[k]).containsExactly(payoff[k], within(1.0));
    }
    assertThat(result.points()).hasSizeGreaterThan(5);
    for (Found one : result.points()) {
      for (Found other : result.points()) {
        assertThat(Domination.dominates(one.values(), other.values())).isFalse();
      }
    }
  }

  /** x in [0, 1] is free of charge for aim 0; without the slacks' weight the point stays weak. */
  @Test
  void aPointThatCanBeImprovedForNothingIsImproved() {
    LinearModel.Builder model = LinearModel.builder("weak");
    model.column("x", 0, 1, 0);
    model.column("y", 0, 1, 0);
    Result result =
        run(
            model.build(),
            List.of(new double[] {1, 0}, new double[] {-2, -1}, new double[] {-1, -1}),
            Settings.DEFAULT,
            Grid.intervals(2));
    assertThat(result.points()).isNotEmpty();
    assertThat(result.points()).allSatisfy(p -> assertThat(p.x()[1]).isCloseTo(1, within(1e-7)));
  }

  @Test
  void aModelWithoutSolutionsHasAnEmptyFrontAndSaysWhy() {
    LinearModel.Builder model = LinearModel.builder("none");
    model.column("x", 0, 1, 0);
    model.entry(model.row("r", 2, 3), 0, 1);
    Result result =
        run(
            model.build(),
            List.of(new double[] {1}, new double[] {-1}),
            Settings.DEFAULT,
            Grid.intervals(2));
    assertThat(result.points()).isEmpty();
    assertThat(result.because()).contains("no plan");
  }

  @Test
  void whenTimeIsUpThePointsSoFarAreGiven() {
    Scalars fourAnswers =
        new Scalars() {
          private int asked;

          @Override
          public int aims() {
            return 2;
          }

          @Override
          public Optional<Found> solve(Scalar question) {
            if (++asked > 4) {
              throw new Interrupted("the time limit was reached");
            }
            return Optional.of(new Found(new double[] {asked, 10 - asked}, new double[0], 0));
          }
        };
    Result result =
        new EpsilonConstraint(fourAnswers, Settings.DEFAULT, count -> {}).run(Grid.intervals(3));
    assertThat(result.because()).contains("time limit");
    assertThat(result.points()).hasSize(2);
  }
}
