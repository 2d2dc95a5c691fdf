package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Concession;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Protection;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Watch;

/**
 * Says what would have to give way for an infeasible question to have a plan: recycling centres to
 * open where their being closed is all that is in the way, else the least weighted total of kWh by
 * which limits are missed. Protection that only costs is left out; recourse forbids, too: its
 * limits give way for all packs that may stay away. Free sites are taken as open, since an open one
 * forbids nothing.
 */
final class Relaxation {
  /** The rest is for the question without recourse, which takes far less. */
  private static final double RECOURSE_SHARE = 0.8;

  private final PlanningProblem problem;
  private final LinearSolver solver;

  Relaxation(PlanningProblem problem, LinearSolver solver) {
    boolean forbids = problem.protection() instanceof Protection.Recourse;
    this.problem = forbids ? problem : problem.with(Protection.NONE);
    this.solver = solver;
  }

  /** Nothing when no limit is in the way, or when that was not found out in time. */
  Optional<Answer.Infeasible> find(Deadline deadline, Watch watch) {
    if (!(problem.protection() instanceof Protection.Recourse)) {
      return smallest(problem, deadline, watch);
    }
    return smallest(problem, deadline.share(RECOURSE_SHARE), watch)
        .or(() -> expected(deadline, watch));
  }

  /** Where what fewer packs forbid was not found out: what is in the way already without that. */
  private Optional<Answer.Infeasible> expected(Deadline deadline, Watch watch) {
    return smallest(problem.with(Protection.NONE), deadline, watch)
        .map(
            none -> {
              List<String> sentences = new ArrayList<>(none.relaxation());
              sentences.add(
                  "That is enough when as many packs come back as expected; whether it is for fewer"
                      + " was not found out in time. Maybe give it more time.");
              return new Answer.Infeasible(sentences);
            });
  }

  private Optional<Answer.Infeasible> smallest(
      PlanningProblem asked, Deadline deadline, Watch watch) {
    boolean fixed = asked.sites().kind() == Sites.Kind.FIXED;
    if (fixed) {
      List<Concession> sites = new SiteRelief(asked, solver).find(deadline, watch);
      if (!sites.isEmpty()) {
        return Optional.of(
            new Answer.Infeasible(sites.stream().map(Concession::sentence).toList(), sites));
      }
    }
    PlanningModel planning = new PlanningModel(Instance.of(fixed ? asked : widest(asked)));
    ElasticModel elastic = new ElasticModel(planning);
    try (LinearSolver.Session session = solver.open(elastic.model())) {
      SmallestGive smallest = new SmallestGive(elastic, session, deadline, watch);
      return smallest.found()
          ? Optional.of(new RelaxationReport(elastic, smallest).answer())
          : Optional.empty();
    }
  }

  private static PlanningProblem widest(PlanningProblem asked) {
    Set<String> all = new TreeSet<>();
    asked.reference().extended().nodes().forEach(node -> all.add(node.id()));
    asked.reference().network().nodes().forEach(node -> all.add(node.id()));
    return asked.with(Sites.fixed(all));
  }
}
