package org.looptwin.optimise.milp;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.looptwin.optimise.api.Budget;

/**
 * When the time for a question is up: one for all parts of its answer, so that they share what one
 * was allowed instead of taking it each.
 */
final class Deadline {
  private final Budget asked;
  private final LongSupplier nanos;
  private final long began;

  /**
   * Begins now.
   *
   * @param nanos a clock of nanoseconds that never goes back
   */
  Deadline(Budget asked, LongSupplier nanos) {
    this.asked = asked;
    this.nanos = nanos;
    began = nanos.getAsLong();
  }

  /** Begins now, by the machine's clock. */
  static Deadline in(Budget asked) {
    return new Deadline(asked, System::nanoTime);
  }

  /** The whole of what was allowed. */
  Budget asked() {
    return asked;
  }

  /** What is left of it; no time once it is up. */
  Budget left() {
    return left(1);
  }

  /**
   * @param share of the time that is left
   */
  Budget left(double share) {
    long rest = Math.max(0, asked.time().toNanos() - (nanos.getAsLong() - began));
    return new Budget(Duration.ofNanos((long) (share * rest)), asked.gap(), asked.seed());
  }

  /** One within this one, for a part that may take no more than a share of what is left. */
  Deadline share(double share) {
    return new Deadline(left(share), nanos);
  }

  boolean past() {
    return left().time().isZero();
  }

  /** Since it began. */
  double seconds() {
    return (nanos.getAsLong() - began) / 1e9;
  }
}
