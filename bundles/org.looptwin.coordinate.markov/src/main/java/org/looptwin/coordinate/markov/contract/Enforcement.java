package org.looptwin.coordinate.markov.contract;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.looptwin.coordinate.markov.game.StochasticGame;
import org.looptwin.coordinate.markov.game.Strategies;

/**
 * Plays a contract period by period: who does as recommended is paid the transfer; who does
 * something else is seen by chance, loses the transfer and pays the penalty to the others in equal
 * parts; after so many seen deviations the contract ends and all play as without one.
 */
public final class Enforcement {
  private final StochasticGame game;
  private final Contract contract;
  private final Strategies without;

  /**
   * @param without what all do once the contract has ended
   */
  public Enforcement(StochasticGame game, Contract contract, Strategies without) {
    this.game = game;
    this.contract = contract;
    this.without = without;
  }

  /**
   * @param compliance share of decisions in which the recommendation was kept, of those in force
   * @param deviations decisions in which it was not
   * @param seen of them
   * @param penalties paid in all
   * @param transfers paid in all, each counted once
   * @param endedAfter periods until the contract ended, -1 when it did not
   * @param profit [player] sum of all periods, payments included
   */
  public record Account(
      int periods,
      double compliance,
      long deviations,
      long seen,
      double penalties,
      double transfers,
      int endedAfter,
      double[] profit) {}

  /**
   * @param temptation chance with which a player does anything else for no reason
   * @param patience seen deviations after which the contract ends
   */
  public Account play(int periods, int start, double temptation, int patience, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Tally tally = new Tally(game.players());
    int state = start;
    for (int t = 0; t < periods && !game.joint().terminal(state); t++) {
      int pair = tally.ended < 0 ? tempted(state, temptation, random) : drawn(state, random);
      for (int player = 0; player < game.players(); player++) {
        tally.profit[player] += game.reward()[player][pair];
      }
      if (tally.ended < 0) {
        settle(state, pair, tally, random);
        tally.ended = tally.seen >= patience ? t + 1 : -1;
      }
      state = next(pair, random);
    }
    return new Account(
        periods,
        tally.decisions == 0 ? 1 : 1 - (double) tally.deviations / tally.decisions,
        tally.deviations,
        tally.seen,
        tally.penalties,
        tally.transfers,
        tally.ended,
        tally.profit);
  }

  private static final class Tally {
    private final double[] profit;
    private long decisions;
    private long deviations;
    private long seen;
    private double penalties;
    private double transfers;
    private int ended = -1;

    private Tally(int players) {
      profit = new double[players];
    }
  }

  private void settle(int state, int pair, Tally tally, SplittableRandom random) {
    int players = game.players();
    double[] owed = new double[players];
    for (int player = 0; player < players; player++) {
      tally.decisions++;
      boolean keeps =
          game.action(state, player, pair)
              == game.action(state, player, contract.recommended()[state]);
      boolean caught = !keeps && random.nextDouble() < contract.detection();
      tally.deviations += keeps ? 0 : 1;
      if (caught) {
        tally.seen++;
        double fine = contract.penalty()[player] + contract.transfer()[player][state];
        tally.penalties += contract.penalty()[player];
        for (int other = 0; other < players; other++) {
          owed[other] += other == player ? -fine : fine / (players - 1);
        }
      }
      owed[player] += contract.transfer()[player][state];
      tally.transfers += Math.max(0, contract.transfer()[player][state]);
    }
    for (int player = 0; player < players; player++) {
      tally.profit[player] += owed[player];
    }
  }

  private int tempted(int state, double temptation, SplittableRandom random) {
    int pair = contract.recommended()[state];
    int profile = pair;
    for (int player = 0; player < game.players(); player++) {
      int count = game.actions()[state][player];
      if (count > 1 && random.nextDouble() < temptation) {
        int stride = 1;
        for (int other = player + 1; other < game.players(); other++) {
          stride *= game.actions()[state][other];
        }
        int own = game.action(state, player, pair);
        int other = (own + 1 + random.nextInt(count - 1)) % count;
        profile += (other - own) * stride;
      }
    }
    return profile;
  }

  private int drawn(int state, SplittableRandom random) {
    int profile = 0;
    for (int player = 0; player < game.players(); player++) {
      double[] mix = without.of(player, state);
      double left = random.nextDouble() * Arrays.stream(mix).sum();
      int a = 0;
      while (a < mix.length - 1 && (left -= mix[a]) >= 0) {
        a++;
      }
      profile = profile * mix.length + a;
    }
    return game.joint().pairStart()[state] + profile;
  }

  private int next(int pair, SplittableRandom random) {
    double left = random.nextDouble();
    int last = game.joint().entryStart()[pair + 1] - 1;
    int k = game.joint().entryStart()[pair];
    while (k < last && (left -= game.joint().probability()[k]) >= 0) {
      k++;
    }
    return game.joint().next()[k];
  }
}
