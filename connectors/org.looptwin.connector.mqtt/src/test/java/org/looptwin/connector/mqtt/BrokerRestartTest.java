package org.looptwin.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.runtime.paho.BackOff;
import org.looptwin.runtime.paho.TestBroker;

@Timeout(180)
class BrokerRestartTest {
  private static final String ROOT = "looptwin/v1/restart/";

  /** Artemis looks for expired sessions twice a second. */
  private static final long LONGER_THAN_THE_BROKERS_EXPIRY_SCAN = 1_200_000_000L;

  @TempDir Path folder;

  @Test
  void afterABrokerRestartTelemetryFlowsAgainAndWhatWasQueuedIsPublished() throws Exception {
    TestBroker broker = new TestBroker(folder).start();
    FakeInbox inbox = FakeInbox.open();
    MqttConnector connector = connector(broker, inbox);
    try (Plant plant = new Plant(broker.url(), "plant-a")) {
      plant.send(ROOT + "market/eua_price", "before", 1);
    }
    assertThat(FakeInbox.text(inbox.next())).endsWith("before");

    broker.stop();
    MqttConnectorTest.await(() -> connector.state() == ConnectionState.DOWN);
    connector.publish("decision", "old", true);
    connector.publish("decision", "new", true);
    broker.start();
    try (Plant plant = new Plant(broker.url(), "plant-b")) {
      plant.listen(ROOT + "decision");
      assertThat(plant.hear()).startsWith(ROOT + "decision new");
      assertThat(inbox.nextText()).as("not acknowledged before").endsWith("before");
      plant.send(ROOT + "market/eua_price", "after", 1);
      assertThat(inbox.nextText()).endsWith("after");
    }
    connector.close();
    MqttConnectorTest.await(() -> threadsOfTheConnector().isEmpty());
    broker.close();
  }

  @Test
  void messagesForAServerThatIsDownOutliveARestartOfTheBroker() throws Exception {
    TestBroker broker = new TestBroker(folder).start();
    MqttConnector before = connector(broker, FakeInbox.open());
    before.close();
    try (Plant plant = new Plant(broker.url(), "plant-c")) {
      plant.send(ROOT + "market/eua_price", "kept", 1);
    }
    broker.stop();
    broker.start();
    LockSupport.parkNanos(LONGER_THAN_THE_BROKERS_EXPIRY_SCAN);
    FakeInbox inbox = FakeInbox.open();
    MqttConnector after = connector(broker, inbox);
    assertThat(inbox.nextText()).endsWith("kept");
    after.close();
    broker.close();
  }

  private static MqttConnector connector(TestBroker broker, FakeInbox inbox) {
    MqttConnector connector =
        new MqttConnector(
            new Peer(broker.url(), "looptwin-restart", "", "", new Topics("restart")),
            Trial.manner(
                new BackOff(
                    Duration.ofMillis(50), Duration.ofMillis(200), new SplittableRandom(7))),
            new Status("1", () -> 0),
            inbox,
            FakeTranslator.none());
    MqttConnectorTest.await(() -> connector.state() == ConnectionState.RUNNING);
    return connector;
  }

  private static List<String> threadsOfTheConnector() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("mqtt-") || name.contains("looptwin-restart"))
        .toList();
  }
}
