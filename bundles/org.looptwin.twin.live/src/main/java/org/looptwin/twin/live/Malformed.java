package org.looptwin.twin.live;

/** A payload that cannot be read; never leaves the gate. */
final class Malformed extends Exception {
  private static final long serialVersionUID = 1;

  Malformed(String message, Object... values) {
    super(message.formatted(values), null, false, false);
  }
}
