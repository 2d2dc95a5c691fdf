package org.looptwin.plugin.live;

/** A call to a plug-in that did not do what it should; the message says what, in one sentence. */
final class CallFailed extends Exception {
  private final boolean pluginsFault;

  /**
   * @param pluginsFault false when the caller was interrupted
   */
  CallFailed(String message, Throwable cause, boolean pluginsFault) {
    super(message, cause);
    this.pluginsFault = pluginsFault;
  }

  boolean pluginsFault() {
    return pluginsFault;
  }
}
