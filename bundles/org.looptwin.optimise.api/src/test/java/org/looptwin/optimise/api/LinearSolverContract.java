package org.looptwin.optimise.api;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.optimise.api.LinearAnswer.Status;

/** What every {@link LinearSolver} must do. A provider's whole test is the one override. */
public abstract class LinearSolverContract {
  protected static final Budget EXACT = new Budget(Duration.ofMinutes(1), 0, 1);

  protected abstract LinearSolver solver();

  private LinearAnswer solve(LinearModel model) {
    return solver().solve(model, EXACT, Watch.NONE);
  }

  @Test
  void saysWhoItIs() {
    assertThat(solver().name()).matches("[a-z0-9]+");
    assertThat(solver().version()).matches("\\d+(\\.\\d+)+");
    assertThat(solver().practicalIntegers()).isPositive();
  }

  @Test
  void findsTheTextbookOptimumAndWhatAFurtherHourIsWorth() {
    LinearAnswer answer = solve(SampleModels.wyndor());
    assertThat(answer.status()).isEqualTo(Status.OPTIMAL);
    assertThat(answer.x()).containsExactly(new double[] {2, 6}, within(1e-7));
    assertThat(answer.objective()).isCloseTo(-36, within(1e-7));
    assertThat(answer.bound()).isCloseTo(-36, within(1e-7));
    assertThat(answer.rowDuals()).containsExactly(new double[] {0, -1.5, -1}, within(1e-7));
    assertThat(answer.reducedCosts()).containsExactly(new double[] {0, 0}, within(1e-7));
    assertThat(answer.seconds()).isNotNegative();
  }

  @Test
  void givesDualsOfDemandsAsPositiveAndOfHelpfulUpperBoundsAsNegative() {
    // 2 x + 3 y, x + y >= 10, x <= 6: (6, 4); one more unit costs 3, one more x saves 1
    LinearModel.Builder model = LinearModel.builder("demand");
    int demand = model.row("demand", 10, POSITIVE_INFINITY);
    model.entry(demand, model.column("x", 0, 6, 2), 1);
    model.entry(demand, model.column("y", 0, POSITIVE_INFINITY, 3), 1);
    LinearAnswer answer = solve(model.build());
    assertThat(answer.objective()).isCloseTo(24, within(1e-7));
    assertThat(answer.rowDuals()).containsExactly(new double[] {3}, within(1e-7));
    assertThat(answer.reducedCosts()).containsExactly(new double[] {-1, 0}, within(1e-7));
  }

  @Test
  void handlesFreeFixedBoxedColumnsAndRanges() {
    LinearAnswer answer = solve(SampleModels.everyKindOfBound());
    assertThat(answer.status()).isEqualTo(Status.OPTIMAL);
    assertThat(answer.x()).containsExactly(new double[] {-1, -4, -4, 2}, within(1e-7));
    assertThat(answer.objective()).isCloseTo(9, within(1e-7));
    DualProof.holds(SampleModels.everyKindOfBound(), answer, 1e-7);
  }

  @Test
  void solvesAModelThatHasOnlyBounds() {
    LinearModel.Builder model = LinearModel.builder("box");
    model.column("x", 1, 3, 1);
    model.column("y", 0, 7, -1);
    LinearAnswer answer = solve(model.build());
    assertThat(answer.status()).isEqualTo(Status.OPTIMAL);
    assertThat(answer.x()).containsExactly(1, 7);
  }

  @Test
  void findsTheBestKnapsackNotTheGreedyOne() {
    LinearAnswer answer = solve(SampleModels.knapsack());
    assertThat(answer.status()).isEqualTo(Status.OPTIMAL);
    assertThat(answer.objective()).isCloseTo(-220, within(1e-6));
    assertThat(answer.x()).containsExactly(new double[] {0, 1, 1}, within(1e-6));
    assertThat(answer.bound()).isCloseTo(-220, within(1e-3));
    assertThat(answer.rowDuals()).isNull();
    assertThat(answer.reducedCosts()).isNull();
  }

