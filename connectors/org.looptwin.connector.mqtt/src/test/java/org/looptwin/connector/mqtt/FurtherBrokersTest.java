package org.looptwin.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Incoming;
import org.looptwin.runtime.paho.BackOff;
import org.looptwin.runtime.paho.Cable;
import org.looptwin.runtime.paho.TestBroker;

/** Brokers beside the main one, foreign topics, shared subscriptions, rivals, a bad network. */
@Timeout(180)
class FurtherBrokersTest {
  @TempDir static Path folder;
  private static TestBroker broker;

  private final List<BrokerConnector> open = new ArrayList<>();

  @BeforeAll
  static void startBroker() throws Exception {
    broker = new TestBroker(folder).start();
  }

  @AfterAll
  static void stopBroker() throws Exception {
    broker.close();
  }

  @AfterEach
  void close() throws Exception {
    for (BrokerConnector connector : open) {
      connector.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "3.1.1"})
  void hearsTheTopicsOfTheMappingsAndWhatAMappingAddsWhileItRuns(String version) throws Exception {
    String site = "site" + version.charAt(0);
    FakeTranslator translator = FakeTranslator.of(site + "/+/a");
    FakeInbox inbox = FakeInbox.open();
    BrokerConnector connector =
        connector(broker.url(), "further" + site, opener(version), "", inbox, translator);
    assertThat(connector.name()).isEqualTo("mqtt-line2");
    try (Plant plant = new Plant(broker.url(), "plant-" + site)) {
      plant.send(site + "/1/a", "x", 1);
      Incoming first = inbox.next();
      first.acknowledge().run();
      assertThat(FakeInbox.text(first)).isEqualTo("/" + site + "/1/a x");
      assertThat(first.connector()).isEqualTo("mqtt-line2");
      plant.send("looptwin/v1/further" + site + "/market/eua_price", "plain", 1);
      assertThat(inbox.nextText()).isEqualTo("market/eua_price plain");

      translator.change(site + "/+/b");
      MqttConnectorTest.await(() -> hears(plant, inbox, site + "/1/b"));
      plant.send(site + "/1/a", "no longer", 1);
      plant.send(site + "/1/b", "the last", 1);
      String heard = inbox.nextText();
      while (!heard.endsWith("the last")) {
        assertThat(heard).endsWith("probe");
        heard = inbox.nextText();
      }
    }
  }

  @Test
  void whatTheServerSaysElsewhereIsForeignNotItsOwn() throws Exception {
    FakeInbox inbox = FakeInbox.open();
    connector(
        broker.url(), "own", Mqtt5Link::open, "", inbox, FakeTranslator.of("status", "alarm/#"));
    try (Plant plant = new Plant(broker.url(), "plant-own")) {
      plant.send("status", "of a machine", 1);
      assertThat(inbox.nextText()).isEqualTo("/status of a machine");
      plant.send("looptwin/v1/own/status", "ours", 1);
      plant.send("alarm/7", "of a machine", 1);
      assertThat(inbox.nextText()).isEqualTo("/alarm/7 of a machine");
    }
  }

  @Test
  void twoConnectorsShareASubscriptionAndEachMessageComesToOne() throws Exception {
    FakeInbox inbox = FakeInbox.open();
    String shared = "$share/twins/shared/#";
    connector(broker.url(), "s1", Mqtt5Link::open, shared, inbox, FakeTranslator.none());
    connector(broker.url(), "s2", Mqtt5Link::open, shared, inbox, FakeTranslator.none());
    Set<String> heard = new HashSet<>();
    try (Plant plant = new Plant(broker.url(), "plant-shared")) {
      for (int i = 0; i < 40; i++) {
        plant.send("shared/" + i, "m", 1);
      }
      for (int i = 0; i < 40; i++) {
        heard.add(inbox.nextText());
      }
      plant.send("shared/end", "m", 1);
      assertThat(inbox.nextText()).isEqualTo("/shared/end m");
    }
    assertThat(heard).hasSize(40);
  }

  @Test
  void whoIsThrownOutByARivalSaysSoAndGivesItTime() throws Exception {
    FakeInbox inbox = FakeInbox.open();
    BrokerConnector loser =
        connector(broker.url(), "rival", Mqtt5Link::open, "", inbox, FakeTranslator.none());
    BrokerConnector winner =
        connector(broker.url(), "rival", Mqtt5Link::open, "", inbox, FakeTranslator.none());
    MqttConnectorTest.await(() -> loser.state() == ConnectionState.DOWN);
    assertThat(loser.detail())
        .contains("another client uses the id looptwin-rival")
        .contains("mqtt.broker.line2.client-id");
    try (Plant plant = new Plant(broker.url(), "plant-rival")) {
      plant.send("looptwin/v1/rival/market/eua_price", "flows", 1);
      assertThat(inbox.nextText()).endsWith("flows");
    }
    assertThat(winner.state()).isEqualTo(ConnectionState.RUNNING);
  }

  @Test
  void twentyCutsLoseNothingAndEachCostsFewAttempts() throws Exception {
    FakeInbox inbox = FakeInbox.open();
    try (Cable cable = new Cable(broker.url());
        Plant plant = new Plant(broker.url(), "plant-flaps")) {
      BrokerConnector connector =
          connector(cable.url(), "flaps", Mqtt5Link::open, "", inbox, FakeTranslator.none());
      for (int i = 0; i < 20; i++) {
        plant.send("looptwin/v1/flaps/market/a", "m" + i, 1);
        String heard = inbox.nextText();
        while (!heard.endsWith("m" + i)) { // what was not yet acknowledged comes again
          heard = inbox.nextText();
        }
        cable.cut();
        MqttConnectorTest.await(() -> connector.state() != ConnectionState.RUNNING);
      }
      assertThat(cable.connections()).isBetween(20, 60);
    }
  }

  private static boolean hears(Plant plant, FakeInbox inbox, String topic) {
    try {
      int before = inbox.taken();
      plant.send(topic, "probe", 1);
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
      return inbox.taken() > before;
    } catch (Exception e) { // any of the test's own client
      throw new AssertionError(e);
    }
  }

  private static Link.Opener opener(String version) {
    return version.equals("5") ? Mqtt5Link::open : Mqtt3Link::open;
  }

  private BrokerConnector connector(
      String url,
      String network,
      Link.Opener opener,
      String subscribe,
      FakeInbox inbox,
      FakeTranslator translator) {
    Peer peer =
        new Peer(
            url,
            "looptwin-" + network,
            "",
            "",
            new Topics(network),
            TlsFiles.NONE,
            "mqtt.broker.line2.");
    Connection.Manner quick =
        Trial.manner(new BackOff(ms(5), ms(40), new java.util.SplittableRandom(1)), opener);
    Connection.Manner manner = new Connection.Manner(opener, quick.waits(), subscribe);
    BrokerConnector connector = new BrokerConnector("line2", peer, manner, inbox, translator);
    open.add(connector);
    MqttConnectorTest.await(() -> connector.state() == ConnectionState.RUNNING);
    return connector;
  }

  private static java.time.Duration ms(long ms) {
    return java.time.Duration.ofMillis(ms);
  }
}
