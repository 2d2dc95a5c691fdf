package org.looptwin.history.sqlite;

import java.time.Instant;

/** Event times as the files hold them: milliseconds since 1970. */
final class Times {
  private Times() {}

  /** Any instant, also those that have no number of milliseconds. */
  static long millis(Instant time) {
    if (time.isBefore(Instant.ofEpochMilli(Long.MIN_VALUE))) {
      return Long.MIN_VALUE;
    }
    return time.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE))
        ? Long.MAX_VALUE
        : time.toEpochMilli();
  }
}
