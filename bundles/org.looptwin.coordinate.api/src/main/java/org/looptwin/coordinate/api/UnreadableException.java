package org.looptwin.coordinate.api;

/** A file that is not what it should be. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  public UnreadableException(String message) {
    super(message);
  }
}
