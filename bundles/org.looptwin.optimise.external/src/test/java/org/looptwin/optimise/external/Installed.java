package org.looptwin.optimise.external;

import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Solvers that are really there; tests without one are skipped and say why. */
final class Installed {
  private Installed() {}

  static ExternalSolver solver(Dialect dialect) {
    return ExternalSolvers.program(dialect, Map.of(), System::getenv)
        .map(program -> new ExternalSolver(dialect, program, System::nanoTime))
        .orElseGet(
            () -> {
              Assumptions.abort(dialect.program() + " is not installed");
              return null;
            });
  }
}