  @Test
  void opensTheTwoSmallSitesAndNotTheCheapestToRun() {
    LinearAnswer answer = solve(SampleModels.fixedCharge());
    assertThat(answer.status()).isEqualTo(Status.OPTIMAL);
    assertThat(answer.objective()).isCloseTo(41, within(1e-6));
  }

  @Test
  void roundsIntegersWithinTheirBounds() {
    LinearModel.Builder model = LinearModel.builder("whole");
    model.integerColumn("x", -2.5, 9, 1);
    LinearAnswer answer = solve(model.build());
    assertThat(answer.x()).containsExactly(-2);
  }

  @Test
  void saysThatNoSolutionExists() {
    LinearModel.Builder model = LinearModel.builder("too little");
    int demand = model.row("demand", 10, POSITIVE_INFINITY);
    model.entry(demand, model.column("x", 0, 4, 1), 1);
    model.entry(demand, model.column("y", 0, 4, 1), 1);
    LinearAnswer answer = solve(model.build());
    assertThat(answer.status()).isEqualTo(Status.INFEASIBLE);
    assertThat(answer.hasSolution()).isFalse();
  }

  @Test
  void saysThatNoWholeSolutionExists() {
    LinearModel.Builder model = LinearModel.builder("odd");
    int odd = model.row("odd", 3, 3);
    model.entry(odd, model.integerColumn("x", 0, 10, 1), 2);
    model.entry(odd, model.integerColumn("y", 0, 10, 1), 2);
    assertThat(solve(model.build()).status()).isEqualTo(Status.INFEASIBLE);
  }

