package org.looptwin.optimise.milp;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Set;
import org.looptwin.optimise.api.Basis;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;

/**
 * Branch and bound over the sites alone, best bound first, each branch from the basis of the one
 * before: for the last bit that the linear relaxation leaves open. It begins with that relaxation,
 * and ends with it when too much is left or when the solver keeps no basis.
 */
final class SiteBranches {
  private static final int MOST_BRANCHES = 60;

  /** From so many times the gap asked for on, cuts and heuristics are the better way. */
  private static final double WORTH_TRYING = 3;

  private static final double WHOLE = 1e-6;
  private static final byte FREE = -1;

  private final LinearSolver.Session session;
  private final PlanningModel model;
  private final double gap;
  private final PriorityQueue<Branch> open =
      new PriorityQueue<>(Comparator.comparingDouble(Branch::boundEur));

  private double bestEur;
  private Set<String> best;

  /** The least bound of the branches that were cut off. */
  private double cutEur = Double.POSITIVE_INFINITY;

  private double rootEur = Double.NEGATIVE_INFINITY;

  private SiteBranches(
      LinearSolver.Session session, PlanningModel model, double bestEur, double gap) {
    this.session = session;
    this.model = model;
    this.bestEur = bestEur;
    this.gap = gap;
  }

  /**
   * Bounds what any choice of sites can save on a known plan.
   *
   * @param knownEur what the known plan costs
   * @param gap at which it may stop, relative
   * @param guess where the relaxation may begin; null when unknown
   */
  static Result search(
      LinearSolver solver,
      PlanningModel model,
      double knownEur,
      double gap,
      Basis guess,
      Deadline deadline,
      Watch watch) {
    try (LinearSolver.Session session = solver.open(model.matrix())) {
      session.begin(guess);
      return new SiteBranches(session, model, knownEur, gap).search(deadline, watch);
    }
  }

  private Result search(Deadline deadline, Watch watch) {
    byte[] free = new byte[model.instance().sets().recyclers().size()];
    Arrays.fill(free, FREE);
    if (!look(free, Double.NEGATIVE_INFINITY, deadline.left(), watch)) {
      return new Result(Double.NEGATIVE_INFINITY, null);
    }
    int most = session.basis() == null ? 1 : MOST_BRANCHES;
    for (int count = 1; count < most && !open.isEmpty() && near(); count++) {
      Branch branch = open.poll();
      for (byte side = 0; side <= 1; side++) {
        byte[] sites = branch.sites.clone();
        sites[branch.site] = side;
        if (!look(sites, branch.boundEur, deadline.left(), watch)) {
          open.add(branch);
          return result();
        }
      }
    }
    return result();
  }

  private Result result() {
    if (best == null && open.isEmpty() && cutEur == Double.POSITIVE_INFINITY) {
      // Every branch was called infeasible, the known plan's too: a verdict of the numbers' noise.
      return new Result(rootEur, null);
    }
    double left = open.isEmpty() ? Double.POSITIVE_INFINITY : open.peek().boundEur;
    return new Result(Math.min(bestEur, Math.min(cutEur, left)), best);
  }

  private boolean near() {
    return bestEur - open.peek().boundEur <= WORTH_TRYING * gap * Math.abs(bestEur);
  }

  /** Solves a branch; false when there was no time left. */
  private boolean look(byte[] sites, double parentEur, Budget budget, Watch watch) {
    for (int r = 0; r < sites.length; r++) {
      session.bounds(
          model.sites().column(r),
          sites[r] == FREE ? 0 : sites[r],
          sites[r] == FREE ? 1 : sites[r]);
    }
    LinearAnswer answer = session.solve(budget, watch);
    if (answer.status() == Status.INFEASIBLE) {
      return true;
    }
    if (answer.status() != Status.OPTIMAL) {
      return false;
    }
    if (parentEur == Double.NEGATIVE_INFINITY) {
      rootEur = answer.objective();
    }
    sort(sites, answer, Math.max(parentEur, answer.objective()));
    return true;
  }

  private void sort(byte[] sites, LinearAnswer answer, double boundEur) {
    int site = widest(answer.x());
    if (site < 0 && answer.objective() < bestEur) {
      bestEur = answer.objective();
      best = SiteChoice.open(model, answer.x());
    }
    if (site < 0 || boundEur >= bestEur - gap * Math.abs(bestEur)) {
      cutEur = Math.min(cutEur, boundEur);
    } else {
      open.add(new Branch(boundEur, sites, site));
    }
  }

  /** The site whose rounding moves most fixed cost; -1 when all are whole. */
  private int widest(double[] x) {
    LinearModel matrix = model.matrix();
    int widest = -1;
    double most = 0;
    for (int r = 0; r < model.instance().sets().recyclers().size(); r++) {
      int column = model.sites().column(r);
      double part = Math.min(x[column], 1 - x[column]);
      double moved = part * Math.max(1, Math.abs(matrix.cost(column)));
      if (part > WHOLE && moved > most) {
        most = moved;
        widest = r;
      }
    }
    return widest;
  }

  /**
   * @param boundEur no plan that keeps these sites is cheaper
   * @param sites 0 closed, 1 open, else free
   * @param site the one to decide on next
   */
  private record Branch(double boundEur, byte[] sites, int site) {}

  /**
   * @param boundEur no plan is cheaper; minus infinity when not even the relaxation was solved
   * @param open sites of a cheaper plan; null when none was found
   */
  record Result(double boundEur, Set<String> open) {}
}
