package org.looptwin.optimise.milp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.milp.robust.Linear;
import org.looptwin.optimise.milp.robust.Norm;
import org.looptwin.optimise.milp.robust.TangentCuts;

/**
 * What a plan does not tell and the protection decides, chosen anew for given flows by a linear
 * programme: the measures that lower emissions where the carbon price is uncertain, and the rules
 * of recourse. Flows that miss a row by what solvers round off are given that much; flows that no
 * choice goes with stay as they are, so that the rows they break can be named.
 */
final class OpenChoice {
  /** Half of what an audit lets pass. */
  private static final double ROUNDED = PlanAudit.TOLERANCE / 2;

  private static final Budget TIME = new Budget(Duration.ofSeconds(10), 1e-7, 1);

  private final PlanningModel model;
  private final LinearModel matrix;
  private final double[] x;

  OpenChoice(PlanningModel model, double[] x) {
    this.model = model;
    matrix = model.matrix();
    this.x = x;
  }

  /**
   * Sets what is open in x; leaves x as it is when no choice goes with the flows, or when none was
   * found.
   *
   * @return whether it is known what is open, or that nothing goes with the flows
   */
  boolean choose(LinearSolver solver) {
    Status exact = choose(solver, 0);
    Status status = exact == Status.INFEASIBLE ? choose(solver, ROUNDED) : exact;
    return status == Status.OPTIMAL || status == Status.WITHIN_GAP || status == Status.INFEASIBLE;
  }

  /**
   * @param slack by which rows may be missed, relative to their greatest term
   */
  private Status choose(LinearSolver solver, double slack) {
    Map<Integer, Integer> small = new HashMap<>();
    LinearModel.Builder builder = LinearModel.builder("open choice");
    for (int column = 0; column < matrix.columns(); column++) {
      if (open(matrix.columnName(column))) {
        small.put(
            column,
            builder.column(
                matrix.columnName(column),
                matrix.lower(column),
                matrix.upper(column),
                matrix.cost(column)));
      }
    }
    for (int row = 0; row < matrix.rows(); row++) {
      row(builder, row, small, slack);
    }
    int one = builder.column("settled", 1, 1, 0);
    List<Norm> norms = model.risk().norms().stream().map(norm -> shrunk(norm, small, one)).toList();
    LinearAnswer answer = new TangentCuts(solver).solve(builder.build(), norms, TIME, Watch.NONE);
    if (answer.hasSolution()) {
      small.forEach((column, at) -> x[column] = answer.x()[at]);
    }
    return answer.status();
  }

  private static boolean open(String name) {
    return name.startsWith("abate[")
        || name.startsWith("emitted[")
        || name.startsWith("theta[carbon")
        || name.startsWith("nu[carbon")
        || name.startsWith("tau[")
        || RecourseTerms.own(name);
  }

  /** The row's open columns; what the others make is moved to its limits. */
  private void row(
      LinearModel.Builder builder, int row, Map<Integer, Integer> small, double slack) {
    double rest = 0;
    double size = 1;
    boolean any = false;
    for (int e = matrix.rowStart(row); e < matrix.rowStart(row + 1); e++) {
      if (small.containsKey(matrix.entryColumn(e))) {
        any = true;
      } else {
        double term = matrix.entryValue(e) * x[matrix.entryColumn(e)];
        rest += term;
        size = Math.max(size, Math.abs(term));
      }
    }
    if (any) {
      double low = matrix.rowLower(row) - rest - slack * size;
      int at = builder.row(matrix.rowName(row), low, matrix.rowUpper(row) - rest + slack * size);
      for (int e = matrix.rowStart(row); e < matrix.rowStart(row + 1); e++) {
        Integer column = small.get(matrix.entryColumn(e));
        if (column != null) {
          builder.entry(at, column, matrix.entryValue(e));
        }
      }
    }
  }

  /** What settled columns add to a term becomes the coefficient of a column fixed at 1. */
  private Norm shrunk(Norm norm, Map<Integer, Integer> small, int one) {
    List<Linear> terms = new ArrayList<>();
    for (Linear term : norm.terms()) {
      Map<Integer, Double> sum = new HashMap<>();
      for (int i = 0; i < term.size(); i++) {
        Integer open = small.get(term.column(i));
        double rest = open == null ? term.coefficient(i) * x[term.column(i)] : 0;
        sum.merge(one, rest, Double::sum);
        if (open != null) {
          sum.merge(open, term.coefficient(i), Double::sum);
        }
      }
      terms.add(Linear.of(sum));
    }
    return new Norm(norm.name(), small.get(norm.tau()), norm.omega(), terms);
  }
}
