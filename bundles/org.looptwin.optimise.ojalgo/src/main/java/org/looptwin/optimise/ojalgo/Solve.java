package org.looptwin.optimise.ojalgo;

import java.util.List;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.ModelChanges;
import org.looptwin.optimise.api.Recheck;
import org.ojalgo.optimisation.Optimisation.State;

/** One model from start to rechecked answer. Made for one call. */
final class Solve {
  private static final double PROVEN_ABSOLUTE = 1e-6;
  private static final double PROVEN_RELATIVE = 1e-9;

  private final LinearModel model;
  private final Recheck recheck;
  private final Limits limits;
  private final BranchAndBound search;
  private final double gap;

  Solve(LinearModel model, Recheck recheck, Limits limits, double gap) {
    this.model = model;
    this.recheck = recheck;
    this.limits = limits;
    this.gap = gap;
    this.search = model.hasIntegers() ? new BranchAndBound(model, recheck, limits, gap) : null;
  }

  /** What is known while {@link #run} goes on; NaN where nothing is. */
  BranchAndBound.Progress progress() {
    return search == null ? BranchAndBound.Progress.NONE : search.progress();
  }

  LinearAnswer run() {
    return search == null ? linear() : whole();
  }

  private LinearAnswer linear() {
    Relaxation relaxation = new Relaxation(model);
    Relaxation.Point point = relaxation.solve(limits);
    if (!point.optimal()) {
      return without(point.state());
    }
    List<String> wrong = recheck.violations(model, point.x());
    if (!wrong.isEmpty()) {
      return failed("ojAlgo gave a wrong solution: " + String.join("; ", wrong));
    }
    double[] duals = relaxation.rowDuals(point);
    double[] reduced = relaxation.reducedCosts(duals);
    boolean right = new DualBound(model).meets(point.objective(), duals, reduced);
    return new LinearAnswer(
        Status.OPTIMAL,
        point.x(),
        point.objective(),
        point.objective(),
        right ? duals : null,
        right ? reduced : null,
        limits.seconds(),
        "");
  }

  private LinearAnswer whole() {
    State state = search.run();
    BranchAndBound.Progress found = search.progress();
    if (state == State.UNBOUNDED) {
      return unboundedUnlessInfeasible();
    }
    if (state == State.OPTIMAL || state == State.APPROXIMATE) {
      boolean lost = state == State.OPTIMAL && !within(found);
      Status status = lost ? Status.TIME_LIMIT : state == State.OPTIMAL ? proven(found) : stop();
      return new LinearAnswer(
          status,
          found.x(),
          found.objective(),
          found.bound(),
          null,
          null,
          limits.seconds(),
          lost ? "A part of the search was lost to rounding; the gap is the proven one." : "");
    }
    return without(state);
  }

  private LinearAnswer unboundedUnlessInfeasible() {
    ModelChanges withoutCost = new ModelChanges(model);
    for (int column = 0; column < model.columns(); column++) {
      withoutCost.cost(column, 0);
    }
    LinearAnswer any = new Solve(withoutCost.model(), recheck, limits, gap).run();
    boolean exists = any.status() == Status.OPTIMAL || any.status() == Status.WITHIN_GAP;
    return LinearAnswer.without(
        exists ? Status.UNBOUNDED : any.status(), limits.seconds(), any.message());
  }

  private LinearAnswer without(State state) {
    if (state == State.INFEASIBLE) {
      return LinearAnswer.without(Status.INFEASIBLE, limits.seconds(), "");
    }
    if (state == State.UNBOUNDED) {
      return LinearAnswer.without(Status.UNBOUNDED, limits.seconds(), "");
    }
    return limits.over()
        ? LinearAnswer.without(stop(), limits.seconds(), "")
        : failed("ojAlgo ended in state " + state + ".");
  }

  private LinearAnswer failed(String why) {
    return LinearAnswer.without(Status.FAILED, limits.seconds(), why);
  }

  private Status stop() {
    return limits.stopped() ? Status.CANCELLED : Status.TIME_LIMIT;
  }

  /** Whether it is proven as well as was asked for. */
  private boolean within(BranchAndBound.Progress found) {
    double size = Math.abs(found.objective());
    double slack = Math.max(PROVEN_ABSOLUTE, PROVEN_RELATIVE * size);
    return found.objective() - found.bound() <= gap * size + slack;
  }

  private static Status proven(BranchAndBound.Progress found) {
    double slack = Math.max(PROVEN_ABSOLUTE, PROVEN_RELATIVE * Math.abs(found.objective()));
    return found.objective() - found.bound() <= slack ? Status.OPTIMAL : Status.WITHIN_GAP;
  }
}
