package org.looptwin.plugin.live;

/** A call to a plug-in that did not do what it should; the message says what, in one sentence. */
final class CallFailed extends Exception {
  private final boolean pluginsFault;
  private final boolean late;

  /**
   * @param pluginsFault false when the caller was interrupted
   */
  CallFailed(String message, Throwable cause, boolean pluginsFault) {
    this(message, cause, pluginsFault, false);
  }

  private CallFailed(String message, Throwable cause, boolean pluginsFault, boolean late) {
    super(message, cause);
    this.pluginsFault = pluginsFault;
    this.late = late;
  }

  /** It did not return in time; it may be running still. */
  static CallFailed late(String message) {
    return new CallFailed(message, null, true, true);
  }

  boolean late() {
    return late;
  }

  boolean pluginsFault() {
    return pluginsFault;
  }
}
