package org.looptwin.shell;

/** Exit codes of the command line. */
final class Exit {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int BAD_INPUT = 2;
  static final int BREACHED = 3;

  private Exit() {}
}
