package org.looptwin.coordinate.markov.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.coordinate.api.GameAnswer.Correlated;
import org.looptwin.coordinate.api.GameAnswer.Dynamics;
import org.looptwin.coordinate.api.GameAnswer.Equilibrium;
import org.looptwin.coordinate.api.MatrixGame;
import org.looptwin.coordinate.markov.Oracle;
import org.looptwin.optimise.ojalgo.OjalgoSolver;

class MatrixOraclesTest {
  private static MatrixGame game(Oracle oracle) {
    return MatrixGame.of(
        Oracle.matrix(oracle.given().get("A")), Oracle.matrix(oracle.given().get("B")));
  }

  private static boolean near(double[] one, double[] other) {
    return Payoffs.distance(one, other) < 1e-8;
  }

  private static void sameSet(List<Equilibrium> found, JsonNode expected) {
    assertThat(found).hasSize(expected.size());
    for (JsonNode one : expected) {
      double[] x = Oracle.numbers(one.get("x"));
      double[] y = Oracle.numbers(one.get("y"));
      assertThat(found)
          .as("%s", one)
          .anySatisfy(
              got -> {
                assertThat(near(got.strategies().get(0), x)).isTrue();
                assertThat(near(got.strategies().get(1), y)).isTrue();
                assertThat(got.payoffs()[0])
                    .isCloseTo(one.get("payoff_row").asDouble(), within(1e-7));
                assertThat(got.payoffs()[1])
                    .isCloseTo(one.get("payoff_col").asDouble(), within(1e-7));
                assertThat(got.exploitability()).isLessThan(1e-8);
              });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "game-01-vonstengel-3x2",
        "game-06-coord3",
        "game-06-coord4",
        "game-07-rps",
        "game-09-bos",
        "game-10-shapley-fig2"
      })
  void allEquilibriaByCornersAndBySupports(String id) {
    Oracle oracle = Oracle.read(id);
    sameSet(new ExtremeEquilibria(game(oracle)).all(), oracle.expected().get("equilibria"));
    sameSet(new SupportEnumeration(game(oracle)).all(), oracle.expected().get("equilibria"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "game-01-vonstengel-3x2",
        "game-02-vonstengel-degenerate",
        "game-06-coord4",
        "game-07-rps",
        "game-10-shapley-fig2"
      })
  void everyLabelLeadsToAnEquilibrium(String id) {
    LemkeHowson paths = new LemkeHowson(game(Oracle.read(id)));
    for (int label = 0; label < paths.labels(); label++) {
      assertThat(paths.from(label)).as("label %d", label).isPresent();
    }
  }

  @Test
  void lemkeHowsonEndsWhereThePaperSays() {
    Oracle oracle = Oracle.read("game-01-vonstengel-3x2");
    JsonNode ends = oracle.expected().get("lemke_howson");
    for (int label = 0; label < 2; label++) {
      Equilibrium end = new LemkeHowson(game(oracle)).from(label).orElseThrow();
      JsonNode expected = ends.get("label" + label);
      assertThat(near(end.strategies().get(0), Oracle.numbers(expected.get("x")))).isTrue();
      assertThat(near(end.strategies().get(1), Oracle.numbers(expected.get("y")))).isTrue();
    }
  }

  @Test
  void aDegenerateGameHasThreeExtremeEquilibria() {
    Oracle oracle = Oracle.read("game-02-vonstengel-degenerate");
    List<Equilibrium> found = new ExtremeEquilibria(game(oracle)).all();
    JsonNode expected = oracle.expected().get("extreme_equilibria");
    assertThat(found).hasSize(expected.size());
    for (JsonNode one : expected) {
      assertThat(found)
          .anyMatch(
              got ->
                  near(got.strategies().get(0), Oracle.numbers(one.get(0)))
                      && near(got.strategies().get(1), Oracle.numbers(one.get(1))));
    }
    Equilibrium end = new LemkeHowson(game(oracle)).from(0).orElseThrow();
    JsonNode label0 = oracle.expected().get("lemke_howson_label0");
    assertThat(near(end.strategies().get(0), Oracle.numbers(label0.get(0)))).isTrue();
    assertThat(near(end.strategies().get(1), Oracle.numbers(label0.get(1)))).isTrue();
  }

  @Test
  void aZeroSumGameHasItsValue() {
    Oracle oracle = Oracle.read("game-08-minmax-rps4");
    double[][] a = Oracle.matrix(oracle.given().get("A"));
    double[][] b = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      b[i] = Arrays.stream(a[i]).map(one -> -one).toArray();
    }
    MatrixGame game = MatrixGame.of(a, b);
    List<double[]> both = ShapleyIteration.solved(game);
    assertThat(game.value(0, both)).isCloseTo(0, within(1e-9));
    assertThat(both.get(0))
        .containsExactly(Oracle.numbers(oracle.expected().get("x")), within(1e-9));
    assertThat(both.get(1))
        .containsExactly(Oracle.numbers(oracle.expected().get("y")), within(1e-9));
  }

