package org.looptwin.optimise.tck;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.looptwin.optimise.api.Solver;

/**
 * {@link SolverPromises} as JUnit 5 tests: honest, feasible, cancellable. A solver's whole test is
 * the one override:
 *
 * <pre>{@code
 * class MySolverTest extends SolverContract {
 *   @Override protected Solver solver() { return new MySolver(); }
 * }
 * }</pre>
 */
public abstract class SolverContract {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** A solver as the server would find it; asked for once. */
  protected abstract Solver solver();

  @TestFactory
  Stream<DynamicTest> keepsItsPromises() {
    Solver solver = solver();
    return new SolverPromises()
        .checks().stream()
            .map(
                check ->
                    DynamicTest.dynamicTest(check.promise(), () -> check.keptBy(solver, PATIENCE)));
  }
}
