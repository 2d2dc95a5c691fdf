package org.looptwin.optimise.milp;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.looptwin.model.network.Node;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.ModelChanges;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.milp.robust.Norm;
import org.looptwin.optimise.milp.robust.TangentCuts;

/**
 * Flow LPs with their sites fixed, or chosen by the bounds of their columns, kept warm inside a
 * linear solver, one for each structure.
 *
 * <p>A session is opened on the base problem, solved and marked; every later solve changes what
 * differs, solves from the marked basis and takes everything back. So an answer depends on its
 * problem alone, never on what was solved before.
 *
 * <p><b>Threads:</b> any; solves wait for each other.
 */
final class FlowSessions implements Flows {
  private static final int KEPT = 3;
  private static final int LOOK_AGAIN_MILLIS = 100;

  private final LinearSolver solver;
  private final Map<Structure, Warm> open = new LinkedHashMap<>(8, 0.75f, true);
  private final ReentrantLock turns = new ReentrantLock();

  FlowSessions(LinearSolver solver) {
    this.solver = solver;
  }

  @Override
  public LinearAnswer solve(PlanningModel model, Deadline deadline, Watch watch) {
    return solve(model, model.matrix(), deadline, watch);
  }

  @Override
  public LinearAnswer solve(PlanningModel full, Set<String> open, Deadline deadline, Watch watch) {
    ModelChanges chosen = new ModelChanges(full.matrix());
    List<Node> recyclers = full.instance().sets().recyclers();
    for (int r = 0; r < recyclers.size(); r++) {
      double one = open.contains(recyclers.get(r).id()) ? 1 : 0;
      chosen.bounds(full.sites().column(r), one, one);
    }
    return solve(full, chosen.model(), deadline, watch);
  }

  private LinearAnswer solve(
      PlanningModel planning, LinearModel model, Deadline deadline, Watch watch) {
    if (!turn(deadline, watch)) {
      Status status = watch.cancelled() ? Status.CANCELLED : Status.TIME_LIMIT;
      return LinearAnswer.without(status, deadline.seconds(), "Another plan was being solved.");
    }
    try {
      return alone(planning, model, deadline, watch);
    } finally {
      turns.unlock();
    }
  }

  /** Waits while another solve runs, as long as there is time. */
  private boolean turn(Deadline deadline, Watch watch) {
    try {
      boolean mine = turns.tryLock();
      while (!mine && !deadline.past() && !watch.cancelled()) {
        mine = turns.tryLock(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      }
      return mine;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private LinearAnswer alone(
      PlanningModel planning, LinearModel model, Deadline deadline, Watch watch) {
    List<Norm> norms = planning.risk().norms();
    if (!norms.isEmpty()) {
      return new TangentCuts(solver).relaxed(model, norms, deadline.left(), watch);
    }
    Structure structure = Structure.of(planning.instance().problem());
    Warm warm = open.get(structure);
    if (warm == null) {
      warm = start(structure, deadline, watch);
      if (warm == null) {
        return solver.solve(model, deadline.left(), watch);
      }
      keep(structure, warm);
    }
    ModelDifference difference = new ModelDifference(warm.base, model);
    if (difference.possible()) {
      LinearAnswer answer = warm.solve(difference, deadline.left(), watch);
      if (answer.status() != Status.FAILED) {
        return answer;
      }
    }
    return solver.solve(model, deadline.left(), watch);
  }

  /** A marked session, or null when the base problem itself has no answer. */
  private Warm start(Structure structure, Deadline deadline, Watch watch) {
    Instance instance = Instance.of(structure.base());
    LinearModel base = new PlanningModel(instance).matrix();
    MeanPeriod mean = MeanPeriod.of(instance, solver, deadline.left(), watch);
    LinearSolver.Session session = solver.open(base);
    session.begin(mean.start(base, instance.periods(), false));
    LinearAnswer answer = session.solve(deadline.left(), watch);
    if (answer.status() != Status.OPTIMAL) {
      session.close();
      return null;
    }
    session.mark();
    session.reset();
    return new Warm(base, session);
  }

  private void keep(Structure structure, Warm warm) {
    open.put(structure, warm);
    Iterator<Warm> eldest = open.values().iterator();
    while (open.size() > KEPT) {
      eldest.next().session.close();
      eldest.remove();
    }
  }

  @Override
  public void close() {
    turns.lock();
    try {
      open.values().forEach(warm -> warm.session.close());
      open.clear();
    } finally {
      turns.unlock();
    }
  }

  private record Warm(LinearModel base, LinearSolver.Session session) {
    LinearAnswer solve(ModelDifference difference, Budget budget, Watch watch) {
      try {
        difference.applyTo(session);
        return session.solve(budget, watch);
      } finally {
        session.reset();
      }
    }
  }
}
