package org.looptwin.coordinate.markov.game;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.looptwin.coordinate.api.DecisionAnswer;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.exact.ExactSolver;

/**
 * Searches a Markov-perfect equilibrium: one player after the other takes the best answer to what
 * the others do in every state. When that runs in a circle the answers are mixed in by ever smaller
 * steps. It need not exist among pure strategies and need not be the only one; how far the result
 * is from one is always told.
 */
public final class MarkovPerfect {
  private static final DecisionQuestion BEST = DecisionQuestion.of(DecisionMethod.MPI).within(1e-8);

  private final StochasticGame game;
  private final double enough;
  private final int rounds;

  /**
   * @param enough exploitability at which the search ends
   */
  public MarkovPerfect(StochasticGame game, double enough, int rounds) {
    this.game = game;
    this.enough = enough;
    this.rounds = rounds;
  }

  /**
   * @param values [player][state]
   * @param exploitability most that a player gains in any state by any other strategy
   * @param gains [player] the same for each
   * @param circled whether plain answers ran in a circle
   */
  public record Result(
      Strategies strategies,
      double[][] values,
      double exploitability,
      double[] gains,
      int rounds,
      boolean circled) {}

  /** The best that was met on the way. */
  public Result from(Strategies start) throws NoValueException {
    Strategies now = start;
    Result best = measured(now, 0, false);
    Set<Integer> seen = new HashSet<>();
    boolean circled = false;
    double step = 1;
    for (int round = 1; round <= rounds && best.exploitability() > enough; round++) {
      int[][] answers = new int[game.players()][];
      for (int player = 0; player < game.players(); player++) {
        answers[player] = answer(now, player);
        now = now.towards(player, answers[player], step);
      }
      Result measured = measured(now, round, circled);
      if (measured.exploitability() < best.exploitability()) {
        best = measured;
      }
      if (!seen.add(Arrays.deepHashCode(answers)) && !circled) {
        circled = true;
      }
      step = circled ? Math.max(0.02, 0.5 / Math.sqrt(round)) : 1;
    }
    return best;
  }

  /** Best action in every state; the present one where it is as good. */
  private int[] answer(Strategies now, int player) throws NoValueException {
    DecisionProcess process = now.facing(player);
    DecisionAnswer answer = new ExactSolver().solve(process, BEST);
    int[] actions = answer.policy();
    for (int s = 0; s < actions.length; s++) {
      double[] own = now.of(player, s);
      for (int a = 0; a < own.length; a++) {
        if (own[a] > 1 - 1e-12) {
          double present = process.backup(process.pairStart()[s] + a, answer.v());
          if (present >= answer.v()[s] - 1e-9 * Math.max(1, Math.abs(answer.v()[s]))) {
            actions[s] = a;
          }
        }
      }
    }
    return actions;
  }

  /** How far strategies are from an equilibrium. */
  public Result measured(Strategies strategies, int round, boolean circled)
      throws NoValueException {
    double[][] values = new double[game.players()][];
    double[] gains = new double[game.players()];
    for (int player = 0; player < gains.length; player++) {
      values[player] = strategies.values(player);
      double[] best = new ExactSolver().solve(strategies.facing(player), BEST).v();
      for (int s = 0; s < best.length; s++) {
        gains[player] = Math.max(gains[player], best[s] - values[player][s]);
      }
    }
    double most = Arrays.stream(gains).max().orElse(0);
    return new Result(strategies, values, most, gains, round, circled);
  }
}
