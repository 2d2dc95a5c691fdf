package org.looptwin.optimise.external;

/**
 * What a program says, not believed yet.
 *
 * @param verdict how it ended
 * @param x values by column; null when it gave none
 * @param bound proven lower bound as the program reports it; NaN when it reports none
 * @param rowDuals by row (of the written model until {@link #on}), d objective / d right-hand side;
 *     or null
 * @param reducedCosts by column; or null
 */
record Claim(Verdict verdict, double[] x, double bound, double[] rowDuals, double[] reducedCosts) {

  /** How a program says that it ended. */
  enum Verdict {
    OPTIMAL,
    INFEASIBLE,
    /** Some programs do not tell these apart, others not reliably. */
    UNBOUNDED_OR_INFEASIBLE,
    STOPPED,
    UNKNOWN
  }

  /** The same with duals by row of the model itself. */
  Claim on(Written written) {
    return new Claim(verdict, x, bound, written.duals(rowDuals), reducedCosts);
  }

  static Claim without(Verdict verdict) {
    return new Claim(verdict, null, Double.NaN, null, null);
  }
}
