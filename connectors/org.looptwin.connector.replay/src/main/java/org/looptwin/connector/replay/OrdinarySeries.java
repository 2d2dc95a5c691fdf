package org.looptwin.connector.replay;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * The ordinary readings of one series: around a level of its own within the normal range, at a time
 * of its own.
 *
 * @param topic below the root
 * @param low the normal range in the metric's unit
 * @param text the word of a text metric, else null
 * @param phase the first reading's time since the start
 */
record OrdinarySeries(
    String topic,
    String unit,
    double low,
    double high,
    String text,
    Duration every,
    Duration phase) {

  /** How far single readings scatter, as a share of the normal range. */
  private static final double SCATTER = 0.12;

  static OrdinarySeries of(
      String topic, String unit, double low, double high, String text, Duration every) {
    long seconds = (long) (new SplittableRandom(topic.hashCode()).nextDouble() * every.toSeconds());
    return new OrdinarySeries(topic, unit, low, high, text, every, Duration.ofSeconds(seconds));
  }

  OrdinarySeries at(Duration newPhase) {
    return new OrdinarySeries(topic, unit, low, high, text, every, newPhase);
  }

  /** Readings one after the other; equal seeds give equal readings. */
  Values values(long seed) {
    return new Values(this, new SplittableRandom(seed * 1_000_003 + topic.hashCode()));
  }

  /** A run through the readings. */
  static final class Values {
    private final OrdinarySeries series;
    private final SplittableRandom random;
    private final double level;

    private Values(OrdinarySeries series, SplittableRandom random) {
      this.series = series;
      this.random = random;
      this.level = series.low + (series.high - series.low) * (0.3 + 0.4 * random.nextDouble());
    }

    Object next() {
      if (series.text != null) {
        return series.text;
      }
      double scatter = (series.high - series.low) * SCATTER * random.nextGaussian();
      return Math.max(series.low, Math.min(series.high, level + scatter));
    }
  }
}
