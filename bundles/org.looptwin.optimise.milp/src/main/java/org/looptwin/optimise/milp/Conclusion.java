package org.looptwin.optimise.milp;

import java.util.List;
import java.util.Locale;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.model.plan.SolverInfo;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Recheck;

/**
 * Makes an answer of a solution: rechecks it row by row on the full model, sums its objective from
 * the parts, and says how far it is proven.
 */
final class Conclusion {
  private static final double OPTIMAL_GAP = 1e-6;
  private static final double OBJECTIVE_TOLERANCE = 1e-6;

  private final Effort effort;
  private final SolverInfo solver;
  private final PlanningProblem problem;
  private final PlanningModel full;
  private final Budget budget;
  private final boolean cancelled;

  Conclusion(
      Effort effort,
      SolverInfo solver,
      PlanningProblem problem,
      PlanningModel full,
      Budget budget,
      boolean cancelled) {
    this.effort = effort;
    this.solver = solver;
    this.problem = problem;
    this.full = full;
    this.budget = budget;
    this.cancelled = cancelled;
  }

  Answer of(Candidate candidate, double bound, double seconds) {
    LinearAnswer flows = within(full.matrix(), candidate.flows());
    List<String> violations = new Recheck(1e-6).violations(full.matrix(), flows.x());
    if (!violations.isEmpty()) {
      return new Answer.Failed(
          "%s returned a plan that breaks the model: %s."
              .formatted(solver.name(), String.join("; ", violations)));
    }
    CostParts parts = full.parts(flows.x());
    double objective = parts.sumEur();
    double size = Math.max(1, Math.abs(objective));
    if (Math.abs(objective - flows.objective()) > OBJECTIVE_TOLERANCE * size) {
      return new Answer.Failed(
          String.format(
              Locale.ROOT,
              "%s claims an objective of %.2f EUR, but the parts sum to %.2f EUR.",
              solver.name(),
              flows.objective(),
              objective));
    }
    double proven = Math.min(objective, Math.max(bound, least(full.matrix())));
    Plan plan = plan(new PlanReader(candidate.model(), flows), parts, proven, seconds);
    return plan.status() == PlanStatus.TIME_LIMIT
        ? new Answer.OutOfBudget(plan, because(plan.gap()))
        : new Answer.Solved(plan);
  }

  private Plan plan(PlanReader reader, CostParts parts, double bound, double seconds) {
    double gap = (parts.sumEur() - bound) / Math.max(1e-9, Math.abs(parts.sumEur()));
    boolean free = full.instance().sitesFree();
    return reader.plan(
        problem,
        new PlanReader.Proof(
            status(gap),
            parts,
            bound,
            gap,
            free ? null : gap,
            free ? 100 * gap : null,
            solver,
            seconds,
            budget.seed()));
  }

  private PlanStatus status(double gap) {
    if (gap <= OPTIMAL_GAP) {
      return PlanStatus.OPTIMAL;
    }
    return gap <= budget.gap() ? PlanStatus.WITHIN_GAP : PlanStatus.TIME_LIMIT;
  }

  private String because(double gap) {
    if (cancelled) {
      return "Cancelled; the best plan so far is given.";
    }
    return String.format(
        Locale.ROOT,
        "The plan is proven within %.3f %%, but %.3f %% was asked for. Maybe %s.",
        100 * gap,
        100 * budget.gap(),
        effort == Effort.LIGHT
            ? "ask for a wider gap, or use the solver highs"
            : "give it more time than %.0f s".formatted(budget.time().toMillis() / 1000.0));
  }

  /** The answer with its values brought back inside their bounds: solvers miss them by 1e-9. */
  private static LinearAnswer within(LinearModel matrix, LinearAnswer flows) {
    double[] x = flows.x().clone();
    for (int column = 0; column < x.length; column++) {
      double slack = 1e-6 * Math.max(1, Math.abs(x[column]));
      double inside = Math.max(matrix.lower(column), Math.min(matrix.upper(column), x[column]));
      x[column] = Math.abs(inside - x[column]) <= slack ? inside : x[column];
    }
    return new LinearAnswer(
        flows.status(),
        x,
        flows.objective(),
        flows.bound(),
        flows.rowDuals(),
        flows.reducedCosts(),
        flows.seconds(),
        flows.message());
  }

  /** What the bounds of the columns alone prove. */
  private static double least(LinearModel matrix) {
    double least = 0;
    for (int column = 0; column < matrix.columns(); column++) {
      double cost = matrix.cost(column);
      least += cost == 0 ? 0 : cost * (cost > 0 ? matrix.lower(column) : matrix.upper(column));
    }
    return least;
  }
}
