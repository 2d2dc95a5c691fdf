package org.looptwin.history.sqlite;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long what is kept, by event time.
 *
 * @param raw readings one by one; empty: for ever
 * @param hourly hourly roll-ups; empty: for ever
 * @param chunk how much time is kept and dropped together
 */
record Retention(Optional<Duration> raw, Optional<Duration> hourly, Duration chunk) {
  static final Retention FOR_EVER =
      new Retention(Optional.empty(), Optional.empty(), Duration.ofDays(7));
  private static final Pattern DAYS = Pattern.compile("([1-9]\\d{0,5})d");
  private static final Duration LONGEST_CHUNK = Duration.ofDays(366);

  /** From the words of a configuration, e.g. {@code 90d}, {@code all}, {@code 7d}. */
  static Retention parse(String keep, String keepHourly, String chunk) {
    Duration length =
        span("history.chunk", chunk)
            .filter(days -> days.compareTo(LONGEST_CHUNK) <= 0)
            .orElseThrow(() -> wrong("history.chunk", chunk, "days from 1d to 366d"));
    return new Retention(
        span("history.keep", keep), span("history.keep.hourly", keepHourly), length);
  }

  private static Optional<Duration> span(String key, String text) {
    if (text.isBlank() || text.strip().equals("all")) {
      return Optional.empty();
    }
    Matcher days = DAYS.matcher(text.strip());
    if (!days.matches()) {
      throw wrong(key, text, "'all' or a number of days such as 90d");
    }
    return Optional.of(Duration.ofDays(Integer.parseInt(days.group(1))));
  }

  private static IllegalArgumentException wrong(String key, String text, String expected) {
    return new IllegalArgumentException("%s is '%s', expected %s.".formatted(key, text, expected));
  }

  /** Whether the readings of a chunk have had their time. */
  boolean rollsUp(Chunk chunk, Instant now) {
    return raw.isPresent() && chunk.before(now.minus(raw.get()));
  }

  /** Whether nothing of a chunk is wanted any more. */
  boolean drops(Chunk chunk, Instant now) {
    return rollsUp(chunk, now) && hourly.isPresent() && chunk.before(now.minus(hourly.get()));
  }

  /** Whether a reading of this time stands in a chunk that has had its time. */
  boolean isOld(long ts, Instant now) {
    return rollsUp(Chunk.of(ts, chunk), now);
  }
}
