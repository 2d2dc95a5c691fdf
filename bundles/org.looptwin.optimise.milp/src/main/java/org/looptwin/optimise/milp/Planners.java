package org.looptwin.optimise.milp;

import java.util.Comparator;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Solver;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Makes a planner of every linear solver that comes: a {@link Solver} of the same name. Linear
 * solvers of one name share it, so that one that leaves hands over to its successor.
 */
@Component(service = Planners.class, immediate = true)
public final class Planners {
  /** Rankings of the house's own; others bring theirs. */
  private static final Map<String, Integer> HOUSE = Map.of("highs", 100, "ojalgo", 10);

  private final Registrar registrar;
  private final Map<String, Entry> entries = new HashMap<>();

  @Activate
  public Planners(BundleContext context) {
    this(
        (planner, properties) ->
            context.registerService(Solver.class, planner, properties)::unregister);
  }

  Planners(Registrar registrar) {
    this.registrar = registrar;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindLinearSolver(LinearSolver solver, Map<String, Object> properties) {
    Entry entry;
    synchronized (entries) {
      entry =
          entries.computeIfAbsent(
              solver.name(), name -> new Entry(name, ranking(name, properties)));
      entry.planner.slot().bind(solver);
    }
    entry.open(registrar);
  }

  void unbindLinearSolver(LinearSolver solver) {
    Entry entry;
    boolean last;
    synchronized (entries) {
      entry = entries.get(solver.name());
      last = entry != null && entry.planner.slot().only(solver);
      if (last) {
        entries.remove(solver.name());
      }
    }
    if (last) {
      entry.close();
    }
    if (entry != null) {
      entry.planner.slot().unbind(solver);
    }
  }

  private static int ranking(String name, Map<String, Object> properties) {
    Object own = properties.get(Constants.SERVICE_RANKING);
    return HOUSE.getOrDefault(name, own instanceof Integer number ? number : 0);
  }

  /**
   * The linear solver for flows and audits: one that serves unasked before one that serves only by
   * name (a negative ranking), then one that is trusted with whole models, of the house before
   * others, then by ranking.
   */
  Optional<SolverSlot> best() {
    synchronized (entries) {
      return entries.values().stream()
          .max(
              Comparator.<Entry, Boolean>comparing(entry -> entry.ranking >= 0)
                  .thenComparing(entry -> entry.planner.slot().full())
                  .thenComparing(entry -> HOUSE.containsKey(entry.planner.name()))
                  .thenComparing(entry -> entry.ranking))
          .map(entry -> entry.planner.slot());
    }
  }

  /** The service registry. */
  interface Registrar {
    /**
     * @return how to unregister
     */
    Runnable register(Solver planner, Dictionary<String, Object> properties);
  }

  /** A planner and its registration. */
  private static final class Entry {
    private final LinearPlanner planner;
    private final int ranking;
    private Runnable registration;
    private boolean closed;

    Entry(String name, int ranking) {
      planner = new LinearPlanner(name);
      this.ranking = ranking;
    }

    synchronized void open(Registrar registrar) {
      if (registration == null && !closed) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("name", planner.name());
        properties.put(Constants.SERVICE_RANKING, ranking);
        registration = registrar.register(planner, properties);
      }
    }

    synchronized void close() {
      closed = true;
      if (registration != null) {
        registration.run();
        registration = null;
      }
    }
  }
}
