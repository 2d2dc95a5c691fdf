package org.looptwin.optimise.api;

/**
 * What a linear solver found, rechecked.
 *
 * @param status see {@link Status}
 * @param x values by column; null when there is no solution
 * @param objective at x; NaN when there is no solution
 * @param bound proven lower bound; NaN when none
 * @param rowDuals by row for models without integers: d objective / d right-hand side; else null
 * @param reducedCosts by column for models without integers; else null
 * @param seconds wall time
 * @param message what went wrong, or ""
 */
public record LinearAnswer(
    Status status,
    double[] x,
    double objective,
    double bound,
    double[] rowDuals,
    double[] reducedCosts,
    double seconds,
    String message) {

  /** How it ended. */
  public enum Status {
    OPTIMAL,
    WITHIN_GAP,
    TIME_LIMIT,
    CANCELLED,
    INFEASIBLE,
    UNBOUNDED,
    FAILED
  }

  public boolean hasSolution() {
    return x != null;
  }

  /** Relative distance between objective and bound; NaN when one is missing. */
  public double gap() {
    return (objective - bound) / Math.max(1e-9, Math.abs(objective));
  }

  public static LinearAnswer without(Status status, double seconds, String message) {
    return new LinearAnswer(status, null, Double.NaN, Double.NaN, null, null, seconds, message);
  }
}
