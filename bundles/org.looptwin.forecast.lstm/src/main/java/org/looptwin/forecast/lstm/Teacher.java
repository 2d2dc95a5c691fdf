package org.looptwin.forecast.lstm;

import java.util.function.BooleanSupplier;

/** Trains a network. */
@FunctionalInterface
interface Teacher {
  /**
   * @param panel all that may be known
   * @param cancelled asked after every batch
   * @throws InterruptedException when interrupted or cancelled
   */
  Network teach(Panel panel, long seed, BooleanSupplier cancelled) throws InterruptedException;
}
