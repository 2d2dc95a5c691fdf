package org.looptwin.coordinate.markov.live;

import java.util.HashMap;
import java.util.Map;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.Objective;
import org.looptwin.coordinate.markov.actors.Ring;
import org.looptwin.coordinate.markov.contract.Contract;
import org.looptwin.coordinate.markov.deal.Deal;
import org.looptwin.coordinate.markov.deal.Situation;
import org.looptwin.coordinate.markov.game.StochasticGame;

/**
 * What a contract says, as it is kept on disk.
 *
 * @param rates with which it was made, and what else was measured then, units per period
 * @param firmness so many times the least penalties
 * @param recommended [state] the pair all are to play
 * @param transfer [player][state]
 * @param penalty [player]
 */
record Terms(
    boolean product,
    Map<String, Double> weights,
    Map<String, Double> prices,
    Map<String, Double> rates,
    double gamma,
    double detection,
    double firmness,
    int[] recommended,
    double[][] transfer,
    double[] penalty) {

  static Terms of(Deal deal) {
    LoopData data = deal.data();
    Objective objective = deal.situation().objective();
    return new Terms(
        objective.product(),
        objective.weights(),
        data.prices(),
        data.means(),
        deal.situation().ring().gamma(),
        deal.contract().detection(),
        deal.firmness(),
        deal.contract().recommended(),
        deal.contract().transfer(),
        deal.contract().penalty());
  }

  /** Without what it says state by state. */
  Terms headline() {
    return new Terms(
        product,
        weights,
        prices,
        rates,
        gamma,
        detection,
        firmness,
        new int[0],
        new double[0][],
        penalty);
  }

  boolean whole() {
    return transfer.length > 0;
  }

  Objective objective() {
    return new Objective(product, weights);
  }

  /** The present numbers with what the contract fixes. */
  LoopData in(LoopData present) {
    Map<String, Double> settings = new HashMap<>(present.settings());
    settings.put("gamma", gamma);
    settings.put("detection", detection);
    return present.prices(prices).settings(settings);
  }

  /** The same with other rates, for telling how far they have moved. */
  LoopData made(LoopData present) {
    Map<String, Double> means = new HashMap<>(present.means());
    Ring.RATES.forEach(rate -> means.put(rate, rates.get(rate)));
    return in(present).means(means);
  }

  /** Whether the case still has the states and actions that the contract speaks of. */
  boolean fits(Situation situation) {
    StochasticGame game = situation.game();
    int[] start = game.joint().pairStart();
    boolean fits = recommended.length == game.states() && transfer.length == game.players();
    for (int s = 0; fits && s < recommended.length; s++) {
      fits = start[s] <= recommended[s] && recommended[s] < start[s + 1];
    }
    return fits;
  }

  /**
   * The contract as it stands in a situation.
   *
   * @throws IllegalArgumentException when it does not fit
   */
  Contract contract(Situation situation) {
    if (!fits(situation)) {
      throw new IllegalArgumentException(
          "the contract is for %d states, the case now has %d with other actions. Maybe propose one anew"
              .formatted(recommended.length, situation.game().states()));
    }
    return new Contract(
        recommended,
        transfer,
        penalty,
        detection,
        situation.alone().values(),
        situation.alone().values());
  }
}
