package org.looptwin.compliance.tck;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.looptwin.compliance.api.CompliancePolicy;

/**
 * {@link PolicyPromises} as JUnit 5 tests. A whole test is the one override:
 *
 * <pre>{@code
 * class MyCompliancePolicyTest extends CompliancePolicyContract {
 *   @Override protected CompliancePolicy policy() { return new MyCompliancePolicy(); }
 * }
 * }</pre>
 */
public abstract class CompliancePolicyContract {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A policy as the server would find it; asked for once a promise. */
  protected abstract CompliancePolicy policy();

  @TestFactory
  Stream<DynamicTest> keepsItsPromises() {
    return new PolicyPromises()
        .checks().stream()
            .map(
                check ->
                    DynamicTest.dynamicTest(
                        check.promise(), () -> check.keptBy(policy(), PATIENCE)));
  }
}
