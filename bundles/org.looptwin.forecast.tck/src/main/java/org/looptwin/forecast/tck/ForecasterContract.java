package org.looptwin.forecast.tck;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.looptwin.forecast.api.Forecaster;

/**
 * {@link ForecasterPromises} as JUnit 5 tests. A forecaster's whole test is the one override:
 *
 * <pre>{@code
 * class MyForecasterTest extends ForecasterContract {
 *   @Override protected Forecaster forecaster() { return new MyForecaster(); }
 * }
 * }</pre>
 */
public abstract class ForecasterContract {
  /** As long as the server waits for one promise. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A forecaster as the server would find it; asked for once a promise. */
  protected abstract Forecaster forecaster();

  @TestFactory
  Stream<DynamicTest> keepsItsPromises() {
    return new ForecasterPromises()
        .checks().stream()
            .map(
                check ->
                    DynamicTest.dynamicTest(
                        check.promise(), () -> check.keptBy(forecaster(), PATIENCE)));
  }
}
