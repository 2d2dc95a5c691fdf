package org.looptwin.runtime.paho;

/** Why a client failed, in words: Paho puts what happened into the cause of its own exception. */
public final class Reason {
  private Reason() {}

  /**
   * The message of the cause, or of the exception itself when it has none; a class name where there
   * is no message.
   */
  public static String of(Exception failure) {
    Throwable root = failure.getCause() == null ? failure : failure.getCause();
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
