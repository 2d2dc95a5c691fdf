package org.looptwin.forecast.global;

import java.util.function.BooleanSupplier;

/** Trains networks. */
@FunctionalInterface
interface Teacher {
  /**
   * @param begin where it begins
   * @param again whether {@code begin} has been trained before, on less
   * @param cancelled asked at every step
   * @throws InterruptedException when interrupted or cancelled
   */
  Weights teach(Windows windows, Weights begin, boolean again, long seed, BooleanSupplier cancelled)
      throws InterruptedException;
}
