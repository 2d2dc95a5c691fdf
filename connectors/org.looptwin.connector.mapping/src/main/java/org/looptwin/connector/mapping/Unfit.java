package org.looptwin.connector.mapping;

import org.looptwin.connector.api.Refusal;

/** A part of a message of which a rule can make no reading. */
final class Unfit extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_SHOWN = 100;

  private final Refusal reason;

  private Unfit(Refusal reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  static Unfit of(Refusal reason, String detail, Object... values) {
    return new Unfit(reason, detail.formatted(values));
  }

  Refusal reason() {
    return reason;
  }

  /** A value as people are shown it. */
  static String shown(Object value) {
    String text = String.valueOf(value);
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }
}
