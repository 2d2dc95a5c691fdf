package org.looptwin.plugin.live;

import org.looptwin.optimise.api.Watch;

/**
 * A watch that says "cancelled" as soon as nobody waits for the answer any more, and lets go of the
 * caller then: a solver that goes on for ever holds nothing.
 */
final class Leash implements Watch, AutoCloseable {
  private volatile Watch caller;

  Leash(Watch caller) {
    this.caller = caller;
  }

  @Override
  public boolean cancelled() {
    Watch present = caller;
    return present == null || present.cancelled();
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
