package org.looptwin.plugin.live;

/** What a plug-in answered cannot be used; the message says why, in one sentence. */
final class Unusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unusable(String because) {
    super(because);
  }
}
