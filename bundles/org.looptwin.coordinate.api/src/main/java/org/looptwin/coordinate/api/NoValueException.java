package org.looptwin.coordinate.api;

/** A question that is well put has no answer: values grow without end, or it was cancelled. */
public final class NoValueException extends Exception {
  private static final long serialVersionUID = 1L;

  public NoValueException(String message) {
    super(message);
  }
}
