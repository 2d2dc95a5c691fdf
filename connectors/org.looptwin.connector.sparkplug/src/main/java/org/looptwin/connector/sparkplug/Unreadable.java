package org.looptwin.connector.sparkplug;

import org.looptwin.connector.api.Refusal;

/** A message or a metric that no reading can be made of. */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  private final Refusal reason;

  Unreadable(Refusal reason, String detail, Object... values) {
    super(detail.formatted(values), null, false, false);
    this.reason = reason;
  }

  Refusal reason() {
    return reason;
  }
}
