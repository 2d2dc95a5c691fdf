package org.looptwin.model.json;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.looptwin.model.json.Problem.Severity;

/** Collects problems up to a limit; errors beyond it still count as errors. */
final class Problems {
  private static final int LIMIT = 1000;

  private final List<Problem> found = new ArrayList<>();
  private boolean errors;
  private boolean missingAlone;

  /** From now on only missing files are told: what others refer to is not there. */
  void missingAlone() {
    missingAlone = true;
  }

  void missing(Path file, String expected) {
    errors = true;
    add(new Problem(file, 1, Severity.ERROR, "the file is missing", expected));
  }

  void error(Path file, int line, String what, String expected) {
    errors = true;
    if (missingAlone) {
      return;
    }
    add(new Problem(file, line, Severity.ERROR, what, expected));
  }

  void warning(Path file, int line, String what, String expected) {
    if (!missingAlone) {
      add(new Problem(file, line, Severity.WARNING, what, expected));
    }
  }

  boolean errors() {
    return errors;
  }

  List<Problem> all() {
    return List.copyOf(found);
  }

  private void add(Problem problem) {
    if (found.size() < LIMIT) {
      found.add(problem);
    }
  }
}
