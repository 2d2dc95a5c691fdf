package org.looptwin.optimise.milp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.looptwin.model.network.Node;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.SolverInfo;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.ExactFlows;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Watch;

/** Flows for one choice of sites after another. */
final class SiteFlows implements ExactFlows {
  private final PlanningProblem problem;
  private final PlanningModel full;
  private final LinearSolver solver;
  private final Flows flows;
  private final long began = System.nanoTime();

  SiteFlows(PlanningProblem problem, LinearSolver solver, Flows flows) {
    this.problem = problem;
    this.solver = solver;
    this.flows = flows;
    full = new PlanningModel(Instance.of(problem));
  }

  @Override
  public List<String> sites() {
    return full.instance().sitesFree()
        ? full.instance().sets().recyclers().stream().map(Node::id).toList()
        : List.of();
  }

  @Override
  public Optional<Double> costEur(Set<String> open, Watch watch) {
    LinearAnswer answer = flows.solve(fixedTo(open), Budget.DEFAULT, watch);
    return answer.hasSolution() ? Optional.of(answer.objective()) : Optional.empty();
  }

  @Override
  public double boundEur() {
    double mean = new MeanBound(solver).eur(full.instance(), Budget.DEFAULT, Watch.NONE);
    return Math.max(mean, new MasterSearch(solver).boundEur(full, Budget.DEFAULT, Watch.NONE));
  }

  @Override
  public Plan plan(
      Set<String> open, String name, String version, double boundEur, Budget budget, Watch watch) {
    PlanningModel chosen = fixedTo(open);
    LinearAnswer answer = flows.solve(chosen, budget, watch);
    if (!answer.hasSolution()) {
      throw new IllegalArgumentException("No plan exists with the sites %s.".formatted(open));
    }
    return new Conclusion(
            Effort.FULL, new SolverInfo(name, version), problem, full, budget, watch.cancelled())
        .of(new Candidate(chosen, answer), boundEur, (System.nanoTime() - began) / 1e9)
        .read(
            Answer.Solved::plan,
            Answer.OutOfBudget::best,
            none -> null,
            failed -> {
              throw new IllegalStateException(failed.because());
            });
  }

  private PlanningModel fixedTo(Set<String> open) {
    return new PlanningModel(
        Instance.of(full.instance().sitesFree() ? problem.with(Sites.fixed(open)) : problem));
  }

  @Override
  public void close() {
    flows.close();
  }
}
