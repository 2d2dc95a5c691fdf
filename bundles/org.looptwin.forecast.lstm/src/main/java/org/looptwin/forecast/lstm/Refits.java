package org.looptwin.forecast.lstm;

import java.util.List;
import java.util.stream.IntStream;

/**
 * When the network is trained anew: after 48 months of history and then every year. A forecast uses
 * the latest refit before its origin, so it knows nothing of what came after.
 */
final class Refits {
  static final int FIRST = 48;
  static final int EVERY = 12;
  private static final int KEPT = 6;

  private Refits() {}

  /** Months of history at the refits that forecasts of the last five years need, oldest first. */
  static List<Integer> upTo(int months) {
    int latest = latest(months);
    int earliest = Math.max(FIRST, latest - (KEPT - 1) * EVERY);
    return IntStream.iterate(earliest, month -> month <= latest, month -> month + EVERY)
        .boxed()
        .toList();
  }

  /** The one that a forecast from this origin uses. */
  static int latest(int months) {
    return months - months % EVERY;
  }
}
