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

  /** Probability of what those outside do in a pair. */
  private double weight(int state, int pair, boolean[] members) {
    double p = 1;
    for (int player = 0; player < weight.length && p > 0; player++) {
      p *= members[player] ? 1 : weight[player][state][game.action(state, player, pair)];
    }
    return p;
  }

  /** Value of these strategies for a player, [state]. */
  public double[] values(int player) {
    DecisionProcess joint = game.joint().rewarded(game.reward()[player]);
    double[] weights = new double[joint.pairs()];
    for (int s = 0; s < joint.states(); s++) {
      for (int pair = joint.pairStart()[s]; pair < joint.pairStart()[s + 1]; pair++) {
        weights[pair] = weight(s, pair, new boolean[weight.length]);
      }
    }
    return Chain.of(joint, weights).values();
  }

  /** The process a player faces while the others keep to theirs; its actions are the player's. */
  public DecisionProcess facing(int player) {
    boolean[] members = new boolean[weight.length];
    members[player] = true;
    return facing(members);
  }

  /**
   * The process that some face together while the others keep to theirs, paid the sum of what they
   * earn; its actions are their joint ones, the last member's running fastest.
   */
  public DecisionProcess facing(boolean[] members) {
    DecisionProcess joint = game.joint();
    int states = joint.states();
    int[] pairStart = new int[states + 1];
    for (int s = 0; s < states; s++) {
      pairStart[s + 1] = pairStart[s] + (joint.terminal(s) ? 0 : joined(s, members));
    }
    Gathering rows = new Gathering(pairStart[states]);
    for (int s = 0; s < states; s++) {
      int first = joint.pairStart()[s];
      int[] code = new int[joint.pairStart()[s + 1] - first];
      double[] share = new double[code.length];
      for (int k = 0; k < code.length; k++) {
        code[k] = code(s, first + k, members);
        share[k] = weight(s, first + k, members);
      }
      for (int own = 0; own < pairStart[s + 1] - pairStart[s]; own++) {
        for (int k = 0; k < code.length; k++) {
          if (code[k] == own && share[k] > 0) {
            rows.add(joint, first + k, share[k], earned(first + k, members));
          }
        }
        rows.end(own);
      }
    }
    return rows.process(joint.gamma(), pairStart);
  }

  private int joined(int state, boolean[] members) {
    int count = 1;
    for (int player = 0; player < members.length; player++) {
      count *= members[player] ? weight[player][state].length : 1;
    }
    return count;
  }

  private int code(int state, int pair, boolean[] members) {
    int code = 0;
    for (int player = 0; player < members.length; player++) {
      if (members[player]) {
        code = code * weight[player][state].length + game.action(state, player, pair);
      }
    }
    return code;
  }

  private double earned(int pair, boolean[] members) {
    double sum = 0;
    for (int player = 0; player < members.length; player++) {
      sum += members[player] ? game.reward()[player][pair] : 0;
    }
    return sum;
  }
}
