package org.looptwin.optimise.milp.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.looptwin.optimise.milp.robust.Oracle.FREE;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.ojalgo.OjalgoSolver;

class TangentCutsTest {

  /** Counted in thousandths: a linear solver's 1e-7 a row would show in the flat optimum's x. */
  @ParameterizedTest
  @ValueSource(strings = {"highs", "ojalgo"})
  void thePortfolioReachesTheConicOptimum(String name) {
    JsonNode oracle = Oracle.read("ro-07-ellipsoidal-portfolio");
    double[] mean = Oracle.numbers(oracle.at("/given/mu"));
    double[] sigma = Oracle.numbers(oracle.at("/given/sigma"));
    LinearModel.Builder builder = LinearModel.builder("portfolio");
    int sum = builder.row("sum", 1000, 1000);
    List<Linear> terms = new ArrayList<>();
    for (int j = 0; j < 3; j++) {
      int x = builder.column("x" + j, 0, 1000, -mean[j]);
      builder.entry(sum, x, 1);
      terms.add(Linear.of(x, sigma[j]));
    }
    int tau = builder.column("tau", 0, FREE, 1);
    Norm norm = new Norm("[p]", tau, oracle.at("/given/Omega").asDouble(), terms);
    LinearSolver solver = name.equals("highs") ? Oracle.HIGHS : new OjalgoSolver();
    LinearAnswer answer =
        new TangentCuts(solver, 1e-9)
            .solve(builder.build(), List.of(norm), Oracle.EXACT, Watch.NONE);
    assertThat(-answer.objective() / 1000)
        .isCloseTo(oracle.at("/expected/value").asDouble(), within(1e-7));
    double[] expected = Oracle.numbers(oracle.at("/expected/x"));
    for (int j = 0; j < 3; j++) {
      assertThat(answer.x()[j] / 1000).isCloseTo(expected[j], within(1e-4));
    }
    assertThat(answer.status()).isEqualTo(Status.OPTIMAL);
    assertThat(answer.bound()).isLessThanOrEqualTo(answer.objective() + 1e-6);
    assertThat(answer.x()[tau]).isGreaterThanOrEqualTo(norm.value(answer.x()));
  }

  @Test
  void aRobustHalfSpaceReachesItsClosedForm() {
    JsonNode oracle = Oracle.read("ro-07b-ellipsoid-halfspace");
    LinearModel.Builder builder = LinearModel.builder("half-space");
    int one = builder.column("x1", 0, 10, -1);
    int two = builder.column("x2", 0, 10, -1);
    int tau = builder.column("tau", 0, FREE, 0);
    int row = builder.row("a", -FREE, 1);
    builder.entry(row, one, 1).entry(row, two, 1).entry(row, tau, 1);
    double rho = oracle.at("/given/rho").asDouble();
    Norm norm = new Norm("[a]", tau, rho, List.of(Linear.of(one, 1), Linear.of(two, 1)));
    LinearAnswer answer =
        new TangentCuts(Oracle.HIGHS, 1e-10)
            .solve(builder.build(), List.of(norm), Oracle.EXACT, Watch.NONE);
    assertThat(-answer.bound()).isCloseTo(oracle.at("/expected/value").asDouble(), within(1e-9));
  }

  /**
   * Three binaries, at least two of them; means 1, 1, 1.2 to pay, deviations 3, 4, 1. By trying
   * all: {1,3} costs 2.2 + sqrt 10 = 5.362, {2,3} 2.2 + sqrt 17, {1,2} 2 + 5: without the norm
   * {1,2} would be best.
   */
  @Test
  void wholeNumbersAreChosenWithTheNormInMind() {
    LinearModel.Builder builder = LinearModel.builder("choice");
    double[] cost = {1, 1, 1.2};
    double[] deviation = {3, 4, 1};
    int least = builder.row("two", 2, FREE);
    List<Linear> terms = new ArrayList<>();
    for (int j = 0; j < 3; j++) {
      int x = builder.integerColumn("x" + j, 0, 1, cost[j]);
      builder.entry(least, x, 1);
      terms.add(Linear.of(x, deviation[j]));
    }
    int tau = builder.column("tau", 0, FREE, 1);
    LinearModel model = builder.build();
    List<Norm> norms = List.of(new Norm("[c]", tau, 1, terms));
    TangentCuts cuts = new TangentCuts(Oracle.HIGHS);
    LinearAnswer answer = cuts.solve(model, norms, Oracle.EXACT, Watch.NONE);
    LinearModel rowsAlone = cuts.outer(model, norms, Oracle.EXACT, Watch.NONE);
    assertThat(Oracle.HIGHS.solve(rowsAlone, Oracle.EXACT, Watch.NONE).objective())
        .as("the last cuts say it all")
        .isCloseTo(2.2 + Math.sqrt(10), within(1e-5));
    assertThat(rowsAlone.hasIntegers()).isTrue();
    assertThat(answer.objective()).isCloseTo(2.2 + Math.sqrt(10), within(1e-6));
    assertThat(answer.x()[0]).isCloseTo(1, within(1e-9));
    assertThat(answer.x()[2]).isCloseTo(1, within(1e-9));
    assertThat(answer.bound()).isCloseTo(answer.objective(), within(1e-5));
  }

  @Test
  void withoutNormsTheSolversOwnAnswerIsGiven() {
    LinearModel.Builder builder = LinearModel.builder("plain");
    builder.column("x", 2, 5, 3);
    LinearAnswer answer =
        new TangentCuts(Oracle.HIGHS).solve(builder.build(), List.of(), Oracle.EXACT, Watch.NONE);
    assertThat(answer.objective()).isCloseTo(6, within(1e-9));
  }
}
