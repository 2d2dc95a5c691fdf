package org.looptwin.coordinate.markov.game;

import java.util.List;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.MatrixGame;

/**
 * Values of a zero-sum stochastic game of two players (Shapley 1953): every state's value is that
 * of the matrix game of rewards and discounted values, repeated until it settles.
 */
public final class ShapleyIteration {
  private final StochasticGame game;
  private final double tolerance;

  public ShapleyIteration(StochasticGame game, double tolerance) {
    this.game = game;
    this.tolerance = tolerance;
  }

  /**
   * @param v [state] for the first player
   * @param strategies [state] both players' mixes, null where terminal
   * @param bound greatest error of v
   */
  public record Result(double[] v, List<List<double[]>> strategies, double bound, int sweeps) {}

  public Result solve() {
    double gamma = game.joint().gamma();
    double[] v = new double[game.states()];
    List<List<double[]>> strategies = null;
    double change = Double.POSITIVE_INFINITY;
    int sweeps = 0;
    while (change * gamma / (1 - gamma) > tolerance) {
      double[] w = new double[v.length];
      strategies = new java.util.ArrayList<>();
      change = 0;
      for (int s = 0; s < v.length; s++) {
        List<double[]> both = null;
        if (!game.joint().terminal(s)) {
          MatrixGame stage = stage(s, v);
          both = solved(stage);
          w[s] = stage.value(0, both);
        }
        strategies.add(both);
        change = Math.max(change, Math.abs(w[s] - v[s]));
      }
      v = w;
      sweeps++;
    }
    return new Result(v, strategies, change * gamma / (1 - gamma), sweeps);
  }

  private MatrixGame stage(int state, double[] v) {
    DecisionProcess process = game.joint().rewarded(game.reward()[0]);
    int first = process.pairStart()[state];
    double[][] payoff = new double[2][process.pairStart()[state + 1] - first];
    for (int k = 0; k < payoff[0].length; k++) {
      payoff[0][k] = process.backup(first + k, v);
      payoff[1][k] = -payoff[0][k];
    }
    return new MatrixGame(game.actions()[state], payoff);
  }

  /** An equilibrium of a zero-sum matrix game. */
  static List<double[]> solved(MatrixGame stage) {
    LemkeHowson paths = new LemkeHowson(stage);
    for (int label = 0; label < paths.labels(); label++) {
      var end = paths.from(label);
      if (end.isPresent()) {
        return end.get().strategies();
      }
    }
    throw new IllegalStateException(
        "No path of Lemke-Howson ends in an equilibrium of a %d by %d game. Maybe its payoffs are too far apart in size."
            .formatted(stage.actions(0), stage.actions(1)));
  }
}
