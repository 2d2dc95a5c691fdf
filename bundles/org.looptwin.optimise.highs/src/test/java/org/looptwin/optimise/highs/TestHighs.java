package org.looptwin.optimise.highs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.looptwin.optimise.api.LinearSolver;

/** HiGHS as the tests load it. */
final class TestHighs {
  private TestHighs() {}

  static LinearSolver solver() {
    try {
      return HighsSolver.unpackedTo(folder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path folder() {
    return Path.of("target", "native");
  }
}
