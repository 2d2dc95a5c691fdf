package org.looptwin.optimise.tck;

/** A promise that is seen to be broken in the middle of a trial; its message is the complaint. */
final class Broken extends RuntimeException {
  private static final long serialVersionUID = 1;

  Broken(String format, Object... values) {
    super(String.format(java.util.Locale.ROOT, format, values));
  }
}
