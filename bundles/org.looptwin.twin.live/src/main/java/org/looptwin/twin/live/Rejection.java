package org.looptwin.twin.live;

/**
 * What of a message was not accepted for one reason.
 *
 * @param detail names the thing, the value, the limit
 * @param readings how many readings of the message it concerns, 1 for an unreadable message
 * @param kept false when it is only counted, so that a flood cannot push out everything else
 */
record Rejection(Reason reason, String detail, int readings, boolean kept) {

  static Rejection of(Reason reason, String detail, Object... values) {
    return new Rejection(reason, detail.formatted(values), 1, true);
  }

  /** This one and another of the same reason in the same message. */
  Rejection andOneMore() {
    return new Rejection(reason, detail, readings + 1, kept);
  }

  /** Counted, but neither kept nor published. */
  Rejection onlyCounted() {
    return new Rejection(reason, detail, readings, false);
  }

  /** The detail with the number of further readings that it stands for. */
  String fullDetail() {
    return readings == 1 ? detail : "%s (and %d more)".formatted(detail, readings - 1);
  }
}
