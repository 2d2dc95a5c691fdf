package org.looptwin.coordinate.markov.actors;

import java.util.Arrays;
import java.util.List;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.markov.game.StochasticGame;

/** Writes a ring out as a stochastic game. */
final class RingTables {
  private final Ring ring;
  private final int[] pairStart;
  private final int[] action;
  private final int[] entryStart;
  private final double[][] reward;
  private int[] next = new int[4096];
  private double[] p = new double[4096];
  private int pair;
  private int entries;

  RingTables(Ring ring, int pairs) {
    this.ring = ring;
    pairStart = new int[ring.states() + 1];
    action = new int[pairs];
    entryStart = new int[pairs + 1];
    reward = new double[Actor.COUNT][pairs];
  }

  StochasticGame game() {
    int[][] counts = new int[ring.states()][Actor.COUNT];
    double[] money = new double[Actor.COUNT];
    double[] to = new double[ring.states()];
    for (int s = 0; s < ring.states(); s++) {
      int[] stocks = ring.stocks(s);
      List<List<int[]>> choices = ring.choices(stocks);
      int profiles = 1;
      for (int player = 0; player < Actor.COUNT; player++) {
        counts[s][player] = choices.get(player).size();
        profiles *= counts[s][player];
      }
      for (int profile = 0; profile < profiles; profile++) {
        ring.play(stocks, acts(choices, profile), money, to);
        add(profile, money, to);
      }
      pairStart[s + 1] = pair;
    }
    DecisionProcess joint =
        new DecisionProcess(
            ring.gamma(),
            pairStart,
            action,
            entryStart,
            Arrays.copyOf(next, entries),
            Arrays.copyOf(p, entries),
            new double[pair]);
    return new StochasticGame(joint, counts, reward);
  }

  /** [actor][component] of a profile. */
  static int[][] acts(List<List<int[]>> choices, int profile) {
    int[][] acts = new int[Actor.COUNT][];
    int rest = profile;
    for (int player = Actor.COUNT - 1; player >= 0; player--) {
      acts[player] = choices.get(player).get(rest % choices.get(player).size());
      rest /= choices.get(player).size();
    }
    return acts;
  }

  private void add(int profile, double[] money, double[] to) {
    action[pair] = profile;
    for (int player = 0; player < Actor.COUNT; player++) {
      reward[player][pair] = money[player];
    }
    for (int s = 0; s < to.length; s++) {
      if (to[s] > 0) {
        if (entries == next.length) {
          next = Arrays.copyOf(next, 2 * entries);
          p = Arrays.copyOf(p, 2 * entries);
        }
        next[entries] = s;
        p[entries++] = to[s];
      }
    }
    entryStart[++pair] = entries;
  }
}
