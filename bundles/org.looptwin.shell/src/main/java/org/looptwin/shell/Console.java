package org.looptwin.shell;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Where a command writes.
 *
 * @param out results only
 * @param err progress and notes
 */
record Console(PrintStream out, PrintStream err) {
  void say(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }

  void note(String format, Object... values) {
    err.println("looptwin: " + String.format(Locale.ROOT, format, values));
  }

  /** One line, whatever the message holds. */
  void error(String message) {
    err.println("looptwin: error: " + message.strip().replaceAll("\\s*\\R\\s*", " "));
  }
}
