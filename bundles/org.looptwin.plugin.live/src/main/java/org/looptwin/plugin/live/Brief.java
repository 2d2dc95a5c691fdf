package org.looptwin.plugin.live;

/** A plug-in's words, cut to what an operator reads. */
final class Brief {
  /** Characters of a sentence. */
  private static final int SENTENCE = 2_000;

  /** Characters of an exception's text. */
  private static final int ERROR = 500;

  private Brief() {}

  /** "null" for null. */
  static String of(String text) {
    return cut(String.valueOf(text), SENTENCE);
  }

  /**
   * What was thrown, in words that continue the call's name. Runs the plug-in's code when its
   * exception is of its own class, so to be called on its thread.
   */
  static String of(Throwable thrown) {
    if (thrown instanceof Unusable unusable) {
      return ": " + of(unusable.getMessage());
    }
    try {
      return " threw " + said(thrown);
    } catch (RuntimeException | LinkageError e) {
      return " threw " + cut(thrown.getClass().getName(), ERROR);
    }
  }

  /** Its class and message. */
  static String said(Throwable thrown) {
    return cut(String.valueOf(thrown), ERROR);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "...";
  }
}