  @ParameterizedTest(name = "integers: {0}")
  @ValueSource(booleans = {false, true})
  void saysThatNothingLimitsTheObjective(boolean whole) {
    LinearModel.Builder model = LinearModel.builder("endless");
    int x =
        whole
            ? model.integerColumn("x", 0, POSITIVE_INFINITY, -1)
            : model.column("x", 0, POSITIVE_INFINITY, -1);
    int y = model.column("y", 0, POSITIVE_INFINITY, 0);
    model.entry(model.row("keep up", NEGATIVE_INFINITY, 1), x, 1).entry(0, y, -1);
    assertThat(solve(model.build()).status()).isEqualTo(Status.UNBOUNDED);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void provesTransportPlansByTheirDuals(long seed) {
    LinearModel model = SampleModels.transport(6, 15, seed);
    LinearAnswer answer = solve(model);
    assertThat(answer.status()).isEqualTo(Status.OPTIMAL);
    DualProof.holds(model, answer, 1e-6);
  }

  @Test
  void provesALargerTransportPlanByItsDuals() {
    LinearModel model = SampleModels.transport(40, 30, 21);
    LinearAnswer answer = solve(model);
    assertThat(answer.status()).isEqualTo(Status.OPTIMAL);
    DualProof.holds(model, answer, 1e-6);
  }

  @Test
  void givesTheDualOfAnEqualityItsSign() {
    // x - y = 4, costs 1 and 1: a unit more costs 1; -x + y = 4 the other way round
    for (double sign : new double[] {1, -1}) {
      LinearModel.Builder model = LinearModel.builder("equality");
      int row = model.row("difference", 4, 4);
      model.entry(row, model.column("x", 0, POSITIVE_INFINITY, 1), sign);
      model.entry(row, model.column("y", 0, 100, 2), -sign);
      model.entry(model.row("idle", 0, 1000), 0, 1);
      LinearAnswer answer = solve(model.build());
      assertThat(answer.objective()).isCloseTo(sign > 0 ? 4 : 8, within(1e-7));
      assertThat(answer.rowDuals())
          .containsExactly(new double[] {sign > 0 ? 1 : 2, 0}, within(1e-7));
    }
  }

  @Test
  void answersForAModelWithoutColumns() {
    LinearModel.Builder model = LinearModel.builder("empty");
    assertThat(solve(model.build()).objective()).isZero();
    model.row("something", 1, 2);
    assertThat(solve(model.build()).status()).isEqualTo(Status.INFEASIBLE);
  }

  @Test
  void solvesAModelThatIsFixedAltogether() {
    LinearModel.Builder model = LinearModel.builder("fixed");
    model.entry(model.row("sum", 4, 6), model.column("x", 2, 2, 3), 1);
    model.entry(0, model.column("y", 3, 3, 1), 1);
    assertThat(solve(model.build()).objective()).isEqualTo(9);
    model.row("nothing", 1, 2);
    assertThat(solve(model.build()).status()).isEqualTo(Status.INFEASIBLE);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void findsWhatTryingEverythingFinds(long seed) {
    LinearModel model = SampleModels.assortment(seed);
    LinearAnswer answer = solve(model);
    assertThat(answer.status()).isEqualTo(Status.OPTIMAL);
    assertThat(answer.objective()).isCloseTo(SampleModels.bestByTrying(model), within(1e-6));
    assertThat(answer.bound()).isLessThanOrEqualTo(answer.objective());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void keepsTheGapItClaims(long seed) {
    LinearModel model = SampleModels.assortment(seed);
    double best = SampleModels.bestByTrying(model);
    Budget rough = new Budget(Duration.ofMinutes(1), 0.2, 1);
    LinearAnswer answer = solver().solve(model, rough, Watch.NONE);
    assertThat(answer.status()).isIn(Status.OPTIMAL, Status.WITHIN_GAP);
    assertThat(answer.gap()).isBetween(0.0, 0.2);
    assertThat(answer.bound()).isLessThanOrEqualTo(best + 1e-6);
    assertThat(answer.objective()).isGreaterThanOrEqualTo(best - 1e-6);
  }

  @Test
  void givesTheSameBitsAgain() {
    LinearModel model = SampleModels.transport(8, 20, 4);
    LinearAnswer once = solve(model);
    LinearAnswer again = solve(model);
    assertThat(again.x()).containsExactly(once.x());
    assertThat(again.rowDuals()).containsExactly(once.rowDuals());
  }

  @Test
  void doesNotStartWhenCancelledBefore() {
    Watch cancelled = cancelAfter(0);
    assertThat(solver().solve(SampleModels.wyndor(), EXACT, cancelled).status())
        .isEqualTo(Status.CANCELLED);
  }

  @Test
  void endsALongSolveWhenTheWatchCancels() {
    LinearAnswer answer = solver().solve(SampleModels.marketSplit(1), EXACT, cancelAfter(3));
    assertThat(answer.status()).isEqualTo(Status.CANCELLED);
    holds(SampleModels.marketSplit(1), answer);
  }

  @Test
  void endsALongSolveWhenItsTimeIsOverAndClaimsNoMoreThanItProved() {
    Budget brief = new Budget(Duration.ofMillis(400), 0, 1);
    LinearAnswer answer = solver().solve(SampleModels.marketSplit(2), brief, Watch.NONE);
    assertThat(answer.status()).isEqualTo(Status.TIME_LIMIT);
    holds(SampleModels.marketSplit(2), answer);
    assertThat(answer.gap()).isNotEqualTo(0.0);
  }

  private static void holds(LinearModel model, LinearAnswer answer) {
    if (answer.hasSolution()) {
      assertThat(new Recheck(1e-6).violations(model, answer.x())).isEmpty();
      assertThat(answer.objective()).isEqualTo(model.objective(answer.x()));
    }
  }

  /** Cancels at the question after {@code questions}. */
  protected static Watch cancelAfter(int questions) {
    AtomicInteger left = new AtomicInteger(questions);
    return new Watch() {
      @Override
      public boolean cancelled() {
        return left.getAndDecrement() <= 0;
      }
    };
  }
}
