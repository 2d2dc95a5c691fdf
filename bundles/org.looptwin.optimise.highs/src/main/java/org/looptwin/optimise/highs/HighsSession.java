package org.looptwin.optimise.highs;

import org.looptwin.optimise.api.Basis;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.ModelChanges;
import org.looptwin.optimise.api.Watch;

/**
 * A model in HiGHS with its basis. Changes go straight into HiGHS. After a reset the next solve
 * starts in a HiGHS object made afresh from the model and the marked basis, so that no scaling,
 * factor or matrix order of earlier solves is left to change the last bit.
 */
final class HighsSession implements LinearSolver.Session {
  /** Below, both methods are quick, and ties are better broken always alike. */
  private static final int PRIMAL_FROM_COLUMNS = 16_000;

  private final HighsC api;
  private final HighsAnswers answers;
  private final ModelChanges changes;
  private HighsInstance highs;
  private Basis marked;
  private Basis guess;

  /** Whether anything but costs has changed since the marked basis. */
  private boolean limits;

  HighsSession(HighsC api, HighsAnswers answers, LinearModel model) {
    this.api = api;
    this.answers = answers;
    this.changes = new ModelChanges(model.relaxed());
  }

  @Override
  public void cost(int column, double cost) {
    changes.cost(column, cost);
    if (highs != null) {
      highs.cost(column, cost);
    }
  }

  @Override
  public void bounds(int column, double lower, double upper) {
    limits = true;
    changes.bounds(column, lower, upper);
    if (highs != null) {
      highs.bounds(column, lower, upper);
    }
  }

  @Override
  public void rowBounds(int row, double lower, double upper) {
    limits = true;
    changes.rowBounds(row, lower, upper);
    if (highs != null) {
      highs.rowBounds(row, lower, upper);
    }
  }

  @Override
  public void coefficient(int row, int column, double value) {
    limits = true;
    changes.coefficient(row, column, value);
    if (highs != null) {
      highs.coefficient(row, column, value);
    }
  }

  @Override
  public LinearAnswer solve(Budget budget, Watch watch) {
    if (watch.cancelled()) {
      return LinearAnswer.without(Status.CANCELLED, 0, "");
    }
    if (Remaining.nothing(budget)) {
      return LinearAnswer.without(Status.TIME_LIMIT, 0, "");
    }
    LinearModel model = changes.model();
    if (model.columns() == 0) {
      return answers.empty(model);
    }
    try {
      if (highs == null) {
        load(model);
      }
      highs.primal(marked != null && !limits && model.columns() >= PRIMAL_FROM_COLUMNS);
      highs.run(budget, watch);
      LinearAnswer answer = answers.read(highs, model);
      return answer.status() == Status.FAILED ? cold(model, budget, watch) : answer;
    } catch (HighsInstance.HighsException e) {
      return LinearAnswer.without(Status.FAILED, 0, e.getMessage());
    }
  }

  private void load(LinearModel model) {
    highs = new HighsInstance(api, model);
    if (marked != null) {
      highs.basis(marked);
    } else {
      begin();
    }
  }

  /** The dual simplex method, from where it all began: far from the end the primal one is slow. */
  private LinearAnswer cold(LinearModel model, Budget budget, Watch watch) {
    double before = highs.seconds();
    highs.forget();
    highs.primal(false);
    begin();
    highs.run(Remaining.of(budget, before), watch);
    return answers.read(highs, model);
  }

  private void begin() {
    if (guess != null && guess.square()) {
      highs.guess(guess);
    }
  }

  @Override
  public void mark() {
    marked = highs == null ? marked : highs.basis();
  }

  @Override
  public Basis basis() {
    return highs == null ? null : highs.basis();
  }

  @Override
  public void begin(Basis where) {
    guess = where;
  }

  @Override
  public void reset() {
    changes.clear();
    limits = false;
    close();
  }

  @Override
  public void close() {
    if (highs != null) {
      highs.close();
      highs = null;
    }
  }
}
