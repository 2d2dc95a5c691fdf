package org.looptwin.shell;

/** What the user gave cannot be used; nothing was changed. Exit code 2. */
final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadInput(String message) {
    super(message, null, false, false);
  }

  static BadInput of(String format, Object... values) {
    return new BadInput(format.formatted(values));
  }
}
