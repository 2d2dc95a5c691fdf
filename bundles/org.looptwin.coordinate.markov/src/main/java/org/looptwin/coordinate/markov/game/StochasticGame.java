package org.looptwin.coordinate.markov.game;

import java.util.Arrays;
import org.looptwin.coordinate.api.DecisionProcess;

/**
 * A game played in states: what all do together moves the state and pays each. Pair {@code
 * joint.pairStart()[s] + k} is profile k of state s, the last player's action running fastest.
 *
 * @param joint the moves; its rewards are not looked at
 * @param actions [state][player] how many; a terminal state has no pair
 * @param reward [player][pair]
 */
public record StochasticGame(DecisionProcess joint, int[][] actions, double[][] reward) {
  public int players() {
    return reward.length;
  }

  public int states() {
    return joint.states();
  }

  /** How far apart two actions of a player lie in the numbers of profiles. */
  int stride(int state, int player) {
    int stride = 1;
    for (int other = player + 1; other < players(); other++) {
      stride *= actions[state][other];
    }
    return stride;
  }

  /** What a player does in a pair. */
  public int action(int state, int player, int pair) {
    int profile = pair - joint.pairStart()[state];
    return profile / stride(state, player) % actions[state][player];
  }

  /** One decision maker for all, paid the weighted sum. */
  public DecisionProcess team(double[] weights) {
    double[] sum = new double[joint.pairs()];
    for (int player = 0; player < players(); player++) {
      for (int pair = 0; pair < sum.length; pair++) {
        sum[pair] += weights[player] * reward[player][pair];
      }
    }
    return joint.rewarded(sum);
  }

  public DecisionProcess team() {
    double[] ones = new double[players()];
    Arrays.fill(ones, 1);
    return team(ones);
  }

  /** The same moves with other rewards. */
  public StochasticGame rewarded(double[][] other) {
    return new StochasticGame(joint, actions, other);
  }
}
