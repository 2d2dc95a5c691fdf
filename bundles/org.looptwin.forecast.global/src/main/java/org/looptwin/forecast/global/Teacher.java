package org.looptwin.forecast.global;

import java.util.function.BooleanSupplier;

/** Trains networks. */
@FunctionalInterface
interface Teacher {
  /**
   * @param begin first parameters
   * @param cancelled asked at every step
   * @throws InterruptedException when interrupted or cancelled
   */
  Weights teach(Windows windows, Weights begin, long seed, BooleanSupplier cancelled)
      throws InterruptedException;
}
