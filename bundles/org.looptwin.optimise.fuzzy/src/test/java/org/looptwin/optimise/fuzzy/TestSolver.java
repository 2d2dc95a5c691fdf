package org.looptwin.optimise.fuzzy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.fuzzy.compromise.Solves;
import org.looptwin.optimise.highs.HighsSolver;

/** HiGHS as the tests load it. */
public final class TestSolver {
  private static final LinearSolver HIGHS = load();

  private TestSolver() {}

  public static LinearSolver highs() {
    return HIGHS;
  }

  public static Budget budget(double gap) {
    return new Budget(Duration.ofMinutes(10), gap, 1);
  }

  public static Solves solves(double gap) {
    return new Solves(HIGHS, budget(gap), Watch.NONE);
  }

  private static LinearSolver load() {
    try {
      return HighsSolver.unpackedTo(Path.of("target/highs"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
