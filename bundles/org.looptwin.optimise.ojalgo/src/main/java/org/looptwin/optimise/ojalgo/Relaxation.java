package org.looptwin.optimise.ojalgo;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.optimise.api.LinearModel;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.ModelEntity;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Optimisation.ConstraintType;
import org.ojalgo.optimisation.Optimisation.State;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.linear.LinearSolver;
import org.ojalgo.type.keyvalue.EntryPair;
import org.ojalgo.type.keyvalue.EntryPair.KeyedPrimitive;

/**
 * A model without its integers in ojAlgo's phased simplex (dual, then primal). Column bounds may be
 * changed between solves; the next one then starts from the last optimal basis. ojAlgo's presolve
 * is not used: it would change the rows the duals belong to.
 */
final class Relaxation {
  private final LinearModel model;
  private final double[] lower;
  private final double[] upper;
  private final List<Integer> free = new ArrayList<>();
  private final int[] place;
  private Optimisation.Options options;
  private LinearSolver solver;
  private boolean warm;
  private Point last;

  Relaxation(LinearModel model) {
    this.model = model;
    this.lower = new double[model.columns()];
    this.upper = new double[model.columns()];
    this.place = new int[model.columns()];
    for (int column = 0; column < lower.length; column++) {
      lower[column] = model.lower(column);
      upper[column] = model.upper(column);
      place[column] = lower[column] == upper[column] ? -1 : free.size();
      if (place[column] >= 0) {
        free.add(column);
      }
    }
  }

  double lower(int column) {
    return lower[column];
  }

  double upper(int column) {
    return upper[column];
  }

  /**
   * Changes the bounds of a column that the model does not fix. A bound that comes or goes has the
   * next solve begin anew: ojAlgo's basis is wrong then.
   */
  void bounds(int column, double low, double high) {
    if (lower[column] == low && upper[column] == high) {
      return;
    }
    boolean sameEnds =
        Double.isFinite(lower[column]) == Double.isFinite(low)
            && Double.isFinite(upper[column]) == Double.isFinite(high);
    lower[column] = low;
    upper[column] = high;
    last = null;
    if (warm) {
      warm = sameEnds && solver.updateRange(place[column], low, high);
    }
  }

  /** Solves with the present bounds. */
  Point solve(Limits limits) {
    if (last != null) {
      return last;
    }
    if (emptyRowFails()) {
      return new Point(State.INFEASIBLE, null, Double.NaN, null);
    }
    if (free.isEmpty()) {
      return allFixed();
    }
    Point point = warm ? run(limits) : cold(limits);
    if (warm && point.state() != State.OPTIMAL && !limits.over()) {
      point = cold(limits);
    }
    warm = point.state() == State.OPTIMAL;
    last = warm ? point : null;
    return point;
  }

  private Point cold(Limits limits) {
    options = new Optimisation.Options();
    solver = LinearSolver.newSolver(expressions());
    return run(limits);
  }

  private Point run(Limits limits) {
    options.time_abort = limits.millisLeft();
    Optimisation.Result result = solver.solve();
    State state = result.getState();
    if (!state.isFeasible()) {
      return new Point(state, null, Double.NaN, null);
    }
    double[] x = lower.clone();
    for (int at = 0; at < place.length; at++) {
      if (place[at] >= 0) {
        x[at] = Math.min(upper[at], Math.max(lower[at], result.doubleValue(place[at])));
      }
    }
    return new Point(state, x, model.objective(x), result);
  }

  private boolean emptyRowFails() {
    for (int row = 0; row < model.rows(); row++) {
      boolean empty = model.rowStart(row) == model.rowStart(row + 1);
      if (empty && (model.rowLower(row) > 0 || model.rowUpper(row) < 0)) {
        return true;
      }
    }
    return false;
  }

  private Point allFixed() {
    for (int row = 0; row < model.rows(); row++) {
      double activity = model.activity(row, lower);
      double slack = 1e-9 * Math.max(1, Math.abs(activity));
      if (activity < model.rowLower(row) - slack || activity > model.rowUpper(row) + slack) {
        return new Point(State.INFEASIBLE, null, Double.NaN, null);
      }
    }
    return new Point(State.OPTIMAL, lower.clone(), model.objective(lower), null);
  }

  private ExpressionsBasedModel expressions() {
    ExpressionsBasedModel expressions = new ExpressionsBasedModel(options);
    for (int column = 0; column < lower.length; column++) {
      Variable variable = expressions.newVariable("c" + column).weight(model.cost(column));
      if (Double.isFinite(lower[column])) {
        variable.lower(lower[column]);
      }
      if (Double.isFinite(upper[column])) {
        variable.upper(place[column] >= 0 ? roomy(column) : upper[column]);
      }
    }
    for (int row = 0; row < model.rows(); row++) {
      if (model.rowStart(row) < model.rowStart(row + 1)) {
        fill(expressions.newExpression(Integer.toString(row)), row);
      }
    }
    return expressions;
  }

  /** ojAlgo leaves out fixed variables; one that branching has fixed must keep its place. */
  private double roomy(int column) {
    return lower[column] == upper[column] ? Math.nextUp(upper[column]) : upper[column];
  }

  private void fill(Expression expression, int row) {
    if (Double.isFinite(model.rowLower(row))) {
      expression.lower(model.rowLower(row));
    }
    if (Double.isFinite(model.rowUpper(row))) {
      expression.upper(model.rowUpper(row));
    }
    for (int entry = model.rowStart(row); entry < model.rowStart(row + 1); entry++) {
      expression.set(model.entryColumn(entry), model.entryValue(entry));
    }
  }

  /** Duals of the last optimal point by row: d objective / d right-hand side. */
  double[] rowDuals(Point point) {
    double[] duals = new double[model.rows()];
    if (point.result() == null) {
      return duals;
    }
    int slack = free.size();
    for (KeyedPrimitive<EntryPair<ModelEntity<?>, ConstraintType>> row :
        point.result().getDualValues()) {
      ModelEntity<?> entity = row.getKey().left();
      duals[Integer.parseInt(entity.getName())] -=
          solver.getReducedGradient(slack++) * entity.getAdjustmentFactor();
    }
    return duals;
  }

  /** {@code cost - A' duals}, by column. */
  double[] reducedCosts(double[] duals) {
    double[] reduced = new double[model.columns()];
    for (int column = 0; column < reduced.length; column++) {
      reduced[column] = model.cost(column);
    }
    for (int row = 0; row < model.rows(); row++) {
      for (int entry = model.rowStart(row); entry < model.rowStart(row + 1); entry++) {
        reduced[model.entryColumn(entry)] -= duals[row] * model.entryValue(entry);
      }
    }
    return reduced;
  }

  /**
   * @param x null when the state has none
   */
  record Point(State state, double[] x, double objective, Optimisation.Result result) {
    boolean optimal() {
      return state.isOptimal();
    }
  }
}
