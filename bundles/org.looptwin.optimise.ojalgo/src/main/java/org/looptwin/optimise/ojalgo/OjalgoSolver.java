package org.looptwin.optimise.ojalgo;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.looptwin.optimise.api.AnewSession;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Recheck;
import org.looptwin.optimise.api.Watch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * ojAlgo's simplex for linear models, with branch and bound of our own on top for mixed-integer
 * ones. One thread a solve, deterministic as long as neither time nor the watch ends it.
 *
 * <p>The solve runs in a thread of its own; the calling thread asks the watch ten times a second
 * and interrupts: ojAlgo looks at the interrupt before every simplex iteration.
 *
 * <p><b>Threads:</b> any.
 */
@Component(property = {"name=ojalgo", "service.ranking:Integer=0"})
public final class OjalgoSolver implements LinearSolver {
  private static final long ASK_EVERY_MILLIS = 100;
  private static final long WAIT_FOR_END_MILLIS = 1_000;

  private final ExecutorService executor;
  private final LongSupplier nanoClock;
  private final Recheck recheck = new Recheck(1e-6);

  @Activate
  public OjalgoSolver() {
    this(Executors.newCachedThreadPool(OjalgoSolver::daemon), System::nanoTime);
  }

  OjalgoSolver(ExecutorService executor, LongSupplier nanoClock) {
    this.executor = executor;
    this.nanoClock = nanoClock;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "ojalgo");
    thread.setDaemon(true);
    return thread;
  }

  @Deactivate
  void close() {
    executor.shutdownNow();
  }

  @Override
  public String name() {
    return "ojalgo";
  }

  @Override
  public String version() {
    return "57.1.0";
  }

  @Override
  public int practicalIntegers() {
    return 12;
  }

  @Override
  public LinearAnswer solve(LinearModel model, Budget budget, Watch watch) {
    Limits limits = new Limits(nanoClock, budget.time());
    if (watch.cancelled()) {
      return LinearAnswer.without(Status.CANCELLED, 0, "");
    }
    Solve solve = new Solve(model, recheck, limits, budget.gap());
    CompletableFuture<LinearAnswer> answer = new CompletableFuture<>();
    Future<?> running = executor.submit(() -> run(solve, answer));
    return watched(solve, answer, running, limits, watch);
  }

  private static void run(Solve solve, CompletableFuture<LinearAnswer> answer) {
    try {
      answer.complete(solve.run());
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }

  private LinearAnswer watched(
      Solve solve,
      CompletableFuture<LinearAnswer> answer,
      Future<?> running,
      Limits limits,
      Watch watch) {
    BranchAndBound.Progress told = BranchAndBound.Progress.NONE;
    boolean ended = false;
    try {
      while (true) {
        try {
          LinearAnswer found =
              answer.get(
                  limits.stopped() ? WAIT_FOR_END_MILLIS : ASK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
          ended = true;
          return found;
        } catch (TimeoutException stillRunning) {
          if (limits.stopped()) {
            return LinearAnswer.without(Status.CANCELLED, limits.seconds(), "");
          }
        }
        BranchAndBound.Progress now = solve.progress();
        if (now != told) {
          told = now;
          watch.progress(now.objective(), now.bound(), limits.seconds());
        }
        if (watch.cancelled()) {
          limits.stop();
          running.cancel(true);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return LinearAnswer.without(Status.CANCELLED, limits.seconds(), "interrupted");
    } catch (ExecutionException e) {
      ended = true;
      return LinearAnswer.without(
          Status.FAILED, limits.seconds(), "ojAlgo threw " + e.getCause() + ".");
    } finally {
      if (!ended) {
        limits.stop();
        running.cancel(true);
      }
    }
  }

  @Override
  public Session open(LinearModel model) {
    return new AnewSession(this, model);
  }
}
