package org.looptwin.optimise.milp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Concession;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Protection;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Watch;

/**
 * Says what would have to give way for an infeasible question to have a plan: recycling centres to
 * open where their being closed is all that is in the way, else the least weighted total of kWh by
 * which limits are missed. Protection costs but forbids nothing and is left out. Free sites are
 * taken as open, since an open one forbids nothing.
 */
final class Relaxation {
  private final PlanningProblem problem;
  private final LinearSolver solver;

  Relaxation(PlanningProblem problem, LinearSolver solver) {
    this.problem = problem.with(Protection.NONE);
    this.solver = solver;
  }

  /** Nothing when no limit is in the way, or when that was not found out in time. */
  Optional<Answer.Infeasible> find(Deadline deadline, Watch watch) {
    boolean fixed = problem.sites().kind() == Sites.Kind.FIXED;
    if (fixed) {
      List<Concession> sites = new SiteRelief(problem, solver).find(deadline, watch);
      if (!sites.isEmpty()) {
        return Optional.of(
            new Answer.Infeasible(sites.stream().map(Concession::sentence).toList(), sites));
      }
    }
    PlanningModel planning = new PlanningModel(Instance.of(fixed ? problem : widest()));
    ElasticModel elastic = new ElasticModel(planning);
    try (LinearSolver.Session session = solver.open(elastic.model())) {
      SmallestGive smallest = new SmallestGive(elastic, session, deadline, watch);
      return smallest.found()
          ? Optional.of(new RelaxationReport(elastic, smallest).answer())
          : Optional.empty();
    }
  }

  private PlanningProblem widest() {
    Set<String> all = new TreeSet<>();
    problem.reference().extended().nodes().forEach(node -> all.add(node.id()));
    problem.reference().network().nodes().forEach(node -> all.add(node.id()));
    return problem.with(Sites.fixed(all));
  }
}
