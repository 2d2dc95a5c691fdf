package org.looptwin.forecast.record;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.looptwin.forecast.api.Reasons;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reasons of the newest forecasts, looked into on a thread of its own since members are asked for
 * them, who may be slow. A moment after they were begun nobody waits for them any more: they are
 * there when somebody asks later.
 *
 * <p><b>Threads:</b> any.
 */
final class Explanations implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Explanations.class);

  private final Function<Asked, Reasons> explain;
  private final long momentNanos;
  private final Map<String, Sought> byTarget = new ConcurrentHashMap<>();
  private final ExecutorService thread = LiveRecord.single("forecast-reasons");

  private record Sought(Asked asked, Future<Reasons> found, long until) {}

  Explanations(Function<Asked, Reasons> explain, long momentMs) {
    this.explain = explain;
    this.momentNanos = TimeUnit.MILLISECONDS.toNanos(momentMs);
  }

  /**
   * In place of those of an earlier forecast of the target; nothing when they are sought or found.
   */
  void begin(Asked asked) {
    try {
      byTarget.compute(asked.target(), (target, before) -> sought(asked, before));
    } catch (RejectedExecutionException e) {
      LOG.debug("Nobody looks into {} any more", asked.target(), e);
    }
  }

  private Sought sought(Asked asked, Sought before) {
    boolean again = before != null && before.asked().equals(asked);
    if (again && !failed(before.found())) {
      return before;
    }
    if (before != null) {
      before.found().cancel(true);
    }
    return new Sought(
        asked, thread.submit(() -> found(asked, again)), System.nanoTime() + momentNanos);
  }

  private static boolean failed(Future<Reasons> ended) {
    if (!ended.isDone()) {
      return false;
    }
    try {
      ended.get();
      return false;
    } catch (ExecutionException | CancellationException e) {
      return true; // told by the thread that sought them
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * @param again whether the log knows that they could not be found
   */
  private Reasons found(Asked asked, boolean again) {
    try {
      return explain.apply(asked);
    } catch (RuntimeException e) {
      if (again) {
        LOG.debug("The reasons of the forecast of {} can still not be found", asked.target(), e);
      } else {
        LOG.warn("The reasons of the forecast of {} cannot be found", asked.target(), e);
      }
      throw e;
    }
  }

  /** Empty while they are sought, and when they could not be found; then begin again. */
  Optional<Reasons> of(Asked asked) {
    Sought sought = byTarget.get(asked.target());
    if (sought == null || !sought.asked().equals(asked)) {
      return Optional.empty();
    }
    try {
      long left = Math.max(0, sought.until() - System.nanoTime());
      return Optional.of(sought.found().get(left, TimeUnit.NANOSECONDS));
    } catch (TimeoutException | CancellationException e) {
      LOG.debug("The reasons of {} are still sought", asked.target());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      LOG.debug("The reasons of {} were not found", asked.target(), e);
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
