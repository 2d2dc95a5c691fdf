package org.looptwin.coordinate.markov.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.coordinate.api.DecisionAnswer;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.api.ProcessBuilder;
import org.looptwin.coordinate.markov.Oracle;

class OraclesTest {
  private static DecisionAnswer solve(DecisionProcess process, DecisionMethod method)
      throws NoValueException {
    return new ExactSolver().solve(process, DecisionQuestion.of(method));
  }

  private static void holds(DecisionAnswer answer, double[] expected, double tolerance) {
    double worst = 0;
    for (int s = 0; s < expected.length; s++) {
      assertThat(answer.v()[s]).as("v[%d]", s).isCloseTo(expected[s], within(tolerance));
      worst = Math.max(worst, Math.abs(answer.v()[s] - expected[s]));
    }
    assertThat(answer.bound()).isBetween(0.0, 1e-9);
    assertThat(worst).as("error within the bound told").isLessThan(answer.bound() + 1e-10);
  }

  private static DecisionProcess puterman(Oracle oracle) {
    ProcessBuilder builder = new ProcessBuilder(2, oracle.gamma());
    for (JsonNode row : oracle.given().get("transitions")) {
      builder.transition(
          row.get(0).asInt(), row.get(1).asInt(), row.get(2).asInt(), row.get(3).asDouble());
    }
    for (JsonNode row : oracle.given().get("rewards")) {
      builder.reward(row.get(0).asInt(), row.get(1).asInt(), row.get(2).asDouble());
    }
    return builder.build();
  }

  @ParameterizedTest
  @EnumSource(names = {"VI", "GS", "MPI", "PI"})
  void putermansTwoStatesByEveryMethod(DecisionMethod method) throws NoValueException {
    Oracle oracle = Oracle.read("mdp-01-puterman-2state");
    DecisionAnswer answer = solve(puterman(oracle), method);
    holds(answer, Oracle.numbers(oracle.expected().get("v")), 1e-9);
    assertThat(answer.policy()).containsExactly(0, 0);
  }

  @Test
  void aToleranceIsKeptAndNoMoreIsClaimed() throws NoValueException {
    DecisionProcess process = puterman(Oracle.read("mdp-01-puterman-2state"));
    DecisionAnswer answer =
        new ExactSolver().solve(process, DecisionQuestion.of(DecisionMethod.VI).within(0.005));
    assertThat(answer.v()[0]).isCloseTo(-8.57142857142855, within(0.005));
    assertThat(answer.bound()).isLessThanOrEqualTo(0.005);
  }

