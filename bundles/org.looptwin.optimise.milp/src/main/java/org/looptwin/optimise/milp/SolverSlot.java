package org.looptwin.optimise.milp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of a linear solver that may come and go. A newcomer takes the new calls; calls in
 * flight end, cancelled, before the one that leaves is let go.
 */
final class SolverSlot {
  private static final Logger LOG = LoggerFactory.getLogger(SolverSlot.class);
  private static final int PATIENCE_SECONDS = 3;

  private final List<Tenant> tenants = new CopyOnWriteArrayList<>();

  void bind(LinearSolver solver) {
    tenants.add(new Tenant(solver, Effort.of(solver).flows(solver)));
  }

  void unbind(LinearSolver solver) {
    for (Tenant tenant : tenants) {
      if (tenant.solver == solver) {
        tenants.remove(tenant);
        tenant.leave();
      }
    }
  }

  /** Whether it is taken by a linear solver that is trusted with whole models. */
  boolean full() {
    Tenant newest = newest();
    return newest != null && Effort.of(newest.solver) == Effort.FULL;
  }

  /** Whether nobody else has taken it. */
  boolean only(LinearSolver solver) {
    return tenants.stream().allMatch(tenant -> tenant.solver == solver);
  }

  boolean taken() {
    return !tenants.isEmpty();
  }

  /** Runs work with the solver present; empty when there is none. */
  <T> Optional<T> use(Watch watch, Work<T> work) {
    while (!tenants.isEmpty()) {
      Tenant tenant = newest();
      if (tenant != null && tenant.lock.readLock().tryLock()) {
        try {
          if (!tenant.leaving) {
            return Optional.of(work.with(tenant.solver, tenant.flows, tenant.watch(watch)));
          }
        } finally {
          tenant.lock.readLock().unlock();
        }
      }
    }
    return Optional.empty();
  }

  private Tenant newest() {
    Tenant newest = null;
    for (Tenant tenant : tenants) {
      newest = tenant;
    }
    return newest;
  }

  /** What is done with a solver. */
  interface Work<T> {
    T with(LinearSolver solver, Flows flows, Watch watch);
  }

  private static final class Tenant {
    private final LinearSolver solver;
    private final Flows flows;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile boolean leaving;

    Tenant(LinearSolver solver, Flows flows) {
      this.solver = solver;
      this.flows = flows;
    }

    Watch watch(Watch caller) {
      return new Watch() {
        @Override
        public boolean cancelled() {
          return leaving || caller.cancelled();
        }

        @Override
        public boolean reasons() {
          return caller.reasons();
        }

        @Override
        public void progress(double objective, double bound, double seconds) {
          caller.progress(objective, bound, seconds);
        }
      };
    }

    void leave() {
      leaving = true;
      boolean alone = false;
      try {
        alone = lock.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (alone) {
          flows.close();
        } else {
          LOG.warn(
              "Linear solver {} still runs {} s after it was cancelled; its sessions stay open.",
              solver.name(),
              PATIENCE_SECONDS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        if (alone) {
          lock.writeLock().unlock();
        }
      }
    }
  }
}
