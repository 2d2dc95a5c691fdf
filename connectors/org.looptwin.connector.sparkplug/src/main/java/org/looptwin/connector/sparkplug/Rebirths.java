package org.looptwin.connector.sparkplug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * When which edge node is asked for its birth certificates again: with jitter, so that a start does
 * not make all of them speak at once, and after growing pauses, so that one that does not mend is
 * not asked for ever. Used by one thread; times in milliseconds of a clock that only runs forward.
 */
final class Rebirths {
  /** Within this time after connecting, requests are spread over it. */
  static final long START_SPREAD_MS = 3_000;

  private static final long SPREAD_MS = 200;

  private final long firstPauseMs;
  private final long longestPauseMs;
  private final RandomGenerator random;
  private final Map<String, Ask> asks = new HashMap<>();
  private long connectedAt = Long.MIN_VALUE / 2;

  private static final class Ask {
    private long due = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE / 2;
    private long pause;
  }

  /**
   * @param firstPauseMs least time between two requests to one edge node; doubles with each
   * @param longestPauseMs and up to this
   */
  Rebirths(long firstPauseMs, long longestPauseMs, RandomGenerator random) {
    this.firstPauseMs = firstPauseMs;
    this.longestPauseMs = Math.max(firstPauseMs, longestPauseMs);
    this.random = random;
  }

  void connected(long now) {
    connectedAt = now;
  }

  /** This edge node is to be asked, as soon as it may be. */
  void want(String edge, long now) {
    Ask ask = asks.computeIfAbsent(edge, e -> new Ask());
    if (ask.due != Long.MAX_VALUE) {
      return;
    }
    boolean starting = now - connectedAt < START_SPREAD_MS;
    long jitter = random.nextLong(starting ? START_SPREAD_MS : SPREAD_MS);
    ask.due = Math.max(now + jitter, ask.last + ask.pause);
  }

  /** It has said what it is: no need to ask. */
  void born(String edge) {
    Ask ask = asks.get(edge);
    if (ask != null) {
      ask.due = Long.MAX_VALUE;
    }
  }

  /** Those to ask now; each counts as asked. */
  List<String> due(long now) {
    List<String> due = new ArrayList<>();
    asks.forEach(
        (edge, ask) -> {
          if (ask.due <= now) {
            due.add(edge);
            lengthen(ask, now);
          }
        });
    return due;
  }

  /** When the next request is due, or {@link Long#MAX_VALUE}. */
  long next() {
    return asks.values().stream().mapToLong(ask -> ask.due).min().orElse(Long.MAX_VALUE);
  }

  /** One that needed nothing for twice its pause starts afresh. */
  private void lengthen(Ask ask, long now) {
    boolean afresh = ask.pause == 0 || now - ask.last > 3 * ask.pause;
    ask.pause = afresh ? firstPauseMs : Math.min(longestPauseMs, 2 * ask.pause);
    ask.last = now;
    ask.due = Long.MAX_VALUE;
  }
}
