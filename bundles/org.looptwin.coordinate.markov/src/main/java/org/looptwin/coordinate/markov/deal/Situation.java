package org.looptwin.coordinate.markov.deal;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.api.Objective;
import org.looptwin.coordinate.markov.actors.Actor;
import org.looptwin.coordinate.markov.actors.Numbers;
import org.looptwin.coordinate.markov.actors.Ring;
import org.looptwin.coordinate.markov.actors.TeamPlan;
import org.looptwin.coordinate.markov.contract.Contract;
import org.looptwin.coordinate.markov.contract.ContractDesign;
import org.looptwin.coordinate.markov.game.MarkovPerfect;
import org.looptwin.coordinate.markov.game.StochasticGame;
import org.looptwin.optimise.api.LinearSolver;

/**
 * What a contract is negotiated from: the five with these numbers, the common plan, what each has
 * alone.
 */
public record Situation(
    LoopData data,
    Objective objective,
    Ring ring,
    StochasticGame game,
    TeamPlan plan,
    MarkovPerfect.Result alone) {
  private static final double DETECTION = 0.5;

  /**
   * @throws IllegalArgumentException when the case lacks a number or is too large
   */
  public static Situation of(LoopData data, Objective objective, BooleanSupplier cancelled)
      throws NoValueException {
    Ring ring = Ring.of(new Numbers(data, true, false));
    StochasticGame game = ring.game();
    TeamPlan plan =
        TeamPlan.of(ring, game, objective.product() ? Objective.SUM : objective, cancelled);
    MarkovPerfect.Result alone =
        new Alone(game, plan.recommended(), plan.values(), told -> {}).found();
    return new Situation(data, objective, ring, game, plan, alone);
  }

  /** Chance that a deviation is seen, of the data. */
  public static double detection(LoopData data) {
    return data.setting("detection", DETECTION);
  }

  /**
   * The contract of least penalties for this.
   *
   * @param firmness 1 or more: so many times the least penalties are agreed on
   * @throws IllegalStateException when there is none
   */
  public Deal deal(double firmness, LinearSolver solver) throws NoValueException {
    ContractDesign design =
        new ContractDesign(game, plan.recommended(), alone.values(), detection(data), solver);
    double[] weights =
        Arrays.stream(Actor.values()).mapToDouble(one -> objective.weight(one.word())).toArray();
    Contract least = (objective.product() ? design.sharing(weights) : design).contract();
    return Deal.of(this, least.firm(firmness), firmness);
  }
}
