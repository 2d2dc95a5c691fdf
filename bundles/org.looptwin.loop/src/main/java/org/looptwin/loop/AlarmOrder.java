package org.looptwin.loop;

import java.time.Instant;

/**
 * An operator's word on a standing alarm.
 *
 * @param until server clock; null unless it shelves
 * @param by who
 * @param comment may be empty
 */
record AlarmOrder(Kind kind, String alarm, Instant until, String by, String comment) {

  /** What is ordered. */
  enum Kind {
    ACKNOWLEDGE,
    SHELVE,
    UNSHELVE
  }

  String words() {
    return switch (kind) {
      case ACKNOWLEDGE -> "acknowledged by " + by;
      case SHELVE -> "shelved until %s by %s".formatted(until, by);
      case UNSHELVE -> "unshelved by " + by;
    };
  }
}
