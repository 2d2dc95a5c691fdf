package org.looptwin.connector.replay;

import java.nio.file.Path;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.json.CaseReading;
import org.looptwin.model.network.Case;

/** The cases of the source tree. */
final class ReferenceCase {
  private ReferenceCase() {}

  static Case named(String name) {
    CaseReading reading = CaseFolder.read(Path.of("..", "..", "twin-model", "cases", name));
    if (reading.reference() == null) {
      throw new AssertionError(reading.toString());
    }
    return reading.reference();
  }
}
