package org.looptwin.model.json;

import java.nio.file.Path;

/**
 * Something wrong with a case folder.
 *
 * @param file the file it stands in
 * @param line from 1 on; 1 when the whole file is meant
 * @param severity an ERROR makes the folder unusable
 * @param what what was found, with the value
 * @param expected what should stand there; may end with a remedy ("Maybe ...")
 */
public record Problem(Path file, int line, Severity severity, String what, String expected) {
  /** How bad it is. */
  public enum Severity {
    /** The case cannot be used. */
    ERROR,
    /** The case can be used, but probably not as meant. */
    WARNING
  }

  /** {@code file:line: what; expected ...}. */
  @Override
  public String toString() {
    return "%s:%d: %s%s; expected %s"
        .formatted(file, line, severity == Severity.WARNING ? "warning: " : "", what, expected);
  }
}
