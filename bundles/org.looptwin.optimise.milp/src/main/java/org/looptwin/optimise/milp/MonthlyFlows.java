package org.looptwin.optimise.milp;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.milp.robust.TangentCuts;

/**
 * Flows month by month, each from the stocks the month before left: twelve small models instead of
 * a large one, for a linear solver that is slow on large ones. A month does not see the next, so
 * the plan is feasible but not proven; {@link MeanBound} says what it may lose. Where a month has
 * no answer, which need not mean that the whole has none, the whole is solved at once.
 *
 * <p><b>Threads:</b> any; keeps nothing.
 */
final class MonthlyFlows implements Flows {
  private final LinearSolver solver;

  MonthlyFlows(LinearSolver solver) {
    this.solver = solver;
  }

  @Override
  public LinearAnswer solve(PlanningModel model, Deadline deadline, Watch watch) {
    double before = deadline.seconds();
    StockTargets targets = new StockTargets(model.instance(), solver, deadline.left(), watch);
    Assembly assembly = new Assembly(model);
    Instance whole = model.instance();
    double[][] stock = whole.values().startKwh();
    double[] returns = whole.values().startReturnsKwh();
    for (int t = 0; t < whole.periods(); t++) {
      PlanningModel month = new PlanningModel(whole.month(t, stock, targets.at(t), returns));
      LinearAnswer answer =
          new TangentCuts(solver)
              .solve(month.matrix(), month.risk().norms(), deadline.left(), watch);
      if (answer.status() == Status.INFEASIBLE) {
        return new TangentCuts(solver)
            .solve(model.matrix(), model.risk().norms(), deadline.left(), watch);
      }
      if (!answer.hasSolution()) {
        return LinearAnswer.without(
            answer.status(),
            deadline.seconds() - before,
            "Month %d: %s".formatted(t + 1, answer.message()));
      }
      assembly.add(month.matrix(), answer);
      assembly.settle(model, t);
      stock = stocks(month, answer.x());
      returns = returns(month, answer.x());
    }
    return assembly.answer(model.risk(), deadline.seconds() - before);
  }

  private static double[][] stocks(PlanningModel month, double[] x) {
    Sets sets = month.instance().sets();
    double[][] stocks = new double[sets.plants().size()][sets.materials().size()];
    for (int b = 0; b < stocks.length; b++) {
      for (int k = 0; k < stocks[b].length; k++) {
        stocks[b][k] = Math.max(0, x[month.plants().stock(b, k, 0)]);
      }
    }
    return stocks;
  }

  private static double[] returns(PlanningModel month, double[] x) {
    double[] returns = new double[month.instance().sets().recyclers().size()];
    for (int r = 0; r < returns.length; r++) {
      returns[r] = Math.max(0, x[month.recycling().held(r, 0)]);
    }
    return returns;
  }

  /** The model of fixed sites has the columns of the full one in the same order. */
  @Override
  public LinearAnswer solve(PlanningModel full, Set<String> open, Deadline deadline, Watch watch) {
    PlanningProblem chosen = full.instance().problem().with(Sites.fixed(open));
    return solve(new PlanningModel(Instance.of(chosen)), deadline, watch);
  }

  @Override
  public void close() {
    // nothing is held
  }

  /** The months' answers put into the columns and rows of the whole, by their names. */
  private static final class Assembly {
    private final LinearModel whole;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private final double[] x;
    private final double[] reduced;
    private final double[] duals;
    private boolean priced = true;

    Assembly(PlanningModel model) {
      whole = model.matrix();
      x = new double[whole.columns()];
      reduced = new double[whole.columns()];
      duals = new double[whole.rows()];
      for (int column = 0; column < x.length; column++) {
        columns.put(whole.columnName(column), column);
      }
      for (int row = 0; row < duals.length; row++) {
        rows.put(whole.rowName(row), row);
      }
    }

    void add(LinearModel month, LinearAnswer answer) {
      priced &= answer.rowDuals() != null && answer.reducedCosts() != null;
      for (int column = 0; column < month.columns(); column++) {
        int at = columns.get(month.columnName(column));
        x[at] = answer.x()[column];
        reduced[at] = priced ? answer.reducedCosts()[column] : 0;
      }
      for (int row = 0; row < month.rows() && priced; row++) {
        duals[rows.get(month.rowName(row))] = answer.rowDuals()[row];
      }
    }

    /** Months may have aimed at more than the floor; only what is below the floor is charged. */
    void settle(PlanningModel model, int t) {
      Sets sets = model.instance().sets();
      for (int b = 0; b < sets.plants().size() && !model.instance().last(t); b++) {
        for (int k = 0; k < sets.materials().size(); k++) {
          double stock = x[model.plants().stock(b, k, t)];
          x[model.plants().below(b, k, t)] = Math.max(0, model.instance().floorStockKwh(b) - stock);
        }
      }
    }

    LinearAnswer answer(RiskTerms risk, double seconds) {
      risk.complete(x);
      return new LinearAnswer(
          Status.WITHIN_GAP,
          x,
          whole.objective(x),
          Double.NaN,
          priced ? duals : null,
          priced ? reduced : null,
          seconds,
          "");
    }
  }
}
