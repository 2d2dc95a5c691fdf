package org.looptwin.coordinate.markov.live;

import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.api.Objective;
import org.looptwin.coordinate.markov.LinearSolvers;
import org.looptwin.coordinate.markov.deal.Deal;
import org.looptwin.coordinate.markov.deal.Situation;

/** What contracts are made from, and contracts. Each takes seconds. */
class Negotiation {
  private final LinearSolvers solvers;

  Negotiation(LinearSolvers solvers) {
    this.solvers = solvers;
  }

  Situation situation(LoopData data, Objective objective) throws NoValueException {
    return Situation.of(data, objective, () -> false);
  }

  /**
   * As {@link Situation#deal}.
   *
   * @throws IllegalStateException when there is none, or nobody who finds it
   */
  Deal deal(Situation situation, double firmness) throws NoValueException {
    return situation.deal(
        firmness,
        solvers
            .best()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "There is no linear solver, expected highs or ojalgo")));
  }
}
