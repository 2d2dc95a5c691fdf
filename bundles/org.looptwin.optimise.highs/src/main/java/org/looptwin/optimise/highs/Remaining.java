package org.looptwin.optimise.highs;

import java.time.Duration;
import org.looptwin.optimise.api.Budget;

/** What is left of a budget. */
final class Remaining {
  private Remaining() {}

  static boolean nothing(Budget budget) {
    return budget.time().isZero() || budget.time().isNegative();
  }

  static Budget of(Budget budget, double spentSeconds) {
    Duration left = budget.time().minusNanos((long) (spentSeconds * 1e9));
    return new Budget(left.isNegative() ? Duration.ZERO : left, budget.gap(), budget.seed());
  }
}
