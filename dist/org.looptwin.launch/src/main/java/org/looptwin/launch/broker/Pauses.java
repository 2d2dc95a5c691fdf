package org.looptwin.launch.broker;

import java.time.Duration;

/** How long to wait before the next attempt: doubling up to a limit. Used by one thread. */
final class Pauses {
  private final Duration first;
  private final Duration longest;
  private Duration next;

  Pauses(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  Duration first() {
    return first;
  }

  Duration next() {
    Duration now = next;
    Duration doubled = now.multipliedBy(2);
    next = doubled.compareTo(longest) < 0 ? doubled : longest;
    return now;
  }

  /** After the longest pause without a failure the next one is short again. */
  void calmSince(Duration calm) {
    if (calm.compareTo(longest) >= 0) {
      next = first;
    }
  }
}
