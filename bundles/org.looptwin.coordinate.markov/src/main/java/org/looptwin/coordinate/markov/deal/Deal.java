package org.looptwin.coordinate.markov.deal;

import java.util.Arrays;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.actors.Actor;
import org.looptwin.coordinate.markov.actors.Passage;
import org.looptwin.coordinate.markov.contract.Contract;
import org.looptwin.coordinate.markov.exact.Chain;
import org.looptwin.coordinate.markov.game.MarkovPerfect;
import org.looptwin.coordinate.markov.game.StochasticGame;
import org.looptwin.coordinate.markov.game.Strategies;

/**
 * A contract in a situation, be it the one it was made for or a later one, and what it leads to in
 * the long run.
 *
 * @param firmness so many times the least penalties
 * @param values [player][state] worth to each when all keep to it, by solving, not by promise
 * @param exploitability most that anyone gains by any other strategy
 * @param share [state] of time, in the long run
 */
public record Deal(
    Situation situation,
    Contract contract,
    double firmness,
    double[][] values,
    double exploitability,
    double[] share) {
  private static final double STEADY = 1e-10;

  /** Most that penalties are multiplied by. */
  private static final double FIRMEST = 64;

  /** Differences below this share of the largest value are the solver's. */
  private static final double NOISE = 1e-9;

  /** That contract in that situation. */
  public static Deal of(Situation situation, Contract contract, double firmness)
      throws NoValueException {
    StochasticGame paid = contract.paid(situation.game());
    MarkovPerfect.Result kept =
        new MarkovPerfect(paid, 1e-6, 0).from(Strategies.pure(paid, contract.recommended()));
    double[] share = Chain.of(situation.game().team(), contract.recommended()).occupation(STEADY);
    return new Deal(situation, contract, firmness, kept.values(), kept.exploitability(), share);
  }

  public LoopData data() {
    return situation.data();
  }

  /** [player] paid to it per period in the long run; they sum to zero. */
  public double[] transfers() {
    return Arrays.stream(contract.transfer()).mapToDouble(this::mean).toArray();
  }

  /** Profit a period in the long run, payments included, of whom keeps to it as all do. */
  public double perPeriod(Actor actor) {
    return (1 - situation.ring().gamma()) * mean(values[actor.ordinal()]);
  }

  private double mean(double[] byState) {
    double sum = 0;
    for (int s = 0; s < share.length; s++) {
      sum += share[s] * byState[s];
    }
    return sum;
  }

  /** Worth per period of keeping to it over standing alone from where the stocks stand. */
  public double utility(Actor actor) {
    double[][] alone = situation.alone().values();
    double more = mean(values[actor.ordinal()]) - mean(alone[actor.ordinal()]);
    boolean noise = Math.abs(more) <= NOISE * Math.max(largest(values), largest(alone));
    return noise ? 0 : (1 - situation.ring().gamma()) * more;
  }

  private static double largest(double[][] values) {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
  }

  /** Whether penalties may be doubled once more. */
  public boolean mayBeFirmer() {
    return firmness < FIRMEST;
  }

  /** Least that anyone has over being alone, in any state. */
  public double leastSurplus() {
    double least = Double.POSITIVE_INFINITY;
    for (int player = 0; player < values.length; player++) {
      for (int s = 0; s < share.length; s++) {
        least = Math.min(least, values[player][s] - situation.alone().values()[player][s]);
      }
    }
    return least;
  }

  /** Share of need that is met in the long run; 1 where there is none. */
  public double serviceLevel() {
    double needed = 0;
    double bought = 0;
    for (int s = 0; s < share.length; s++) {
      Passage first = passage(s, contract.recommended()[s], 0);
      needed += share[s] * first.needed();
      bought += share[s] * first.bought();
    }
    return needed <= 0 ? 1 : bought / needed;
  }

  /** Share of packs at their end that are taken back in the long run; 1 where there are none. */
  public double recoveryRate() {
    double ended = 0;
    double back = 0;
    var joint = situation.game().joint();
    for (int s = 0; s < share.length; s++) {
      int pair = contract.recommended()[s];
      for (int k = joint.entryStart()[pair]; k < joint.entryStart()[pair + 1]; k++) {
        Passage one = passage(s, pair, joint.next()[k]);
        ended += share[s] * joint.probability()[k] * one.ended();
        back += share[s] * joint.probability()[k] * one.back();
      }
    }
    return ended <= 0 ? 1 : back / ended;
  }

  private Passage passage(int state, int pair, int next) {
    int first = situation.game().joint().pairStart()[state];
    return situation.ring().passage(state, pair - first, next);
  }
}
