package org.looptwin.optimise.highs;

import java.io.IOException;
import java.nio.file.Path;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Recheck;
import org.looptwin.optimise.api.Watch;

/**
 * HiGHS: dual simplex for linear models, branch and cut for mixed-integer ones; one thread,
 * deterministic as long as neither time nor the watch ends a solve.
 *
 * <p><b>Threads:</b> any; every call has a HiGHS object of its own.
 */
public final class HighsSolver implements LinearSolver {
  private final HighsC api;
  private final HighsAnswers answers;

  HighsSolver(HighsC api, Recheck recheck) {
    this.api = api;
    this.answers = new HighsAnswers(recheck);
  }

  /**
   * Unpacks and loads the library.
   *
   * @param folder where the shared library is unpacked to; created when missing
   * @throws IOException when it cannot be written
   * @throws UnsatisfiedLinkError when there is no library for this system, or it does not load
   */
  public static HighsSolver unpackedTo(Path folder) throws IOException {
    return new HighsSolver(HighsLibrary.load(folder), new Recheck(1e-6));
  }

  @Override
  public String name() {
    return "highs";
  }

  @Override
  public String version() {
    return api.version();
  }

  @Override
  public int practicalIntegers() {
    return 20_000;
  }

  @Override
  public LinearAnswer solve(LinearModel model, Budget budget, Watch watch) {
    if (watch.cancelled()) {
      return LinearAnswer.without(Status.CANCELLED, 0, "");
    }
    if (Remaining.nothing(budget)) {
      return LinearAnswer.without(Status.TIME_LIMIT, 0, "");
    }
    if (model.columns() == 0) {
      return answers.empty(model);
    }
    try (HighsInstance highs = new HighsInstance(api, model)) {
      highs.run(budget, watch);
      if (highs.status() == HighsC.UNBOUNDED_OR_INFEASIBLE) {
        return unboundedOrInfeasible(model, Remaining.of(budget, highs.seconds()), watch);
      }
      LinearAnswer answer = answers.read(highs, model);
      return answer.status() == Status.FAILED ? again(highs, model, budget, watch) : answer;
    } catch (HighsInstance.HighsException e) {
      return LinearAnswer.without(Status.FAILED, 0, e.getMessage());
    }
  }

  /** A second try without presolve, where most numerical trouble comes from. */
  private LinearAnswer again(HighsInstance highs, LinearModel model, Budget budget, Watch watch) {
    double before = highs.seconds();
    highs.forget();
    highs.option("presolve", "off");
    highs.run(Remaining.of(budget, before), watch);
    return answers.read(highs, model);
  }

  /** Without costs nothing is unbounded: a feasible model was. */
  private LinearAnswer unboundedOrInfeasible(LinearModel model, Budget budget, Watch watch) {
    try (HighsInstance highs = new HighsInstance(api, model)) {
      for (int column = 0; column < model.columns(); column++) {
        highs.cost(column, 0);
      }
      highs.run(budget, watch);
      LinearAnswer answer = answers.read(highs, model);
      return answer.status() == Status.OPTIMAL || answer.status() == Status.WITHIN_GAP
          ? LinearAnswer.without(Status.UNBOUNDED, answer.seconds(), "")
          : answer;
    }
  }

  @Override
  public Session open(LinearModel model) {
    return new HighsSession(api, answers, model);
  }
}
