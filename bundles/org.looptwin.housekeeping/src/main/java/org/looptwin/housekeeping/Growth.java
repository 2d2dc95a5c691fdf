package org.looptwin.housekeeping;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How fast the data grows, over the past six hours. */
final class Growth {
  private static final Duration WINDOW = Duration.ofHours(6);

  /** Less than that says nothing: logs are rolled over, write-ahead logs come and go. */
  private static final Duration LEAST = Duration.ofMinutes(10);

  private static final Duration LONGEST = Duration.ofDays(3650);

  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(long nanos, long bytes) {}

  /**
   * @param nanos like {@link System#nanoTime}
   */
  void add(long nanos, long bytes) {
    samples.addLast(new Sample(nanos, bytes));
    while (nanos - samples.getFirst().nanos > WINDOW.toNanos()) {
      samples.removeFirst();
    }
  }

  /** How long so many bytes last; empty while nothing grows or too little is known. */
  Optional<Duration> lasts(long bytes) {
    if (samples.isEmpty()) {
      return Optional.empty();
    }
    Sample first = samples.getFirst();
    Sample last = samples.getLast();
    long nanos = last.nanos - first.nanos;
    long grown = last.bytes - first.bytes;
    if (nanos < LEAST.toNanos() || grown <= 0) {
      return Optional.empty();
    }
    double seconds = Math.max(0, bytes) / (grown / (nanos / 1e9));
    return seconds > LONGEST.toSeconds()
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds((long) seconds));
  }
}
