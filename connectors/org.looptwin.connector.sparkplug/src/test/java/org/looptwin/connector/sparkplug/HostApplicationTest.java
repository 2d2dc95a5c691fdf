package org.looptwin.connector.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.looptwin.connector.sparkplug.Edge.born;
import static org.looptwin.connector.sparkplug.Edge.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.connector.tck.ConnectorPromises;
import org.looptwin.model.network.NodeType;
import org.looptwin.plugin.api.Check;
import org.looptwin.runtime.paho.BackOff;
import org.looptwin.runtime.paho.Cable;
import org.looptwin.runtime.paho.TestBroker;

/** The connector against a real broker; every test has its own group. */
@Timeout(180)
class HostApplicationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir static Path folder;
  private static TestBroker broker;
  private static int groups;

  private final List<SparkplugConnector> connectors = new ArrayList<>();
  private final PlainTwin twin = new PlainTwin();
  private Cable cable;
  private String group;
  private Listener others;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = new TestBroker(folder.resolve("broker")).start();
  }

  @AfterAll
  static void stopBroker() throws Exception {
    broker.close();
  }

  @BeforeEach
  void connect() throws Exception {
    group = "g" + ++groups;
    cable = new Cable(broker.url());
    others = new Listener(broker.url(), "others-" + group, "spBv1.0/#");
  }

  @AfterEach
  void disconnect() throws Exception {
    for (SparkplugConnector connector : connectors) {
      connector.close();
    }
    others.close();
    cable.close();
  }

  @Test
  void tck_id_message_flow_phid_sparkplug_clean_session_50() {
    MqttConnectionOptions options = Link.options(peer("tcp://127.0.0.1:1"), 1234);
    assertThat(options.isCleanStart()).isTrue();
    assertThat(options.getSessionExpiryInterval()).isZero();
  }

  @Test
  void tck_id_operational_behavior_host_application_connect_will() {
    MqttConnectionOptions options = Link.options(peer("tcp://127.0.0.1:1"), 1234);
    assertThat(options.getWillDestination()).isEqualTo("spBv1.0/STATE/host-" + group);
    assertThat(options.getWillMessage().getQos()).isEqualTo(1);
    assertThat(options.getWillMessage().isRetained()).isTrue();
    assertThat(new String(options.getWillMessage().getPayload(), StandardCharsets.UTF_8))
        .isEqualTo("{\"online\":false,\"timestamp\":1234}");
  }

  @Test
  void tck_id_operational_behavior_host_application_connect_birth() throws Exception {
    long before = System.currentTimeMillis();
    running();
    Listener.Heard birth = others.hear(this::isState);
    assertThat(birth.topic()).isEqualTo("spBv1.0/STATE/host-" + group);
    assertThat(birth.qos()).isEqualTo(1);
    assertThat(kept().text()).isEqualTo(birth.text());
    JsonNode state = JSON.readTree(birth.payload());
    assertThat(state.size()).isEqualTo(2);
    assertThat(state.get("online").isBoolean()).isTrue();
    assertThat(state.get("online").asBoolean()).isTrue();
    assertThat(state.get("timestamp").isIntegralNumber()).isTrue();
    assertThat(state.get("timestamp").asLong()).isBetween(before, System.currentTimeMillis());
  }

  /** When it says that it is online, data sent at once must arrive. */
  @Test
  void tck_id_message_flow_phid_sparkplug_subscription() throws Exception {
    connector(broker.url());
    others.hear(m -> isState(m) && online(m));
    Edge edge = new Edge(group, "e1");
    others.send(edge.nbirth(1000));
    others.send(edge.dbirth("S01", 1000, born("stock_on_hand", 7, 20, 1000)));
    assertThat(twin.awaitReadings(1))
        .containsExactly("supplier/S01/stock_on_hand=20.0 GOOD @1000 e1");
  }

  @Test
  void tck_id_host_topic_phid_birth_payload_timestamp() throws Exception {
    running();
    long birth = timestamp(others.hear(m -> isState(m) && online(m)));
    cable.cut();
    Listener.Heard will = others.hear(m -> isState(m) && !online(m));
    assertThat(timestamp(will)).isEqualTo(birth);
    assertThat(will.qos()).isEqualTo(1);
  }

  @Test
  void tck_id_operational_behavior_primary_application_state_with_multiple_servers_state()
      throws Exception {
    SparkplugConnector connector = running();
    long first = timestamp(others.hear(m -> isState(m) && online(m)));
    cable.cut();
    others.hear(m -> isState(m) && !online(m));
    long second = timestamp(others.hear(m -> isState(m) && online(m)));
    assertThat(second).isGreaterThanOrEqualTo(first);
    await(() -> connector.state() == ConnectionState.RUNNING);
  }

  @Test
  void tck_id_message_flow_hid_sparkplug_state_message_delivered() throws Exception {
    running();
    long birth = timestamp(others.hear(m -> isState(m) && online(m)));
    others.send("spBv1.0/STATE/host-" + group, State.of(false, birth - 10), 1, true);
    others.hear(m -> isState(m) && !online(m));
    Listener.Heard again = others.hear(m -> isState(m) && online(m));
    assertThat(timestamp(again)).isEqualTo(birth);
    assertThat(kept().text()).isEqualTo(again.text());
  }

  @Test
  void tck_id_operational_behavior_host_application_termination() throws Exception {
    SparkplugConnector connector = running();
    long birth = timestamp(others.hear(m -> isState(m) && online(m)));
    long before = System.currentTimeMillis();
    connector.close();
    Listener.Heard death = others.hear(m -> isState(m) && !online(m));
    assertThat(death.topic()).isEqualTo("spBv1.0/STATE/host-" + group);
    assertThat(death.qos()).isEqualTo(1);
    assertThat(online(kept()))
        .as("by its own word, or by its will when parting took long")
        .isFalse();
    assertThat(timestamp(death)).isGreaterThanOrEqualTo(Math.max(birth, before));
    assertThat(connector.state()).isEqualTo(ConnectionState.DOWN);
  }

  @Test
  void tck_id_operational_behavior_data_commands_ncmd_rebirth_verb() throws Exception {
    running();
    Edge edge = new Edge(group, "e1");
    long before = System.currentTimeMillis();
    others.send(edge.ddata("S01", 1000, data(7, 20, 1000)));
    Listener.Heard command = others.hear(m -> m.topic().contains("/NCMD/"));
    assertThat(command.topic()).isEqualTo("spBv1.0/" + group + "/NCMD/e1");
    assertThat(command.qos()).isZero();
    assertThat(command.retained()).isFalse();
    Payload payload = Payload.parseFrom(command.payload());
    assertThat(payload.hasSeq()).isFalse();
    assertThat(payload.getTimestamp()).isBetween(before, System.currentTimeMillis());
    Metric metric = payload.getMetrics(0);
    assertThat(payload.getMetricsCount()).isEqualTo(1);
    assertThat(metric.getName()).isEqualTo("Node Control/Rebirth");
    assertThat(metric.getBooleanValue()).isTrue();
    assertThat(metric.getDatatype()).isEqualTo(11);
  }

  @Test
  void anEdgesWillAtQos1IsHeardAndAcknowledged() throws Exception {
    SparkplugConnector connector = running();
    Edge edge = new Edge(group, "e1");
    others.send(edge.nbirth(1000, born("S01/stock_on_hand", 7, 20, 1000)));
    twin.awaitReadings(1);
    Arrived death = edge.ndeath();
    others.send(death.topic(), death.payload(), 1, false);
    assertThat(twin.awaitReadings(1)).singleElement().asString().contains("=20.0 BAD");
    await(() -> connector.detail().contains("0 edge nodes online, 1 offline"));
  }

  @Test
  void itIsNotRunningWhileTheBrokerIsAwayAndSaysWhy() {
    SparkplugConnector connector = connector("tcp://127.0.0.1:1");
    await(() -> connector.state() == ConnectionState.DOWN);
    await(() -> connector.detail().contains("refused"));
    assertThat(connector.detail()).contains("tcp://127.0.0.1:1").contains("host-" + group);
  }

  @Test
  void itKeepsWhatEveryConnectorPromises() throws Exception {
    SparkplugConnector connector = running();
    for (Check<Connector> check : new ConnectorPromises().checks()) {
      check.keptBy(connector, Duration.ofSeconds(10));
    }
  }

  /** What a late subscriber is told. */
  private Listener.Heard kept() throws Exception {
    try (Listener late = new Listener(broker.url(), "late-" + group, "spBv1.0/STATE/#")) {
      return late.hear(m -> isState(m) && m.retained());
    }
  }

  private boolean isState(Listener.Heard message) {
    return message.topic().equals("spBv1.0/STATE/host-" + group);
  }

  private static boolean online(Listener.Heard message) {
    return message.text().contains("\"online\":true");
  }

  private static long timestamp(Listener.Heard message) throws Exception {
    return JSON.readTree(message.payload()).get("timestamp").asLong();
  }

  private SparkplugConnector running() {
    SparkplugConnector connector = connector(cable.url());
    await(() -> connector.state() == ConnectionState.RUNNING);
    return connector;
  }

  private Peer peer(String url) {
    return new Peer(url, "looptwin-" + group, "", "", group, "host-" + group);
  }

  private SparkplugConnector connector(String url) {
    SparkplugConnector connector =
        new SparkplugConnector(
            settings(url),
            new Readings(
                twin,
                new Places(
                    id -> id.equals("S01") ? Optional.of(NodeType.SUPPLIER) : Optional.empty()),
                new LastKnown(twin::snapshot)),
            Clock.systemUTC(),
            new BackOff(Duration.ofMillis(50), Duration.ofMillis(400), new SplittableRandom(1)));
    connectors.add(connector);
    return connector;
  }

  private SparkplugConnector.Settings settings(String url) {
    Path home = folder.resolve(group);
    try {
      Files.createDirectories(home.resolve("data"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new FixedSettings(home.toString(), group, url, "host-" + group);
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

  /** A configuration as the container would hand it in. */
  private record FixedSettings(String home, String network, String mqttUrl, String hostId)
      implements SparkplugConnector.Settings {
    @Override
    public String mqttUser() {
      return "";
    }

    @Override
    public String _mqttPassword() {
      return "";
    }

    @Override
    public boolean needed() {
      return true;
    }

    @Override
    public long reorderTimeoutMs() {
      return 200;
    }

    @Override
    public long rebirthPauseMs() {
      return 1000;
    }

    @Override
    public long rebirthLongestPauseMs() {
      return 1000;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return SparkplugConnector.Settings.class;
    }
  }
}
