package org.looptwin.optimise.api;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When the time for a question is up: one for all parts of its answer, so that they share what one
 * was allowed instead of taking it each.
 *
 * <p><b>Threads:</b> any.
 */
public final class Deadline {
  private final Budget asked;
  private final LongSupplier nanos;
  private final long began;

  /**
   * Begins now.
   *
   * @param nanos a clock of nanoseconds that never goes back
   */
  public Deadline(Budget asked, LongSupplier nanos) {
    this.asked = asked;
    this.nanos = nanos;
    began = nanos.getAsLong();
  }

  /** Begins now, by the machine's clock. */
  public static Deadline in(Budget asked) {
    return new Deadline(asked, System::nanoTime);
  }

  /** The whole of what was allowed. */
  public Budget asked() {
    return asked;
  }

  /** What is left of it; no time once it is up. */
  public Budget left() {
    return left(1);
  }

  /**
   * @param share of the time that is left
   */
  public Budget left(double share) {
    long rest = Math.max(0, asked.time().toNanos() - (nanos.getAsLong() - began));
    return new Budget(Duration.ofNanos((long) (share * rest)), asked.gap(), asked.seed());
  }

  /** One within this one, for a part that may take no more than a share of what is left. */
  public Deadline share(double share) {
    return new Deadline(left(share), nanos);
  }

  public boolean past() {
    return left().time().isZero();
  }

  /** Since it began. */
  public double seconds() {
    return (nanos.getAsLong() - began) / 1e9;
  }
}