  @Test
  void pureEquilibriaOfTwoAndOfFourPlayers() {
    Oracle oracle = Oracle.read("game-11-pure-nash");
    for (String name : List.of("matching_pennies", "prisoners", "bos")) {
      JsonNode cells = oracle.given().get(name);
      double[][] payoff = new double[2][4];
      for (int k = 0; k < 4; k++) {
        payoff[0][k] = cells.get(k / 2).get(k % 2).get(0).asDouble();
        payoff[1][k] = cells.get(k / 2).get(k % 2).get(1).asDouble();
      }
      double[][] expected = Oracle.matrix(oracle.expected().get(name));
      assertThat(new PureEquilibria(new MatrixGame(new int[] {2, 2}, payoff)).all())
          .extracting(one -> List.of((double) one[0], (double) one[1]))
          .containsExactlyElementsOf(
              Arrays.stream(expected).map(one -> List.of(one[0], one[1])).toList());
    }
    double[][] unanimity = new double[4][16];
    for (double[] own : unanimity) {
      own[0] = 1;
      own[15] = 2;
    }
    assertThat(new PureEquilibria(new MatrixGame(new int[] {2, 2, 2, 2}, unanimity)).all())
        .hasSize(oracle.expected().get("unanimity_4p_count").asInt());
  }

  @Test
  void chickensCorrelatedEquilibriaOfMostAndLeastWelfare() {
    Oracle oracle = Oracle.read("game-15-ce-chicken");
    CorrelatedEquilibrium advice = new CorrelatedEquilibrium(game(oracle), new OjalgoSolver());
    Correlated most = advice.best(1);
    assertThat(most.welfare()).isCloseTo(10.5, within(1e-8));
    assertThat(most.distribution())
        .containsExactly(new double[] {0.5, 0.25, 0.25, 0}, within(1e-8));
    assertThat(most.exploitability()).isLessThan(1e-9);
    assertThat(advice.best(-1).welfare())
        .isCloseTo(oracle.expected().get("min_welfare").asDouble(), within(1e-8));
  }

  @Test
  void whatARepeatedPrisonersDilemmaCanPay() {
    Oracle oracle = Oracle.read("game-12-abreu-sannikov");
    double[][] payoff = new double[2][4];
    for (int k = 0; k < 4; k++) {
      JsonNode cell = oracle.given().get("bimatrix").get(k / 2).get(k % 2);
      payoff[0][k] = cell.get(0).asDouble();
      payoff[1][k] = cell.get(1).asDouble();
    }
    List<double[]> found =
        new RepeatedGame(new MatrixGame(new int[] {2, 2}, payoff), 0.9).vertices();
    double[][] expected = Oracle.matrix(oracle.expected().get("vertices"));
    assertThat(found).hasSize(expected.length);
    for (double[] corner : expected) {
      assertThat(found).anyMatch(one -> Payoffs.distance(one, corner) < 1e-5);
    }
  }

  @Test
  void bestResponsesCircleInPenniesAndFictitiousPlayFindsTheMix() {
    MatrixGame pennies =
        MatrixGame.of(new double[][] {{1, -1}, {-1, 1}}, new double[][] {{-1, 1}, {1, -1}});
    Dynamics turns = new Play(pennies).bestResponses(100);
    assertThat(turns.cycle()).isGreaterThan(1);
    assertThat(turns.end().exploitability()).isEqualTo(2);
    Dynamics averages = new Play(pennies).fictitious(20_000);
    assertThat(averages.end().exploitability()).isLessThan(0.02);
    Dynamics rest = new Play(game(Oracle.read("game-09-bos"))).bestResponses(100);
    assertThat(rest.cycle()).isEqualTo(1);
    assertThat(rest.end().exploitability()).isZero();
  }
}
