package org.looptwin.coordinate.markov.contract;

import org.looptwin.coordinate.markov.game.StochasticGame;

/**
 * What is recommended in every state and what is paid for keeping to it. Somebody who is seen to do
 * anything else gets no transfer in that period and pays the penalty to the others.
 *
 * @param recommended [state] the pair all are to play
 * @param transfer [player][state] paid to the player in the state; they sum to zero
 * @param penalty [player] of a deviation that is seen
 * @param detection chance that a deviation is seen
 * @param values [player][state] what the contract is worth to each who keeps to it with all others
 * @param alone [player][state] what each has without it
 */
public record Contract(
    int[] recommended,
    double[][] transfer,
    double[] penalty,
    double detection,
    double[][] values,
    double[][] alone) {

  /** The same with so many times the penalties; nobody who keeps to it has more or less. */
  public Contract firm(double times) {
    double[] more = java.util.Arrays.stream(penalty).map(one -> times * one).toArray();
    return new Contract(recommended, transfer, more, detection, values, alone);
  }

  /** The game with the contract's payments in it: the penalties of others are left out. */
  public StochasticGame paid(StochasticGame game) {
    double[][] reward = new double[game.players()][];
    for (int player = 0; player < reward.length; player++) {
      reward[player] = game.reward()[player].clone();
      for (int s = 0; s < recommended.length; s++) {
        for (int pair = game.joint().pairStart()[s];
            pair < game.joint().pairStart()[s + 1];
            pair++) {
          reward[player][pair] += payment(game, player, s, pair);
        }
      }
    }
    return game.rewarded(reward);
  }

  private double payment(StochasticGame game, int player, int state, int pair) {
    boolean keeps =
        game.action(state, player, pair) == game.action(state, player, recommended[state]);
    return keeps
        ? transfer[player][state]
        : (1 - detection) * transfer[player][state] - detection * penalty[player];
  }

  /** Least surplus of anyone in any state over being alone. */
  public double leastSurplus() {
    double least = Double.POSITIVE_INFINITY;
    for (int player = 0; player < values.length; player++) {
      for (int s = 0; s < recommended.length; s++) {
        least = Math.min(least, values[player][s] - alone[player][s]);
      }
    }
    return least;
  }

  /** Greatest sum of transfers in any state: 0. */
  public double imbalance() {
    double most = 0;
    for (int s = 0; s < recommended.length; s++) {
      double sum = 0;
      for (double[] of : transfer) {
        sum += of[s];
      }
      most = Math.max(most, Math.abs(sum));
    }
    return most;
  }
}