  /** Values of a million cannot be told within 1e-12; the search ends and says what it knows. */
  @ParameterizedTest
  @EnumSource(names = {"VI", "GS", "MPI"})
  void aToleranceBelowRoundingEndsWithTheErrorThatIsLeft(DecisionMethod method)
      throws NoValueException {
    DecisionProcess process = puterman(Oracle.read("mdp-01-puterman-2state"));
    double[] large = java.util.Arrays.stream(process.reward()).map(r -> 1e6 / 3 * r).toArray();
    DecisionAnswer answer =
        new ExactSolver().solve(process.rewarded(large), DecisionQuestion.of(method).within(1e-12));
    assertThat(answer.v()[1]).isCloseTo(-20e6 / 3, within(1e-6));
    assertThat(answer.bound()).isBetween(1e-12, 1e-5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mdp-03-forest3-g090", "mdp-04-forest3-g096", "mdp-06-small-g090"})
  void toolboxExamplesByEveryMethod(String id) throws NoValueException {
    Oracle oracle = Oracle.read(id);
    double[] v = Oracle.numbers(oracle.expected().get("v"));
    for (DecisionMethod method :
        new DecisionMethod[] {
          DecisionMethod.VI, DecisionMethod.GS, DecisionMethod.MPI, DecisionMethod.PI
        }) {
      DecisionAnswer answer = solve(oracle.tables(), method);
      holds(answer, v, 1e-9);
      assertThat(answer.policy())
          .containsExactly(
              Arrays.stream(Oracle.numbers(oracle.expected().get("policy")))
                  .mapToInt(a -> (int) a)
                  .toArray());
    }
  }

  @Test
  void averageRewardIsTheExactGain() throws NoValueException {
    Oracle oracle = Oracle.read("mdp-06-small-g090");
    DecisionQuestion question = DecisionQuestion.of(DecisionMethod.VI).averaged();
    assertThat(new ExactSolver().solve(oracle.tables(), question).gain())
        .isCloseTo(oracle.expected().get("average_reward").asDouble(), within(1e-9));
    Oracle forest = Oracle.read("mdp-03-forest3-g090");
    assertThat(new ExactSolver().solve(forest.tables(), question).gain())
        .isCloseTo(forest.expected().get("average_reward_of_policy").asDouble(), within(1e-9));
  }

  @Test
  void inventoryByBackwardInduction() throws NoValueException {
    Oracle oracle = Oracle.read("mdp-02-puterman-inventory-fh");
    double[][] q = Oracle.matrix(oracle.given().get("Q"));
    ProcessBuilder builder = new ProcessBuilder(4, 1);
    for (int k = 0; k < q.length; k++) {
      int s = oracle.given().get("s").get(k).asInt();
      int a = oracle.given().get("a").get(k).asInt();
      builder.reward(s, a, oracle.given().get("R").get(k).asDouble());
      for (int to = 0; to < 4; to++) {
        if (q[k][to] > 0) {
          builder.transition(s, a, to, q[k][to]);
        }
      }
    }
    DecisionAnswer answer =
        new ExactSolver().solve(builder.build(), DecisionQuestion.of(DecisionMethod.VI).over(3));
    double[][] v = Oracle.matrix(oracle.expected().get("v"));
    for (int t = 0; t < 4; t++) {
      assertThat(answer.stageV()[t]).containsExactly(v[t], within(1e-12));
    }
    assertThat(answer.stagePolicy())
        .isDeepEqualTo(new int[][] {{3, 0, 0, 0}, {2, 0, 0, 0}, {0, 0, 0, 0}});
  }

  @Test
  void forestOverThreePeriods() throws NoValueException {
    Oracle oracle = Oracle.read("mdp-08-forest3-finite");
    DecisionAnswer answer =
        new ExactSolver().solve(oracle.tables(), DecisionQuestion.of(DecisionMethod.PI).over(3));
    double[][] columns = Oracle.matrix(oracle.expected().get("V_columns_by_stage"));
    double[][] policy = Oracle.matrix(oracle.expected().get("policy"));
    for (int s = 0; s < 3; s++) {
      for (int t = 0; t < 4; t++) {
        assertThat(answer.stageV()[t][s]).isCloseTo(columns[s][t], within(1e-10));
        if (t < 3) {
          assertThat(answer.stagePolicy()[t][s]).isEqualTo((int) policy[s][t]);
        }
      }
    }
  }

  @Test
  void frozenLakeDiscountedEndlessAndWithinAHundredSteps() throws NoValueException {
    Oracle oracle = Oracle.read("mdp-09-frozenlake4");
    String[] map = {"SFFF", "FHFH", "FFFH", "HFFG"};
    for (DecisionMethod method : new DecisionMethod[] {DecisionMethod.VI, DecisionMethod.PI}) {
      DecisionAnswer answer = solve(Textbook.lake(map, 0.99, true), method);
      holds(answer, Oracle.numbers(oracle.expected().get("v_gamma099")), 1e-8);
    }
    DecisionProcess endless = Textbook.lake(map, 1, true);
    assertThat(solve(endless, DecisionMethod.VI).v()[0]).isCloseTo(14.0 / 17, within(1e-9));
    assertThat(
            new ExactSolver()
                .solve(endless, DecisionQuestion.of(DecisionMethod.VI).over(100))
                .v()[0])
        .isCloseTo(
            oracle.expected().get("success_prob_time_limited_optimal").asDouble(), within(1e-8));
    Oracle dry = Oracle.read("mdp-11-frozenlake4-det");
    holds(
        solve(Textbook.lake(map, 0.9, false), DecisionMethod.VI),
        Oracle.numbers(dry.expected().get("v")),
        1e-10);
  }

  @ParameterizedTest
  @EnumSource(names = {"VI", "PI"})
  void theCliffWithoutDiscount(DecisionMethod method) throws NoValueException {
    Oracle oracle = Oracle.read("mdp-12-cliffwalking");
    holds(solve(Textbook.cliff(), method), Oracle.numbers(oracle.expected().get("v")), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void theGamblerAlsoWhereStakingNothingLooksAsGood(int leastStake) throws NoValueException {
    Oracle oracle = Oracle.read("mdp-14-gambler");
    double[] v = Oracle.numbers(oracle.expected().get("v"));
    v[100] = 0; // the goal itself is worth nothing more; its reward is for entering
    DecisionAnswer answer = solve(Textbook.gambler(0.4, leastStake), DecisionMethod.VI);
    holds(answer, v, 1e-9);
    assertThat(answer.policy()[50]).isEqualTo(50);
  }

  @Test
  void theGridByChanceAndAtBest() throws NoValueException {
    Oracle oracle = Oracle.read("mdp-15-gridworld5");
    DecisionProcess grid = Textbook.grid();
    double[] quarter = new double[grid.pairs()];
    Arrays.fill(quarter, 0.25);
    double[] random = Chain.of(grid, quarter).values();
    double[] best = solve(grid, DecisionMethod.MPI).v();
    for (int s = 0; s < 25; s++) {
      JsonNode expected = oracle.expected();
      assertThat(random[s])
          .isCloseTo(expected.get("v_random").get(s / 5).get(s % 5).asDouble(), within(1e-5));
      assertThat(best[s])
          .isCloseTo(expected.get("v_opt").get(s / 5).get(s % 5).asDouble(), within(1e-5));
    }
  }

  @Test
  void theWindyGridTakesFifteenSteps() throws NoValueException {
    Oracle oracle = Oracle.read("mdp-17-windy");
    int[] wind =
        Arrays.stream(Oracle.numbers(oracle.given().get("wind"))).mapToInt(k -> (int) k).toArray();
    assertThat(solve(Textbook.windy(wind), DecisionMethod.VI).v()[30])
        .isEqualTo(-oracle.expected().get("optimal_steps").asInt());
  }

  @ParameterizedTest
  @EnumSource(names = {"VI", "PI"})
  void theRandomWalkIsWorthItsChanceToEndAtTheRight(DecisionMethod method) throws NoValueException {
    double[] v = Oracle.numbers(Oracle.read("mdp-18-randomwalk-td").expected().get("v"));
    DecisionAnswer answer = solve(Textbook.walk(v.length), method);
    for (int s = 0; s < v.length; s++) {
      assertThat(answer.v()[s + 1]).isCloseTo(v[s], within(1e-9));
    }
  }

  @Test
  void theStudysAlgorithmAsPrintedAndHowFarOffItIs() throws NoValueException {
    JsonNode cases = Oracle.read("mdp-22-study-d-algorithm1").expected().get("cases");
    String[] ids = {"mdp-06-small-g090", "mdp-03-forest3-g090", "mdp-04-forest3-g096"};
    for (int i = 0; i < ids.length; i++) {
      DecisionAnswer answer = solve(Oracle.read(ids[i]).tables(), DecisionMethod.PAPER);
      assertThat(answer.v()).containsExactly(Oracle.numbers(cases.get(i).get("v")), within(1e-9));
      assertThat(answer.sweeps()).isEqualTo(cases.get(i).get("iterations").asLong());
      assertThat(answer.bound()).isCloseTo(cases.get(i).get("bound").asDouble(), within(1e-9));
    }
  }
}
