package org.looptwin.connector.mqtt;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.looptwin.runtime.paho.BackOff;

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

  /**
   * Longer than the longest wait of a rival that suspects one, too: the connections of two of them
   * all look short.
   */
  private static final Duration SHORT = Duration.ofSeconds(40);

  /**
   * So many short connections in a row, each closed by the broker without a word, look like a
   * rival: MQTT 3.1.1 knows no such word, and not every broker of MQTT 5 says it (Mosquitto from
   * 2.0.15).
   */
  private static final int SUSPICIOUS = 4;

  private final BackOff ordinary;
  private final BackOff suspected;
  private final BackOff rival;
  private int shortOnes;

  /**
   * @param suspected when the broker may have given the session to another client
   * @param rival when it said so
   */
  Waits(BackOff ordinary, BackOff suspected, BackOff rival) {
    this.ordinary = ordinary;
    this.suspected = suspected;
    this.rival = rival;
  }

  /**
   * From 1 s to 60 s; from 5 s to 30 s with a suspected rival, from 60 s to 15 min with a known.
   */
  static Waits ordinary(RandomGenerator random) {
    return starting(new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(60), random), random);
  }

  /**
   * For the broker in the same process: from 0.5 s to 3 s, for it is back on its port without
   * notice and nobody else is kept busy.
   */
  static Waits inProcess(RandomGenerator random) {
    return starting(new BackOff(Duration.ofMillis(500), Duration.ofSeconds(3), random), random);
  }

  private static Waits starting(BackOff ordinary, RandomGenerator random) {
    return new Waits(
        ordinary,
        new BackOff(Duration.ofSeconds(5), Duration.ofSeconds(30), random),
        new BackOff(Duration.ofSeconds(60), Duration.ofMinutes(15), random));
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
   * @param closed whether the broker closed it in order, and said nothing
   */
  Duration afterLoss(Duration lasted, boolean useful, boolean closed) {
    shortOnes = closed && lasted.compareTo(SHORT) < 0 ? shortOnes + 1 : 0;
    if (suspicious()) {
      return suspected.next();
    }
    suspected.reset();
    if (useful || lasted.compareTo(GOOD) >= 0) {
      ordinary.reset();
    }
    return ordinary.next();
  }

  /** After the broker has said that it gave the session to another client. */
  Duration afterTakeOver(Duration lasted) {
    if (lasted.compareTo(ALONE) >= 0) {
      rival.reset();
    }
    return rival.next();
  }

  /** Whether the last connections all ended as if another client used the same id. */
  boolean suspicious() {
    return shortOnes >= SUSPICIOUS;
  }
}
