package org.looptwin.coordinate.markov.files;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.coordinate.api.MatrixGame;
import org.looptwin.coordinate.api.UnreadableException;

/**
 * {@code {"game":[A,B]}}: a matrix of payoffs for each of two players, or a nested list as deep as
 * there are players for more; {@code "delta"} repeats it.
 */
final class GameReader {
  private final Pointed root;

  GameReader(Pointed root) {
    this.root = root;
  }

  double delta() throws UnreadableException {
    return root.has("delta") ? root.get("delta").number(0, 0.999999) : 0;
  }

  MatrixGame game() throws UnreadableException {
    new Keys("a game", "game", "delta").check(root);
    Pointed list = root.get("game").array();
    int players = list.size();
    if (players < 2 || players > 8) {
      throw list.wrong("has %d payoff tables".formatted(players), "one for each of 2 to 8 players");
    }
    int[] actions = new int[players];
    Pointed first = list.get(0);
    for (int player = 0; player < players; player++) {
      actions[player] = first.array().size();
      if (actions[player] == 0) {
        throw first.wrong("is empty", "a payoff for every action");
      }
      first = first.get(0);
    }
    double[][] payoff = new double[players][];
    for (int player = 0; player < players; player++) {
      List<Double> flat = new ArrayList<>();
      flatten(list.get(player), actions, 0, flat);
      payoff[player] = flat.stream().mapToDouble(Double::doubleValue).toArray();
    }
    try {
      return new MatrixGame(actions, payoff);
    } catch (IllegalArgumentException e) {
      throw list.wrong(e);
    }
  }

  private static void flatten(Pointed node, int[] actions, int depth, List<Double> flat)
      throws UnreadableException {
    if (depth == actions.length) {
      flat.add(node.number());
      return;
    }
    node.row(actions[depth], "%d entries as in the first table".formatted(actions[depth]));
    for (int k = 0; k < actions[depth]; k++) {
      flatten(node.get(k), actions, depth + 1, flat);
    }
  }
}
