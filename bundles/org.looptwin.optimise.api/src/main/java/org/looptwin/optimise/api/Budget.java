package org.looptwin.optimise.api;

import java.time.Duration;

/**
 * How long and how well.
 *
 * @param time wall clock
 * @param gap relative, 0.001 = 0.1 %
 * @param seed for methods that draw
 */
public record Budget(Duration time, double gap, long seed) {
  public static final Budget DEFAULT = new Budget(Duration.ofMinutes(5), 1e-3, 1);
}
