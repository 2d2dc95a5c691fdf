package org.looptwin.compliance.tck;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.plugin.api.Check;

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
            .map(check -> DynamicTest.dynamicTest(check.promise(), () -> keeps(check)));
  }

  private void keeps(Check<CompliancePolicy> check) throws InterruptedException {
    check
        .complaint(policy(), PATIENCE)
        .ifPresent(
            complaint -> {
              throw new AssertionError("Promised: %s. %s".formatted(check.promise(), complaint));
            });
  }
}
