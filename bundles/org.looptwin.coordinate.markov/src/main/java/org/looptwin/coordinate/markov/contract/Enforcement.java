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
   * A period under the contract.
   *
   * @param pair what all did
   * @param next the state it led to
   * @param profit [player] payments included
   * @param deviations decisions in which the recommendation was not kept
   * @param seen of them
   * @param penalties paid in all
   * @param transfers paid in all, each counted once
   */
  public record Period(
      int pair,
      int next,
      double[] profit,
      int deviations,
      int seen,
      double penalties,
      double transfers) {}

  /**
   * @param temptation chance with which a player does anything else for no reason
   * @param patience seen deviations after which the contract ends
   */
  public Account play(int periods, int start, double temptation, int patience, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] profit = new double[game.players()];
    long deviations = 0;
    long seen = 0;
    int ended = -1;
    int inForce = 0;
    double penalties = 0;
    double transfers = 0;
    int state = start;
    for (int t = 0; t < periods && !game.joint().terminal(state); t++) {
      Period one = ended < 0 ? period(state, temptation, random) : unbound(state, random);
      for (int player = 0; player < profit.length; player++) {
        profit[player] += one.profit()[player];
      }
      inForce += ended < 0 ? 1 : 0;
      deviations += one.deviations();
      seen += one.seen();
      penalties += one.penalties();
      transfers += one.transfers();
      ended = ended < 0 && seen >= patience ? t + 1 : ended;
      state = one.next();
    }
    double decisions = (double) inForce * game.players();
    return new Account(
        periods,
        decisions == 0 ? 1 : 1 - deviations / decisions,
        deviations,
        seen,
        penalties,
        transfers,
        ended,
        profit);
  }

  /** Plays a period without a contract. */
  private Period unbound(int state, SplittableRandom random) {
    int pair = drawn(state, random);
    return new Period(pair, next(pair, random), earned(pair), 0, 0, 0, 0);
  }

  private double[] earned(int pair) {
    return Arrays.stream(game.reward()).mapToDouble(of -> of[pair]).toArray();
  }

  /**
   * Plays a period under the contract.
   *
   * @param temptation chance with which a player does anything else for no reason
   */
  public Period period(int state, double temptation, SplittableRandom random) {
    int players = game.players();
    int pair = tempted(state, temptation, random);
    double[] profit = earned(pair);
    int deviations = 0;
    int seen = 0;
    double penalties = 0;
    double transfers = 0;
    for (int player = 0; player < players; player++) {
      double transfer = contract.transfer()[player][state];
      boolean keeps =
          game.action(state, player, pair)
              == game.action(state, player, contract.recommended()[state]);
      deviations += keeps ? 0 : 1;
      if (!keeps && random.nextDouble() < contract.detection()) {
        seen++;
        double fine = contract.penalty()[player] + transfer;
        penalties += contract.penalty()[player];
        for (int other = 0; other < players; other++) {
          profit[other] += other == player ? -fine : fine / (players - 1);
        }
      }
      profit[player] += transfer;
      transfers += Math.max(0, transfer);
    }
    return new Period(pair, next(pair, random), profit, deviations, seen, penalties, transfers);
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
