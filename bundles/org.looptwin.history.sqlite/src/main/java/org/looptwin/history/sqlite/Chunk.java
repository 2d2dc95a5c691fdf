package org.looptwin.history.sqlite;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of event time whose readings are kept and dropped together.
 *
 * @param from ms, inclusive
 * @param to ms, exclusive
 */
record Chunk(long from, long to) {
  /** 1970-01-05, a Monday: chunks of seven days are calendar weeks. */
  private static final long MONDAY = Duration.ofDays(4).toMillis();

  /** The chunk of this length that a time lies in. */
  static Chunk of(long ts, Duration length) {
    long millis = length.toMillis();
    long from = ts - Math.floorMod(ts - MONDAY, millis);
    return new Chunk(from, from + millis);
  }

  boolean contains(long ts) {
    return from <= ts && ts < to;
  }

  /** Whether all of it is older than this. */
  boolean before(Instant time) {
    return to <= Times.millis(time);
  }

  /** E.g. {@code 20240226}, the day it begins. */
  String label() {
    return Instant.ofEpochMilli(from).toString().substring(0, 10).replace("-", "");
  }
}
