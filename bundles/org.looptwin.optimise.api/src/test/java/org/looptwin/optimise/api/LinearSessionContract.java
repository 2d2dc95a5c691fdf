package org.looptwin.optimise.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.looptwin.optimise.api.LinearSolverContract.EXACT;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearSolver.Session;

/** What every {@link LinearSolver.Session} must do. A provider's whole test is the one override. */
public abstract class LinearSessionContract {

  protected abstract LinearSolver solver();

  private static LinearAnswer solve(Session session) {
    return session.solve(EXACT, Watch.NONE);
  }

  @Test
  void followsEveryKindOfChangeAndTakesThemBack() {
    // Wyndor: (2, 6) = 36
    try (Session session = solver().open(SampleModels.wyndor())) {
      assertThat(solve(session).objective()).isCloseTo(-36, within(1e-7));
      session.mark();
      session.cost(0, -9); // steeper than plant 3: (4, 3) = 36 + 15
      assertThat(solve(session).objective()).isCloseTo(-51, within(1e-7));
      session.bounds(1, 5, 5); // windows 5, doors 8/3
      assertThat(solve(session).objective()).isCloseTo(-49, within(1e-7));
      session.rowBounds(2, Double.NEGATIVE_INFINITY, 16); // doors 2
      assertThat(solve(session).objective()).isCloseTo(-43, within(1e-7));
      session.coefficient(2, 0, 2); // doors 3
      assertThat(solve(session).objective()).isCloseTo(-52, within(1e-7));
      session.coefficient(0, 1, 0.2); // a new entry: doors + 0.2 * 5 <= 4: doors 3 still
      session.coefficient(0, 0, 2); // 2 doors + 1 <= 4: doors 1.5
      assertThat(solve(session).objective()).isCloseTo(-38.5, within(1e-7));
      session.reset();
      LinearAnswer answer = solve(session);
      assertThat(answer.x()).containsExactly(new double[] {2, 6}, within(1e-7));
      assertThat(answer.rowDuals()).containsExactly(new double[] {0, -1.5, -1}, within(1e-7));
    }
  }

  @Test
  void solvesOnAfterAnInfeasibleChange() {
    try (Session session = solver().open(SampleModels.wyndor())) {
      session.mark();
      session.rowBounds(2, 19, Double.POSITIVE_INFINITY);
      session.bounds(0, 0, 1);
      session.bounds(1, 0, 6);
      assertThat(solve(session).status()).isEqualTo(Status.INFEASIBLE);
      session.reset();
      assertThat(solve(session).objective()).isCloseTo(-36, within(1e-7));
    }
  }

  @Test
  void relaxesIntegers() {
    // all of the first two and 2/3 of the third: 60 + 100 + 80
    try (Session session = solver().open(SampleModels.knapsack())) {
      LinearAnswer answer = solve(session);
      assertThat(answer.status()).isEqualTo(Status.OPTIMAL);
      assertThat(answer.objective()).isCloseTo(-240, within(1e-7));
      assertThat(answer.rowDuals()).containsExactly(new double[] {-4}, within(1e-7));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void givesTheObjectiveThatAColdSolveGives(long seed) {
    LinearModel model = SampleModels.transport(6, 12, seed);
    ModelChanges changes = new ModelChanges(model);
    Random random = new Random(seed);
    try (Session session = solver().open(model)) {
      solve(session);
      session.mark();
      for (int round = 0; round < 6; round++) {
        int column = random.nextInt(model.columns());
        double cost = 1 + random.nextInt(60);
        double least = random.nextInt(3);
        session.cost(column, cost);
        changes.cost(column, cost);
        session.bounds(column, least, least + 40);
        changes.bounds(column, least, least + 40);
        int row = 6 + random.nextInt(12);
        double demand = 5 + random.nextInt(100);
        session.rowBounds(row, demand, demand);
        changes.rowBounds(row, demand, demand);
        LinearAnswer warm = solve(session);
        LinearAnswer cold = solver().solve(changes.model(), EXACT, Watch.NONE);
        assertThat(warm.status()).isEqualTo(cold.status());
        if (cold.status() == Status.OPTIMAL) {
          assertThat(warm.objective()).isCloseTo(cold.objective(), within(1e-6));
          DualProof.holds(changes.model(), warm, 1e-6);
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void answersAfterAResetBitByBitAsIfItHadNeverBeenUsed(long seed) {
    LinearModel model = SampleModels.transport(8, 25, seed);
    try (Session used = solver().open(model);
        Session fresh = solver().open(model)) {
      solve(used);
      used.mark();
      solve(fresh);
      fresh.mark();
      Random random = new Random(seed);
      for (int round = 0; round < 5; round++) {
        disturb(used, model, random);
        solve(used);
        if (round == 2) {
          used.reset();
        }
      }
      used.reset();
      fresh.reset();
      for (int step = 0; step < 3; step++) {
        disturb(used, model, new Random(100 + step));
        disturb(fresh, model, new Random(100 + step));
        LinearAnswer one = solve(used);
        LinearAnswer other = solve(fresh);
        assertThat(one.status()).isEqualTo(other.status()).isEqualTo(Status.OPTIMAL);
        assertThat(one.x()).containsExactly(other.x());
        assertThat(one.rowDuals()).containsExactly(other.rowDuals());
        assertThat(one.reducedCosts()).containsExactly(other.reducedCosts());
      }
    }
  }

  /** Changes that leave the transport feasible: costs, a little less demand, a coefficient. */
  private static void disturb(Session session, LinearModel model, Random random) {
    for (int k = 0; k < 10; k++) {
      session.cost(random.nextInt(model.columns()), 1 + 50 * random.nextDouble());
    }
    int row = model.rows() - 1 - random.nextInt(20);
    session.rowBounds(row, 5 + random.nextDouble(), Double.POSITIVE_INFINITY);
    int entry = model.rowStart(row);
    session.coefficient(row, model.entryColumn(entry), 1 + 0.1 * random.nextDouble());
    session.coefficient(row, model.entryColumn(model.rowStart(row - 1)), random.nextDouble());
  }
}
