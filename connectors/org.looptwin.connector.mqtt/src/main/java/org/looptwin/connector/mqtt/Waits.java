package org.looptwin.connector.mqtt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a connection has ended. One that has proven itself starts with a short
 * wait again; one that was taken over by another client of the same id gives the other time, or the
 * two would throw each other out for ever. Used by one thread.
 */
final class Waits {
  /** A connection that lasted as long as this was a good one, also when no message came. */
  private static final Duration GOOD = Duration.ofSeconds(10);

  /** One that lasted as long as this had no rival. */
  private static final Duration ALONE = Duration.ofMinutes(30);

  /** So many short connections in a row look like a rival where the broker cannot say so. */
  private static final int SUSPICIOUS = 5;

  private final BackOff ordinary;
  private final BackOff rival;
  private final boolean brokerTells;
  private int shortOnes;

  /**
   * @param brokerTells whether the broker says that a session was taken over; before MQTT 5 it
   *     cannot
   */
  Waits(BackOff ordinary, BackOff rival, boolean brokerTells) {
    this.ordinary = ordinary;
    this.rival = rival;
    this.brokerTells = brokerTells;
  }

  /** From 1 s to 60 s; with a rival from 1-2 min to 15-30 min. */
  static Waits ordinary(RandomGenerator random, boolean brokerTells) {
    return new Waits(
        new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(60), random),
        new BackOff(Duration.ofSeconds(120), Duration.ofMinutes(30), random),
        brokerTells);
  }

  /** After an attempt that came to no connection. */
  Duration afterFailure() {
    return ordinary.next();
  }

  /**
   * After a connection that was lost.
   *
   * @param lasted how long it was up
   * @param useful whether a message came
   */
  Duration afterLoss(Duration lasted, boolean useful) {
    shortOnes = lasted.compareTo(GOOD) < 0 ? shortOnes + 1 : 0;
    if (suspicious()) {
      return rival.next();
    }
    if (useful || lasted.compareTo(GOOD) >= 0) {
      ordinary.reset();
    }
    return ordinary.next();
  }

  /** After the broker has given the session to another client. */
  Duration afterTakeOver(Duration lasted) {
    if (lasted.compareTo(ALONE) >= 0) {
      rival.reset();
    }
    return rival.next();
  }

  /** Whether the last connections were all so short that another client may use the same id. */
  boolean suspicious() {
    return !brokerTells && shortOnes >= SUSPICIOUS;
  }
}
