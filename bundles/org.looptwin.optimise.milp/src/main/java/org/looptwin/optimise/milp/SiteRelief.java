package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.looptwin.model.network.Node;
import org.looptwin.optimise.api.Concession;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.ModelChanges;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Watch;

/**
 * Which centres that are fixed closed must open, by deletion: all open, then closed again one by
 * one, small ones first, where a plan remains. So none of those named can be spared, but for those
 * of which it is said that this was not found out in time.
 */
final class SiteRelief {
  private final PlanningProblem problem;
  private final LinearSolver solver;

  SiteRelief(PlanningProblem problem, LinearSolver solver) {
    this.problem = problem;
    this.solver = solver;
  }

  /** Empty when no centre is closed, or when opening them all does not help. */
  List<Concession> find(Deadline deadline, Watch watch) {
    PlanningModel free = new PlanningModel(Instance.of(problem.with(Sites.FREE)));
    List<Node> centres = free.instance().sets().recyclers();
    List<Integer> closed =
        IntStream.range(0, centres.size())
            .filter(r -> !problem.sites().open().contains(centres.get(r).id()))
            .boxed()
            .sorted(Comparator.comparingDouble(r -> centres.get(r).capKwhMonth()))
            .toList();
    if (closed.isEmpty()) {
      return List.of();
    }
    try (LinearSolver.Session session = solver.open(withoutCosts(free))) {
      for (int r = 0; r < centres.size(); r++) {
        session.bounds(free.sites().column(r), 1, 1);
      }
      return needed(free, closed, session, deadline, watch);
    }
  }

  private static List<Concession> needed(
      PlanningModel free,
      List<Integer> closed,
      LinearSolver.Session session,
      Deadline deadline,
      Watch watch) {
    if (!session.solve(deadline.left(), watch).hasSolution()) {
      return List.of();
    }
    List<Concession> needed = new ArrayList<>();
    for (int r : closed) {
      int column = free.sites().column(r);
      session.bounds(column, 0, 0);
      LinearAnswer without = session.solve(deadline.left(), watch);
      if (!without.hasSolution()) {
        session.bounds(column, 1, 1);
        boolean proven = without.status() == LinearAnswer.Status.INFEASIBLE;
        needed.add(concession(free.instance().sets().recyclers().get(r), proven));
      }
    }
    return needed;
  }

  private static LinearModel withoutCosts(PlanningModel planning) {
    ModelChanges changes = new ModelChanges(planning.matrix());
    for (int column = 0; column < planning.matrix().columns(); column++) {
      changes.cost(column, 0);
    }
    return changes.model();
  }

  private static Concession concession(Node centre, boolean proven) {
    String why =
        proven
            ? "but the plan needs what it recovers; open it too"
            : "there is a plan with it open; whether there is one without was not found out in time";
    return new Concession(
        Concession.Kind.SITE,
        centre.id(),
        null,
        0,
        1,
        "site",
        "%s is fixed closed, %s.".formatted(centre.id(), why));
  }
}
