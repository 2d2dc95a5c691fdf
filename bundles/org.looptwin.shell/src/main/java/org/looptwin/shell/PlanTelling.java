package org.looptwin.shell;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.looptwin.compliance.api.Compliance;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Protection;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Solver;
import org.looptwin.shell.plan.PlanStory;
import org.looptwin.shell.plan.SetWords;

/** Finds out what a plan's story takes: what the law says of it, what its protection costs. */
final class PlanTelling {
  private static final double LEAST_SECONDS = 10;

  /** Beyond the time limit. */
  private static final double GRACE_SECONDS = 2;

  private final Shell shell;
  private final Budget budget;

  PlanTelling(Shell shell, Budget budget) {
    this.shell = shell;
    this.budget = budget;
  }

  PlanStory story(PlanningProblem problem, Plan plan) {
    Case reference = problem.reference();
    LocalDate on = plan.start().atDay(1);
    List<Finding> findings =
        shell
            .services()
            .need(Compliance.class)
            .assess(new Evidence(reference, plan, TwinSnapshot.empty(reference.name())), on);
    return new PlanStory(problem, plan, findings, on, protection(problem, plan));
  }

  private List<String> protection(PlanningProblem problem, Plan plan) {
    if (plan.uncertainty() == null) {
      return List.of();
    }
    String currency = problem.reference().parameters().currency();
    SetWords words = new SetWords(plan.uncertainty(), problem.protection(), currency);
    return words.lines(plan, expected(problem, plan));
  }

  /**
   * The same sites for the set's expected values alone, by the best solver, in twice the time that
   * the plan took, as far as the time limit leaves that; null when it is not found, or the plan is
   * of another model.
   */
  private Plan expected(PlanningProblem problem, Plan plan) {
    if (problem.policy().equals(PlanningProblem.PAPER_LITERAL)) {
      return null;
    }
    PlanningProblem calm =
        problem
            .with(problem.outlooks().atNominal(plan.uncertainty()), null, "deterministic")
            .with(Protection.NONE)
            .with(Sites.fixed(openRecyclers(problem, plan)));
    Duration time = expectedTime(budget.time(), plan.seconds());
    Budget some = new Budget(time, budget.gap(), budget.seed());
    return shell.services().all(Solver.class).stream()
        .filter(solver -> solver.accepts(calm))
        .findFirst()
        .map(solver -> solver.solve(calm, some, shell.watch()))
        .map(answer -> answer.<Plan>read(Answer.Solved::plan, l -> null, n -> null, b -> null))
        .orElse(null);
  }

  /**
   * @param limit of the plan
   * @param seconds that it took
   */
  static Duration expectedTime(Duration limit, double seconds) {
    double wanted = Math.max(LEAST_SECONDS, 2 * seconds);
    double left = Math.max(GRACE_SECONDS, limit.toMillis() / 1000.0 - seconds);
    return Duration.ofMillis((long) (1000 * Math.min(wanted, left)));
  }

  static Set<String> openRecyclers(PlanningProblem problem, Plan plan) {
    Set<String> centres =
        problem.reference().extended().nodes(NodeType.RECYCLING_CENTRE).stream()
            .map(node -> node.id())
            .collect(Collectors.toSet());
    return plan.sites().entrySet().stream()
        .filter(site -> site.getValue() && centres.contains(site.getKey()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
