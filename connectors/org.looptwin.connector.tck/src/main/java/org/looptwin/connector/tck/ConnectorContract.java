package org.looptwin.connector.tck;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.looptwin.connector.api.Connector;
import org.looptwin.connector.tck.DeliveryPromises.Trial;
import org.looptwin.plugin.api.Check;

/**
 * What every connector promises, as JUnit 5 tests on a bench that the vendor sets up: {@link
 * ConnectorPromises}, and what concerns messages: none lost, none acknowledged before the server
 * says so, RUNNING only while data can flow.
 */
public abstract class ConnectorContract {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A new bench, with a peer that has heard of no earlier one; closed after each promise. */
  protected abstract Bench bench() throws Exception;

  @TestFactory
  Stream<DynamicTest> keepsItsPromises() {
    Stream<DynamicTest> alone =
        new ConnectorPromises()
            .checks().stream()
                .map(check -> DynamicTest.dynamicTest(check.promise(), () -> keeps(check)));
    Stream<DynamicTest> delivery =
        new DeliveryPromises(PATIENCE)
            .trials().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> keeps(each.getValue())));
    return Stream.concat(alone, delivery);
  }

  private void keeps(Check<Connector> check) throws Exception {
    try (Bench bench = bench()) {
      check.keptBy(bench.start(TrialInbox.open(PATIENCE)), PATIENCE);
    }
  }

  private void keeps(Trial trial) throws Exception {
    try (Bench bench = bench()) {
      trial.on(bench);
    }
  }
}
