package org.looptwin.coordinate.markov.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.looptwin.coordinate.api.NoValueException;

/**
 * An answer, or why there is none, that is kept for a minute. While one caller computes the others
 * get the last one; only for the very first do they wait, and not for long.
 */
final class KeptAdvice {
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final long PATIENCE_SECONDS = 5;

  private final Source source;
  private final Clock clock;
  private final ReentrantLock computing = new ReentrantLock();
  private volatile Kept last;

  /** Where answers come from; may take seconds. */
  @FunctionalInterface
  interface Source {
    Map<String, Object> at(Instant now) throws NoValueException;
  }

  /**
   * @param answer null where there is none
   * @param none why; null where there is an answer
   * @param failure why it could not even be tried; null where it could
   */
  private record Kept(
      Instant at, Map<String, Object> answer, NoValueException none, RuntimeException failure) {
    boolean fresh(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(KEPT));
    }

    Map<String, Object> told() throws NoValueException {
      if (none != null) {
        throw none;
      }
      if (failure != null) {
        throw failure;
      }
      return answer;
    }
  }

  KeptAdvice(Source source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * @throws NoValueException when there is no answer, or the first is still being computed
   * @throws IllegalStateException when what it is computed from does not answer
   */
  Map<String, Object> advice() throws NoValueException {
    Kept now = last;
    if (now != null && now.fresh(clock.instant())) {
      return now.told();
    }
    if (!mine(now == null)) {
      return other().told();
    }
    try {
      return current().told();
    } finally {
      computing.unlock();
    }
  }

  private boolean mine(boolean patient) {
    try {
      return patient ? computing.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS) : computing.tryLock();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Kept other() throws NoValueException {
    Kept before = last;
    if (before == null) {
      throw new NoValueException("the advice is still being computed. Maybe ask again shortly");
    }
    return before;
  }

  /** Within the lock; another may have computed meanwhile. */
  private Kept current() {
    Instant now = clock.instant();
    Kept before = last;
    if (before == null || !before.fresh(now)) {
      last = computed(now);
    }
    return last;
  }

  private Kept computed(Instant now) {
    try {
      return new Kept(now, source.at(now), null, null);
    } catch (NoValueException e) {
      return new Kept(now, null, e, null);
    } catch (RuntimeException e) {
      return new Kept(now, null, null, e);
    }
  }
}
