package org.looptwin.coordinate.markov.game;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.coordinate.api.MatrixGame;

/** Profiles in which nobody gains by another action, for any number of players. */
public final class PureEquilibria {
  private final MatrixGame game;

  public PureEquilibria(MatrixGame game) {
    this.game = game;
  }

  /** [equilibrium][player] actions. */
  public List<int[]> all() {
    List<int[]> found = new ArrayList<>();
    for (int profile = 0; profile < game.profiles(); profile++) {
      if (holds(profile)) {
        int[] actions = new int[game.players()];
        for (int player = 0; player < actions.length; player++) {
          actions[player] = game.action(player, profile);
        }
        found.add(actions);
      }
    }
    return found;
  }

  private boolean holds(int profile) {
    for (int player = 0; player < game.players(); player++) {
      int stride = game.stride(player);
      int first = profile - game.action(player, profile) * stride;
      double own = game.payoff(player, profile);
      for (int a = 0; a < game.actions(player); a++) {
        if (game.payoff(player, first + a * stride) > own + 1e-12 * Math.max(1, Math.abs(own))) {
          return false;
        }
      }
    }
    return true;
  }
}
