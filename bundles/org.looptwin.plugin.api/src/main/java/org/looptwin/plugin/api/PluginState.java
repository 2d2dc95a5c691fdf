package org.looptwin.plugin.api;

/** What a plug-in is doing. */
public enum PluginState {
  /** Its services are used. */
  ACTIVE,
  /** It gets the same inputs as the one in use; its answers are compared and kept, not used. */
  SHADOW,
  /** It failed while in use; whoever was there before answers again. */
  STOPPED,
  /** It did not pass; the file is in {@code plugins/rejected/} with the reason beside it. */
  REJECTED
}
