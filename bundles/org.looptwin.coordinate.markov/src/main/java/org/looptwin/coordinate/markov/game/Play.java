package org.looptwin.coordinate.markov.game;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.coordinate.api.GameAnswer.Dynamics;
import org.looptwin.coordinate.api.GameAnswer.Equilibrium;
import org.looptwin.coordinate.api.MatrixGame;

/** Play in rounds: best responses in turns, and fictitious play. */
public final class Play {
  private final MatrixGame game;

  public Play(MatrixGame game) {
    this.game = game;
  }

  /**
   * One player after the other takes the best answer to the others, from everyone's first action.
   */
  public Dynamics bestResponses(long most) {
    int[] now = new int[game.players()];
    Map<String, Long> seen = new HashMap<>();
    for (long round = 0; round < most; round++) {
      Long before = seen.put(Arrays.toString(now), round);
      if (before != null) {
        return new Dynamics(end(now), round, (int) (round - before));
      }
      for (int player = 0; player < now.length; player++) {
        double[] each = game.payoffs(player, strategies(now));
        int best = Payoffs.best(each);
        now[player] =
            each[best] > each[now[player]] + 1e-12 * Math.max(1, Math.abs(each[best]))
                ? best
                : now[player];
      }
    }
    return new Dynamics(end(now), most, 0);
  }

  private List<double[]> strategies(int[] actions) {
    List<double[]> strategies = new ArrayList<>();
    for (int player = 0; player < actions.length; player++) {
      strategies.add(Payoffs.pure(game.actions(player), actions[player]));
    }
    return strategies;
  }

  private Equilibrium end(int[] actions) {
    return Equilibrium.of(game, strategies(actions));
  }

  /** Everybody answers the averages of what the others have done (Brown 1951). */
  public Dynamics fictitious(long rounds) {
    List<double[]> average = strategies(new int[game.players()]);
    for (long round = 1; round <= rounds; round++) {
      List<double[]> next = new ArrayList<>();
      for (int player = 0; player < game.players(); player++) {
        int best = Payoffs.best(game.payoffs(player, average));
        double[] mix = average.get(player).clone();
        for (int a = 0; a < mix.length; a++) {
          mix[a] += ((a == best ? 1 : 0) - mix[a]) / (round + 1);
        }
        next.add(mix);
      }
      average = next;
    }
    Equilibrium end = Equilibrium.of(game, average);
    return new Dynamics(end, rounds, end.exploitability() <= 1e-9 ? 1 : 0);
  }
}
