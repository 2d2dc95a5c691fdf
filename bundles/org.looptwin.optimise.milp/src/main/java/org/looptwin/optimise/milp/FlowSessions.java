package org.looptwin.optimise.milp;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.looptwin.model.network.Node;
import org.looptwin.optimise.api.Budget;
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

  private final LinearSolver solver;
  private final Map<Structure, Warm> open = new LinkedHashMap<>(8, 0.75f, true);

  FlowSessions(LinearSolver solver) {
    this.solver = solver;
  }

  @Override
  public LinearAnswer solve(PlanningModel model, Budget budget, Watch watch) {
    return solve(model, model.matrix(), budget, watch);
  }

  @Override
  public LinearAnswer solve(PlanningModel full, Set<String> open, Budget budget, Watch watch) {
    ModelChanges chosen = new ModelChanges(full.matrix());
    List<Node> recyclers = full.instance().sets().recyclers();
    for (int r = 0; r < recyclers.size(); r++) {
      double one = open.contains(recyclers.get(r).id()) ? 1 : 0;
      chosen.bounds(full.sites().column(r), one, one);
    }
    return solve(full, chosen.model(), budget, watch);
  }

  private synchronized LinearAnswer solve(
      PlanningModel planning, LinearModel model, Budget budget, Watch watch) {
    long began = System.nanoTime();
    List<Norm> norms = planning.risk().norms();
    if (!norms.isEmpty()) {
      return new TangentCuts(solver).relaxed(model, norms, budget, watch);
    }
    Structure structure = Structure.of(planning.instance().problem());
    Warm warm = open.get(structure);
    if (warm == null) {
      warm = start(structure, budget, watch);
      if (warm == null) {
        return solver.solve(model, budget, watch);
      }
      keep(structure, warm);
    }
    ModelDifference difference = new ModelDifference(warm.base, model);
    if (difference.possible()) {
      LinearAnswer answer = warm.solve(difference, minus(budget, began), watch);
      if (answer.status() != Status.FAILED) {
        return answer;
      }
    }
    return solver.solve(model, minus(budget, began), watch);
  }

  /** A marked session, or null when the base problem itself has no answer. */
  private Warm start(Structure structure, Budget budget, Watch watch) {
    long began = System.nanoTime();
    Instance instance = Instance.of(structure.base());
    LinearModel base = new PlanningModel(instance).matrix();
    MeanPeriod mean = MeanPeriod.of(instance, solver, budget, watch);
    LinearSolver.Session session = solver.open(base);
    session.begin(mean.start(base, instance.periods(), false));
    LinearAnswer answer = session.solve(minus(budget, began), watch);
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

  static Budget minus(Budget budget, long beganNanos) {
    Duration spent = Duration.ofNanos(System.nanoTime() - beganNanos);
    Duration left = budget.time().minus(spent);
    return new Budget(left.isNegative() ? Duration.ZERO : left, budget.gap(), budget.seed());
  }

  @Override
  public synchronized void close() {
    open.values().forEach(warm -> warm.session.close());
    open.clear();
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
