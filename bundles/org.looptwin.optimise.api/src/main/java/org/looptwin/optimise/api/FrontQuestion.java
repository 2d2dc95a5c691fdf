package org.looptwin.optimise.api;

/**
 * Which front is wanted.
 *
 * @param points about how many, 3 at least
 * @param genetic also by a genetic search, beside the exact method
 * @param risk the operator's dial: 0 looks at cost, 1 at disruption
 * @param elasticity whether to tell how disruption answers to the carbon price
 * @param solver name of the linear solver, or {@code auto}
 * @param budget wall clock of the whole, relative gap of each point, seed
 */
public record FrontQuestion(
    int points, boolean genetic, double risk, boolean elasticity, String solver, Budget budget) {
  public FrontQuestion {
    if (points < 3) {
      throw new IllegalArgumentException(
          "A front of %d points was asked for, expected 3 or more.".formatted(points));
    }
    if (!(risk >= 0 && risk <= 1)) {
      throw new IllegalArgumentException(
          "The risk preference is %s, expected 0 to 1.".formatted(risk));
    }
  }
}
