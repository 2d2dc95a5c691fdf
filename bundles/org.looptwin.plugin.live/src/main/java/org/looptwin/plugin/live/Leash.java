package org.looptwin.plugin.live;

import java.time.Duration;
import org.looptwin.optimise.api.Watch;

/**
 * A watch that says "cancelled" as soon as nobody waits for the answer any more, and lets go of the
 * caller then: a solver that goes on for ever holds nothing.
 */
final class Leash implements Watch, AutoCloseable {
  private final long begun = System.nanoTime();
  private final Duration budget;
  private volatile Watch caller;

  /**
   * @param budget after which it says "cancelled", too
   */
  Leash(Watch caller, Duration budget) {
    this.caller = caller;
    this.budget = budget;
  }

  @Override
  public boolean cancelled() {
    Watch present = caller;
    return present == null || present.cancelled() || System.nanoTime() - begun > budget.toNanos();
  }

  @Override
  public void progress(double objective, double bound, double seconds) {
    Watch present = caller;
    if (present != null) {
      present.progress(objective, bound, seconds);
    }
  }

  @Override
  public void close() {
    caller = null;
  }
}
