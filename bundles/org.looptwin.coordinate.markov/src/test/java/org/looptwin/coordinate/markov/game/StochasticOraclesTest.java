package org.looptwin.coordinate.markov.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.api.ProcessBuilder;
import org.looptwin.coordinate.markov.Oracle;
import org.looptwin.coordinate.markov.exact.ExactSolver;

class StochasticOraclesTest {
  @Test
  void aGameThatGoesOnOnItsDiagonalHasTheClosedFormsValue() {
    Oracle oracle = Oracle.read("sg-02-analytic");
    ProcessBuilder moves = new ProcessBuilder(2, 0.9);
    for (int profile = 0; profile < 4; profile++) {
      moves.transition(0, profile, profile == 0 || profile == 3 ? 0 : 1, 1);
    }
    StochasticGame game =
        new StochasticGame(
            moves.build(),
            new int[][] {{2, 2}, {1, 1}},
            new double[][] {{1, 0, 0, 1}, {-1, 0, 0, -1}});
    ShapleyIteration.Result result = new ShapleyIteration(game, 1e-10).solve();
    assertThat(result.v()[0]).isCloseTo(oracle.expected().get("value").asDouble(), within(1e-8));
    assertThat(result.strategies().get(0).get(0))
        .containsExactly(new double[] {0.5, 0.5}, within(1e-8));
  }

  /** Two walk on a grid of nine to corners across; they bounce off each other. */
  @Test
  void huAndWellmansGridGameIsWonInFourMoves() throws NoValueException {
    StochasticGame game = grid();
    MarkovPerfect.Result team =
        new MarkovPerfect(game, 1e-9, 50).from(Strategies.pure(game, teamPairs(game)));
    int start = 2;
    double expected =
        Oracle.read("sg-03-huwellman-grid1").expected().get("equilibrium_value_start").asDouble();
    assertThat(team.values()[0][start]).isCloseTo(expected, within(1e-6));
    assertThat(team.values()[1][start]).isCloseTo(expected, within(1e-6));
    assertThat(team.exploitability()).isLessThan(1e-8);
  }

  private static int[] teamPairs(StochasticGame game) throws NoValueException {
    DecisionProcess team = game.team();
    int[] policy = new ExactSolver().optimum(team).policy();
    int[] pairs = new int[policy.length];
    for (int s = 0; s < pairs.length; s++) {
      pairs[s] = policy[s] < 0 ? -1 : team.pair(s, policy[s]);
    }
    return pairs;
  }

  /** State 9 a + b; goals 8 for the first (from 0) and 6 for the second (from 2). */
  private static StochasticGame grid() {
    ProcessBuilder moves = new ProcessBuilder(81, 0.99);
    int[][] actions = new int[81][2];
    double[][] reward = new double[2][81 * 16];
    int pair = 0;
    for (int s = 0; s < 81; s++) {
      actions[s] = new int[] {4, 4};
      int a = s / 9;
      int b = s % 9;
      if (a == 8 || b == 6 || a == b) {
        continue;
      }
      for (int profile = 0; profile < 16; profile++) {
        int na = step(a, profile / 4);
        int nb = step(b, profile % 4);
        boolean bump = na == nb || na == b && nb == a;
        reward[0][pair] = bump ? -1 : na == 8 ? 100 : 0;
        reward[1][pair] = bump ? -1 : nb == 6 ? 100 : 0;
        moves.transition(s, profile, bump ? s : 9 * na + nb, 1);
        pair++;
      }
    }
    DecisionProcess joint = moves.build();
    return new StochasticGame(
        joint,
        actions,
        new double[][] {
          java.util.Arrays.copyOf(reward[0], joint.pairs()),
          java.util.Arrays.copyOf(reward[1], joint.pairs())
        });
  }

  private static int step(int at, int way) {
    int row = at / 3 + (way == 0 ? 1 : way == 2 ? -1 : 0);
    int column = at % 3 + (way == 1 ? 1 : way == 3 ? -1 : 0);
    return row < 0 || row > 2 || column < 0 || column > 2 ? at : 3 * row + column;
  }
}
