package org.looptwin.plugin.live;

/** A call to a plug-in that did not do what it should; the message says what, in one sentence. */
final class CallFailed extends Exception {
  private final boolean pluginsFault;
  private final boolean deaf;

  /**
   * @param pluginsFault false when the caller was interrupted
   */
  CallFailed(String message, Throwable cause, boolean pluginsFault) {
    this(message, cause, pluginsFault, false);
  }

  private CallFailed(String message, Throwable cause, boolean pluginsFault, boolean deaf) {
    super(message, cause);
    this.pluginsFault = pluginsFault;
    this.deaf = deaf;
  }

  /**
   * It did not return in time.
   *
   * @param deaf whether it runs on although it was interrupted when its own time was over
   */
  static CallFailed late(String message, boolean deaf) {
    return new CallFailed(message, null, true, deaf);
  }

  boolean deaf() {
    return deaf;
  }

  boolean pluginsFault() {
    return pluginsFault;
  }
}
