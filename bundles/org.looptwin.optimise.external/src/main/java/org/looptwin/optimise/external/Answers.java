package org.looptwin.optimise.external;

import java.util.List;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.Recheck;

/** Turns a claim into an answer that holds. */
final class Answers {
  private static final double PROVEN_ABSOLUTE = 1e-6;
  private static final double PROVEN_RELATIVE = 1e-9;

  private final Recheck recheck = new Recheck(1e-6);

  /** For a model without columns, which programs refuse. */
  LinearAnswer empty(LinearModel model) {
    return recheck.violations(model, new double[0]).isEmpty()
        ? new LinearAnswer(
            Status.OPTIMAL, new double[0], 0, 0, new double[model.rows()], new double[0], 0, "")
        : LinearAnswer.without(Status.INFEASIBLE, 0, "");
  }

  LinearAnswer checked(String solver, LinearModel model, Claim claim, double seconds) {
    return switch (claim.verdict()) {
      case INFEASIBLE -> LinearAnswer.without(Status.INFEASIBLE, seconds, "");
      case OPTIMAL -> optimal(solver, model, claim, seconds);
      case STOPPED -> stopped(model, claim, seconds);
      default ->
          LinearAnswer.without(
              Status.FAILED, seconds, "%s ended without an answer.".formatted(solver));
    };
  }

  private LinearAnswer optimal(String solver, LinearModel model, Claim claim, double seconds) {
    double[] x = exact(model, claim.x());
    List<String> wrong = recheck.violations(model, x);
    if (!wrong.isEmpty()) {
      return LinearAnswer.without(
          Status.FAILED,
          seconds,
          "%s gave a wrong solution: %s".formatted(solver, String.join("; ", wrong)));
    }
    double objective = model.objective(x);
    double bound = Double.isNaN(claim.bound()) ? objective : Math.min(objective, claim.bound());
    double slack = Math.max(PROVEN_ABSOLUTE, PROVEN_RELATIVE * Math.abs(objective));
    return new LinearAnswer(
        objective - bound <= slack ? Status.OPTIMAL : Status.WITHIN_GAP,
        x,
        objective,
        bound,
        claim.rowDuals(),
        claim.reducedCosts(),
        seconds,
        "");
  }

  /** A point of a search that was stopped counts where it holds. */
  private LinearAnswer stopped(LinearModel model, Claim claim, double seconds) {
    double[] x = claim.x() == null ? null : exact(model, claim.x());
    if (x == null || !recheck.violations(model, x).isEmpty()) {
      return new LinearAnswer(
          Status.TIME_LIMIT, null, Double.NaN, claim.bound(), null, null, seconds, "");
    }
    double objective = model.objective(x);
    double bound = Double.isNaN(claim.bound()) ? claim.bound() : Math.min(objective, claim.bound());
    return new LinearAnswer(Status.TIME_LIMIT, x, objective, bound, null, null, seconds, "");
  }

  /** Integers made exact and bounds kept to the bit, where the rows hold with that. */
  private double[] exact(LinearModel model, double[] x) {
    double[] exact = x.clone();
    for (int column = 0; column < x.length; column++) {
      double value = model.integer(column) ? Math.rint(x[column]) : x[column];
      exact[column] = Math.max(model.lower(column), Math.min(model.upper(column), value));
    }
    return recheck.violations(model, exact).isEmpty() ? exact : x;
  }
}
