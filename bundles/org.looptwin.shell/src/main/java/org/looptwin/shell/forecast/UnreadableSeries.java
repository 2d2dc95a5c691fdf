package org.looptwin.shell.forecast;

/** A file of series that cannot be used; the message says where, what and what was expected. */
public final class UnreadableSeries extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableSeries(String message) {
    super(message, null, false, false);
  }
}
