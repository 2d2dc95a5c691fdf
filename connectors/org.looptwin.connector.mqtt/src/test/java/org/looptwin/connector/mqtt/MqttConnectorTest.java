package org.looptwin.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Incoming;
import org.looptwin.runtime.paho.BackOff;
import org.looptwin.runtime.paho.Cable;
import org.looptwin.runtime.paho.TestBroker;

/** Against a real broker. Every test has its own network, so that they do not hear each other. */
@Timeout(180)
class MqttConnectorTest {
  @TempDir static Path folder;
  private static TestBroker broker;
  private static Cable cable;

  private final List<MqttConnector> connectors = new ArrayList<>();
  private String network;
  private String root;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = new TestBroker(folder).start();
    cable = new Cable(broker.url());
  }

  @AfterAll
  static void stopBroker() throws Exception {
    cable.close();
    broker.close();
  }

  @BeforeEach
  void name(TestInfo info) {
    network = info.getTestMethod().orElseThrow().getName();
    root = "looptwin/v1/" + network + "/";
  }

  @AfterEach
  void closeConnectors() throws Exception {
    for (MqttConnector connector : connectors) {
      connector.close();
    }
  }

  @Test
  void aMessageNotAcknowledgedComesAgainAfterARestartAndOneAcknowledgedDoesNot() throws Exception {
    FakeInbox first = FakeInbox.open();
    MqttConnector before = running(first);
    try (Plant plant = new Plant(broker.url(), "plant-" + network)) {
      plant.send(root + "supplier/S01/stock_on_hand", "1", 1);
      plant.send(root + "supplier/S01/stock_on_hand", "2", 1);
    }
    first.next().acknowledge().run();
    assertThat(FakeInbox.text(first.next())).isEqualTo("supplier/S01/stock_on_hand 2");
    before.close();

    FakeInbox second = FakeInbox.open();
    running(second);
    assertThat(second.nextText()).isEqualTo("supplier/S01/stock_on_hand 2");
    try (Plant plant = new Plant(broker.url(), "plant-" + network)) {
      plant.send(root + "supplier/S01/stock_on_hand", "3", 1);
    }
    assertThat(second.nextText()).isEqualTo("supplier/S01/stock_on_hand 3");
  }

  @Test
  void messagesThatCameWhileTheServerWasDownAreWaiting() throws Exception {
    running(FakeInbox.open()).close();
    try (Plant plant = new Plant(broker.url(), "plant-" + network)) {
      for (int i = 0; i < 50; i++) {
        plant.send(root + "market/eua_price", "m" + i, 1);
      }
    }
    FakeInbox inbox = FakeInbox.open();
    running(inbox);
    for (int i = 0; i < 50; i++) {
      assertThat(inbox.nextText()).isEqualTo("market/eua_price m" + i);
    }
  }

  @Test
  void whatTheServerSendsDoesNotPileUpInItsOwnSession() throws Exception {
    FakeInbox inbox = FakeInbox.open();
    MqttConnector connector = running(inbox);
    try (Plant plant = new Plant(broker.url(), "plant-" + network)) {
      for (int i = 0; i < 100; i++) {
        connector.publish("finding/pack/rule-" + i, "{}", true);
      }
      plant.send(root + "market/eua_price", "after", 1);
    }
    Incoming heard = inbox.next();
    assertThat(FakeInbox.text(heard)).isEqualTo("market/eua_price after");
    heard.acknowledge().run();
    await(() -> broker.waiting(root) == 0);
  }

  @Test
  void aLateAcknowledgementOfACutConnectionHarmsNothing() throws Exception {
    FakeInbox inbox = FakeInbox.open();
    MqttConnector connector = running(inbox);
    try (Plant plant = new Plant(broker.url(), "plant-" + network)) {
      plant.send(root + "supplier/S01/stock_on_hand", "1", 1);
    }
    Incoming held = inbox.next();
    cable.cut();
    Incoming again = inbox.next();
    assertThat(FakeInbox.text(again)).isEqualTo("supplier/S01/stock_on_hand 1");
    held.acknowledge().run();
    again.acknowledge().run();
    await(() -> connector.state() == ConnectionState.RUNNING);
    try (Plant plant = new Plant(broker.url(), "plant-" + network)) {
      plant.send(root + "supplier/S01/stock_on_hand", "2", 1);
    }
    assertThat(inbox.nextText()).isEqualTo("supplier/S01/stock_on_hand 2");
  }

  @Test
  void whatTheServerSaysIsNeverTelemetryWhoeverPublishesIt() throws Exception {
    FakeInbox inbox = FakeInbox.open();
    MqttConnector connector = running(inbox);
    connector.publish("decision", "{\"id\":\"D-000001\"}", true);
    try (Plant plant = new Plant(broker.url(), "plant-" + network)) {
      for (String topic :
          List.of(
              "decision", "alarm/x", "finding/p/r", "command/hub/K01", "quarantine", "status")) {
        plant.send(root + topic, "forged", 1);
      }
      plant.send(root + "decisions/S01/x", "not one of them", 1);
      plant.send(root + "lane/L1/route_active", "last", 1);
    }
    assertThat(inbox.nextText()).isEqualTo("decisions/S01/x not one of them");
    assertThat(inbox.nextText()).isEqualTo("lane/L1/route_active last");
  }

  @Test
  void aServerThatIsBusyGetsNoMoreThanItTakesAndLosesNothing() throws Exception {
    int messages = 2 * Link.RECEIVE_MAXIMUM + 50;
    FakeInbox inbox = new FakeInbox(0);
    MqttConnector connector = running(inbox);
    List<String> payloads = IntStream.range(0, messages).mapToObj(i -> "m" + i).toList();
    try (Plant plant = new Plant(broker.url(), "plant-" + network)) {
      plant.burst(root + "market/eua_price", payloads, 1);
    }
    assertThat(inbox.taken()).isZero();
    assertThat(connector.buffered()).isLessThanOrEqualTo(Link.RECEIVE_MAXIMUM);
    inbox.allow(messages);
    Set<String> got = new HashSet<>();
    for (int i = 0; i < messages; i++) {
      got.add(inbox.nextText());
    }
    assertThat(got).hasSize(messages);
  }

  @Test
  void thePlantSeesOnlineThenDecisionsThenOffline() throws Exception {
    try (Plant console = new Plant(broker.url(), "console-" + network)) {
      console.listen(root + "#");
      MqttConnector connector = running(FakeInbox.open());
      assertThat(console.hear())
          .isEqualTo(root + "status {\"state\":\"ONLINE\",\"version\":\"1.2.3\",\"revision\":7}");
      connector.publish("decision", "D-000001", true);
      assertThat(console.hear()).isEqualTo(root + "decision D-000001");
      connector.publish("quarantine", "{\"reason\":\"unit\"}", false);
      assertThat(console.hear()).isEqualTo(root + "quarantine {\"reason\":\"unit\"}");
      connector.publish("alarm/late", "published at the very end", true);
      connector.close();
      assertThat(console.hear()).isEqualTo(root + "alarm/late published at the very end");
      assertThat(console.hear()).startsWith(root + "status").contains("OFFLINE");
    }
    try (Plant late = new Plant(broker.url(), "late-" + network)) {
      late.listen(root + "#");
      assertThat(Set.of(late.hear(), late.hear(), late.hear()))
          .contains(root + "decision D-000001 (retained)")
          .anyMatch(text -> text.contains("OFFLINE") && text.endsWith("(retained)"))
          .noneMatch(text -> text.contains("quarantine"));
    }
  }

  @Test
  void theWillSaysOfflineWhenTheConnectionIsCut() throws Exception {
    try (Plant console = new Plant(broker.url(), "console-" + network);
        Cable own = new Cable(broker.url())) {
      console.listen(root + "status");
      BackOff slow =
          new BackOff(Duration.ofSeconds(30), Duration.ofSeconds(60), new SplittableRandom(1));
      MqttConnector connector = connector(own.url(), FakeInbox.open(), slow);
      hearUntil(console, "ONLINE");
      own.cut();
      hearUntil(console, "OFFLINE");
      assertThat(connector.state()).isEqualTo(ConnectionState.DOWN);
    }
  }

  @Test
  void packetsLargerThanAnnouncedAreLeftOutByTheBrokerAndLargeOnesComeThrough() throws Exception {
    FakeInbox inbox = FakeInbox.open();
    running(inbox);
    try (Plant plant = new Plant(broker.url(), "plant-" + network)) {
      plant.send(root + "market/a", new byte[3 << 20], 1);
      plant.send(root + "market/b", new byte[5 << 20], 1);
      plant.send(root + "market/c", "after", 1);
    }
    Incoming large = inbox.next();
    large.acknowledge().run();
    assertThat(large.payload()).hasSize(3 << 20);
    assertThat(inbox.nextText()).isEqualTo("market/c after");
  }

  /** The broker hands on out of order what it got in order, so only completeness is asked for. */
  @Test
  void aThousandMessagesOutAllArriveThroughTheWindow() throws Exception {
    try (Plant console = new Plant(broker.url(), "console-" + network)) {
      console.listen(root + "quarantine");
      MqttConnector connector = running(FakeInbox.open());
      Set<String> heard = new HashSet<>();
      for (int i = 0; i < 1000; i++) {
        connector.publish("quarantine", "q" + i, false);
      }
      for (int i = 0; i < 1000; i++) {
        heard.add(console.hear());
      }
      assertThat(heard).hasSize(1000);
    }
  }

  @Test
  void aMessageOnATopicThatMqttForbidsIsDroppedAndTheOthersAreSent() throws Exception {
    try (Plant console = new Plant(broker.url(), "console-" + network)) {
      console.listen(root + "finding/#");
      MqttConnector connector = running(FakeInbox.open());
      connector.publish("finding/p/#", "forbidden", true);
      connector.publish("finding/p/a+b", "forbidden", false);
      connector.publish("finding/p/r", "allowed", false);
      assertThat(console.hear()).isEqualTo(root + "finding/p/r allowed");
      assertThat(connector.state()).isEqualTo(ConnectionState.RUNNING);
    }
  }

  @Test
  void manyTopicsOutDoNotExhaustTopicAliases() throws Exception {
    try (Plant console = new Plant(broker.url(), "console-" + network)) {
      console.listen(root + "command/#");
      MqttConnector connector = running(FakeInbox.open());
      for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 100; i++) {
          connector.publish("command/supplier/S" + i, round + "", false);
        }
      }
      Set<String> heard = new HashSet<>();
      for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 100; i++) {
          heard.add(console.hear());
        }
      }
      assertThat(heard)
          .hasSize(200)
          .contains(root + "command/supplier/S0 0", root + "command/supplier/S99 1");
    }
  }

  @Test
  void activationDoesNotWaitForABrokerThatIsAway() throws Exception {
    MqttConnector connector = connector("tcp://127.0.0.1:1", FakeInbox.open());
    await(() -> connector.state() == ConnectionState.DOWN);
    assertThat(connector.detail()).contains("tcp://127.0.0.1:1").contains("refused");
    connector.publish("decision", "kept", true);
    assertThat(connector.detail()).contains("1 messages to publish");
  }

  /** The broker may hand on a retained message twice to one who subscribes just then. */
  private static void hearUntil(Plant console, String state) throws InterruptedException {
    String wanted = "\"state\":\"" + state + "\"";
    String heard = console.hear();
    while (!heard.contains(wanted)) {
      heard = console.hear();
    }
  }

  private MqttConnector running(FakeInbox inbox) {
    MqttConnector connector = connector(cable.url(), inbox);
    await(() -> connector.state() == ConnectionState.RUNNING);
    return connector;
  }

  private MqttConnector connector(String url, FakeInbox inbox) {
    return connector(
        url,
        inbox,
        new BackOff(Duration.ofMillis(50), Duration.ofMillis(400), new SplittableRandom(1)));
  }

  private MqttConnector connector(String url, FakeInbox inbox, BackOff backOff) {
    Peer peer = new Peer(url, "looptwin-" + network, "", "", new Topics(network));
    MqttConnector connector =
        new MqttConnector(
            peer,
            Trial.manner(backOff),
            new Status("1.2.3", () -> 7),
            inbox,
            FakeTranslator.none());
    connectors.add(connector);
    return connector;
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It did not come about within 60 s.");
      }
      LockSupport.parkNanos(2_000_000);
    }
  }
}
