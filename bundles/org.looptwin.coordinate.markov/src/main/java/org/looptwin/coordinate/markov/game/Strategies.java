package org.looptwin.coordinate.markov.game;

import java.util.Arrays;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.markov.exact.Chain;

/** What every player does in every state of a stochastic game, perhaps drawn. */
public final class Strategies {
  private final StochasticGame game;
  private final double[][][] weight; // [player][state][action]

  private Strategies(StochasticGame game, double[][][] weight) {
    this.game = game;
    this.weight = weight;
  }

  /** Every action of everybody equally likely. */
  public static Strategies even(StochasticGame game) {
    double[][][] weight = new double[game.players()][game.states()][];
    for (int player = 0; player < weight.length; player++) {
      for (int s = 0; s < game.states(); s++) {
        int count = game.joint().terminal(s) ? 0 : game.actions()[s][player];
        weight[player][s] = new double[count];
        Arrays.fill(weight[player][s], count == 0 ? 0 : 1.0 / count);
      }
    }
    return new Strategies(game, weight);
  }

  /**
   * @param pairs [state] the pair that is played, -1 where terminal
   */
  public static Strategies pure(StochasticGame game, int[] pairs) {
    Strategies all = even(game);
    for (int s = 0; s < pairs.length; s++) {
      for (int player = 0; player < game.players() && pairs[s] >= 0; player++) {
        double[] own = all.weight[player][s];
        Arrays.fill(own, 0);
        own[game.action(s, player, pairs[s])] = 1;
      }
    }
    return all;
  }

  public double[] of(int player, int state) {
    return weight[player][state];
  }

  /** A player's mix moved by a step towards pure actions. */
  public Strategies towards(int player, int[] actions, double step) {
    double[][][] moved = weight.clone();
    moved[player] = new double[weight[player].length][];
    for (int s = 0; s < actions.length; s++) {
      double[] own = weight[player][s].clone();
      for (int a = 0; a < own.length; a++) {
        own[a] += step * ((a == actions[s] ? 1 : 0) - own[a]);
      }
      moved[player][s] = own;
    }
    return new Strategies(game, moved);
  }

  /** [pair] probability of the profile in its state, one player left out (-1 for none). */
  private double weight(int state, int pair, int without) {
    double p = 1;
    for (int player = 0; player < weight.length && p > 0; player++) {
      p *= player == without ? 1 : weight[player][state][game.action(state, player, pair)];
    }
    return p;
  }

  /** Value of these strategies for a player, [state]. */
  public double[] values(int player) {
    DecisionProcess joint = game.joint().rewarded(game.reward()[player]);
    double[] weights = new double[joint.pairs()];
    for (int s = 0; s < joint.states(); s++) {
      for (int pair = joint.pairStart()[s]; pair < joint.pairStart()[s + 1]; pair++) {
        weights[pair] = weight(s, pair, -1);
      }
    }
    return Chain.of(joint, weights).values();
  }

  /** The process a player faces while the others keep to theirs; its actions are the player's. */
  public DecisionProcess facing(int player) {
    DecisionProcess joint = game.joint();
    int states = joint.states();
    int[] pairStart = new int[states + 1];
    for (int s = 0; s < states; s++) {
      pairStart[s + 1] = pairStart[s] + weight[player][s].length;
    }
    int[] action = new int[pairStart[states]];
    int[] entryStart = new int[pairStart[states] + 1];
    double[] reward = new double[pairStart[states]];
    int[] next = new int[1024];
    double[] p = new double[1024];
    int entries = 0;
    for (int s = 0; s < states; s++) {
      for (int a = 0; a < weight[player][s].length; a++) {
        int own = pairStart[s] + a;
        action[own] = a;
        for (int pair = joint.pairStart()[s]; pair < joint.pairStart()[s + 1]; pair++) {
          double share = game.action(s, player, pair) == a ? weight(s, pair, player) : 0;
          if (share > 0) {
            reward[own] += share * game.reward()[player][pair];
            int from = joint.entryStart()[pair];
            int count = joint.entryStart()[pair + 1] - from;
            if (entries + count > next.length) {
              next = Arrays.copyOf(next, 2 * (entries + count));
              p = Arrays.copyOf(p, next.length);
            }
            for (int k = 0; k < count; k++) {
              next[entries] = joint.next()[from + k];
              p[entries++] = share * joint.probability()[from + k];
            }
          }
        }
        entryStart[own + 1] = entries;
      }
    }
    return new DecisionProcess(joint.gamma(), pairStart, action, entryStart, next, p, reward);
  }
}
