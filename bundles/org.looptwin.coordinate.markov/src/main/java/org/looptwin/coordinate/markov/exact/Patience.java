package org.looptwin.coordinate.markov.exact;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Asks also within a sweep whether to stop: over millions of states one takes long. */
public final class Patience {
  /** A matter of milliseconds for ordinary processes. */
  private static final int STATES = 1 << 12;

  /** Never ends. */
  public static final Patience ENDLESS = new Patience(() -> false);

  private final BooleanSupplier cancelled;

  public Patience(BooleanSupplier cancelled) {
    this.cancelled = cancelled;
  }

  /**
   * To be called for every state of a sweep, or row of a file.
   *
   * @throws CancellationException when it is to stop
   */
  public void at(int state) {
    if ((state & (STATES - 1)) == 0 && cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
  }
}
