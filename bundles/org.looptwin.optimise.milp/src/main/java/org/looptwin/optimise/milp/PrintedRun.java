package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.model.plan.SolverInfo;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.CommodityMode;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Recheck;
import org.looptwin.optimise.api.Watch;

/** A question put to study A's printed model, with what the house's own model says beside it. */
final class PrintedRun {
  private static final double OPTIMAL_GAP = 1e-6;

  private final LinearSolver solver;
  private final Flows flows;
  private final PlanningProblem problem;
  private final Deadline deadline;
  private final Watch watch;

  PrintedRun(
      LinearSolver solver, Flows flows, PlanningProblem problem, Deadline deadline, Watch watch) {
    this.solver = solver;
    this.flows = flows;
    this.problem = problem;
    this.deadline = deadline;
    this.watch = watch;
  }

  /** Whether a problem asks for the printed model. */
  static boolean asked(PlanningProblem problem) {
    return problem.policy().equals(PlanningProblem.PAPER_LITERAL);
  }

  /** The printed model of a question. */
  static PrintedModel model(PlanningProblem problem) {
    return model(problem, true);
  }

  private static PrintedModel model(PlanningProblem problem, boolean demand) {
    return new PrintedModel(Instance.of(lithium(problem, problem.policy())), demand);
  }

  private static PlanningProblem lithium(PlanningProblem problem, String policy) {
    return new PlanningProblem(
        problem.reference(),
        problem.subset(),
        CommodityMode.LITHIUM,
        problem.months(),
        policy,
        problem.outlooks(),
        problem.uncertainty(),
        problem.initial(),
        problem.sites(),
        problem.changePriceEurKwh(),
        problem.twinRevision());
  }

  Answer answer() {
    PrintedModel model = model(problem);
    LinearAnswer found = solver.solve(model.matrix(), deadline.left(), watch);
    if (!found.hasSolution()) {
      return without(found);
    }
    List<String> violations = new Recheck(1e-6).violations(model.matrix(), found.x());
    if (!violations.isEmpty()) {
      return new Answer.Failed(
          "%s returned a plan that breaks the printed model: %s."
              .formatted(solver.name(), String.join("; ", violations)));
    }
    CostParts parts = model.parts(found.x());
    double bound = Double.isNaN(found.bound()) ? Double.NEGATIVE_INFINITY : found.bound();
    double proven = Math.min(parts.sumEur(), Math.max(bound, model.bracketEur()));
    double gap = (parts.sumEur() - proven) / Math.max(1e-9, Math.abs(parts.sumEur()));
    PlanStatus status =
        gap <= OPTIMAL_GAP
            ? PlanStatus.OPTIMAL
            : gap <= deadline.asked().gap() ? PlanStatus.WITHIN_GAP : PlanStatus.TIME_LIMIT;
    boolean free = model.instance().sitesFree();
    List<String> sentences = sentences(model);
    PlanReader.Proof proof =
        new PlanReader.Proof(
            status,
            parts,
            proven,
            gap,
            free ? null : gap,
            free ? 100 * gap : null,
            new SolverInfo(solver.name(), solver.version()),
            deadline.seconds(),
            deadline.asked().seed());
    Plan plan = new PrintedPlan(model, found.x()).plan(problem, proof, sentences);
    return status == PlanStatus.TIME_LIMIT
        ? new Answer.OutOfBudget(
            plan, "The gap asked for was not proven in time. Maybe give it more time.")
        : new Answer.Solved(plan);
  }

  private List<String> sentences(PrintedModel model) {
    List<String> said = new ArrayList<>();
    String currency = problem.reference().parameters().currency();
    said.add(
        say(
            "%.1f million %s of its disruption are eq. 4's third bracket, which no decision changes.",
            model.bracketEur() / 1e6, currency));
    LinearAnswer bare = solver.solve(model(problem, false).matrix(), deadline.left(), watch);
    if (bare.hasSolution()) {
      said.add(
          say(
              "Without the row for demand its cheapest plan makes nothing and costs %.1f million %s.",
              bare.objective() / 1e6, currency));
    }
    Answer own = new PlanRun(solver, flows, lithium(problem, "dynamic"), deadline, watch).answer();
    Plan house = own.read(Answer.Solved::plan, Answer.OutOfBudget::best, n -> null, f -> null);
    if (house != null) {
      CostParts parts = house.parts();
      said.add(
          say(
              "Beside it the planning model of this house, the same values, lithium alone: %.1f"
                  + " million %s: operating %.1f, purchase %.1f, carbon %.1f, disruption %.1f,"
                  + " shortage %.1f, change %.1f.",
              house.objectiveEur() / 1e6,
              currency,
              parts.operatingEur() / 1e6,
              parts.purchaseEur() / 1e6,
              parts.carbonEur() / 1e6,
              parts.disruptionEur() / 1e6,
              parts.shortageEur() / 1e6,
              parts.changeEur() / 1e6));
    }
    return said;
  }

  private Answer without(LinearAnswer found) {
    return switch (found.status()) {
      case INFEASIBLE ->
          new Answer.Infeasible(
              List.of(
                  "Study A's printed model has no plan: its plants cannot make what is asked for, or"
                      + " its open centres cannot take 80 % of the retired packs (eq. 8 and 9)."));
      case CANCELLED -> new Answer.OutOfBudget(null, "Cancelled before a plan was found.");
      case TIME_LIMIT, OPTIMAL, WITHIN_GAP ->
          new Answer.OutOfBudget(
              null,
              "No plan was found in %s s.".formatted(deadline.asked().time().toMillis() / 1000.0));
      default ->
          new Answer.Failed(
              "%s ended with %s. %s".formatted(solver.name(), found.status(), found.message()));
    };
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
