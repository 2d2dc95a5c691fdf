package org.looptwin.shell;

import java.time.Duration;
import org.looptwin.optimise.api.Budget;

/** What {@code --gap}, {@code --time-limit} and {@code --seed} ask for, checked. */
final class SearchLimits {
  private SearchLimits() {}

  /**
   * @param gap relative, 0 to 1
   * @param seconds above 0
   */
  static Budget budget(double gap, double seconds, long seed) {
    if (!(gap >= 0 && gap <= 1)) {
      throw BadInput.of("--gap is %s, expected 0 to 1", gap);
    }
    if (!(seconds > 0)) {
      throw BadInput.of("--time-limit is %s, expected seconds above 0", seconds);
    }
    return new Budget(Duration.ofMillis((long) (seconds * 1000)), gap, seed);
  }
}
