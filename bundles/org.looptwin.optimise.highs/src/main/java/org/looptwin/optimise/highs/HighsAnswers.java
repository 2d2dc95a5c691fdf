package org.looptwin.optimise.highs;

import java.util.List;
import java.util.stream.IntStream;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.Recheck;

/** Reads what came of a run into a rechecked answer. */
final class HighsAnswers {
  private static final double PROVEN_ABSOLUTE = 1e-6;
  private static final double PROVEN_RELATIVE = 1e-9;

  private final Recheck recheck;

  HighsAnswers(Recheck recheck) {
    this.recheck = recheck;
  }

  /**
   * @param model what was solved, with every change in it
   */
  LinearAnswer read(HighsInstance highs, LinearModel model) {
    boolean whole = model.hasIntegers();
    int status = highs.status();
    double seconds = highs.seconds();
    boolean none = status == HighsC.INFEASIBLE || status == HighsC.UNBOUNDED;
    if (none && dropsEntries(model)) {
      return LinearAnswer.without(
          Status.FAILED,
          seconds,
          "HiGHS drops entries below %s.".formatted(HighsInstance.SMALLEST));
    }
    if (status == HighsC.INFEASIBLE) {
      return LinearAnswer.without(Status.INFEASIBLE, seconds, "");
    }
    if (status == HighsC.UNBOUNDED) {
      return LinearAnswer.without(Status.UNBOUNDED, seconds, "");
    }
    boolean stopped = status == HighsC.TIME_LIMIT || status == HighsC.INTERRUPTED;
    if (status != HighsC.OPTIMAL && !stopped) {
      return LinearAnswer.without(
          Status.FAILED, seconds, "HiGHS ended with model status " + status + ".");
    }
    if (!highs.hasPoint()) {
      return stopped
          ? new LinearAnswer(
              stop(status),
              null,
              Double.NaN,
              whole ? finite(highs.mipBound()) : Double.NaN,
              null,
              null,
              seconds,
              "")
          : LinearAnswer.without(Status.FAILED, seconds, "HiGHS gave no solution.");
    }
    return checked(highs, model, whole, status);
  }

  /** Whether rows are not what they were: that nothing fits them proves nothing then. */
  private static boolean dropsEntries(LinearModel model) {
    return IntStream.range(0, model.nonZeros())
        .mapToDouble(model::entryValue)
        .anyMatch(value -> value != 0 && Math.abs(value) <= HighsInstance.SMALLEST);
  }

  /** The answer for a model without columns, which HiGHS takes for an error. */
  LinearAnswer empty(LinearModel model) {
    if (!recheck.violations(model, new double[0]).isEmpty()) {
      return LinearAnswer.without(Status.INFEASIBLE, 0, "");
    }
    double[] duals = new double[model.rows()];
    return new LinearAnswer(Status.OPTIMAL, new double[0], 0, 0, duals, new double[0], 0, "");
  }

  private LinearAnswer checked(HighsInstance highs, LinearModel model, boolean whole, int status) {
    HighsInstance.Point point = highs.point();
    double[] x = whole ? snapped(model, point.column()) : point.column();
    List<String> wrong = recheck.violations(model, x);
    if (!wrong.isEmpty() && whole) {
      x = point.column();
      wrong = recheck.violations(model, x);
    }
    if (!wrong.isEmpty()) {
      return LinearAnswer.without(
          Status.FAILED,
          highs.seconds(),
          "HiGHS gave a wrong solution: " + String.join("; ", wrong));
    }
    boolean optimal = status == HighsC.OPTIMAL;
    double objective = model.objective(x);
    double bound = Double.NaN;
    if (whole) {
      bound = Math.min(objective, finite(highs.mipBound()));
    } else if (optimal) {
      bound = objective;
    }
    return new LinearAnswer(
        optimal ? proven(objective, bound) : stop(status),
        x,
        objective,
        bound,
        whole || !optimal ? null : point.rowDual(),
        whole || !optimal ? null : point.columnDual(),
        highs.seconds(),
        "");
  }

  private static Status proven(double objective, double bound) {
    double slack = Math.max(PROVEN_ABSOLUTE, PROVEN_RELATIVE * Math.abs(objective));
    return objective - bound <= slack ? Status.OPTIMAL : Status.WITHIN_GAP;
  }

  private static Status stop(int status) {
    return status == HighsC.TIME_LIMIT ? Status.TIME_LIMIT : Status.CANCELLED;
  }

  private static double finite(double bound) {
    return Math.abs(bound) >= 1e300 ? Double.NaN : bound;
  }

  private static double[] snapped(LinearModel model, double[] x) {
    double[] whole = x.clone();
    for (int column = 0; column < x.length; column++) {
      if (model.integer(column)) {
        whole[column] = Math.rint(x[column]);
      }
    }
    return whole;
  }
}
