package org.looptwin.launch.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtemisBrokerTest {
  private static final long SWEEP_MILLIS = 300;
  private static final String LOOPBACK = "127.0.0.1";

  @TempDir Path folder;

  private final ArtemisBroker broker = new ArtemisBroker(SWEEP_MILLIS, 1 << 20);
  private String url;

  @BeforeEach
  void start() throws IOException {
    url = broker.start(folder.resolve("broker"));
  }

  @AfterEach
  void stop() {
    broker.stop();
  }

  @Test
  void carriesEveryTopicBelowTheRootToOneSubscription() throws Exception {
    try (var twin = new Listener(url, "twin").connect().subscribe("looptwin/v1/meb-europe/#");
        var plant = new Listener(url, "plant").connect()) {
      publish(plant, "looptwin/v1/meb-europe/supplier/S01/stock.on_hand", "1");
      publish(plant, "looptwin/v1/other/supplier/S01/stock_on_hand", "2");
      publish(plant, "looptwin/v1/meb-europe/lane/SUEZ", "3");

      assertThat(twin.next().text())
          .isEqualTo("looptwin/v1/meb-europe/supplier/S01/stock.on_hand=1");
      assertThat(twin.next().text()).isEqualTo("looptwin/v1/meb-europe/lane/SUEZ=3");
    }
  }

  @Test
  void carriesAMegabyteUnchanged() throws Exception {
    byte[] megabyte = new byte[1 << 20];
    new Random(1).nextBytes(megabyte);
    try (var twin = new Listener(url, "twin").connect().subscribe("looptwin/v1/#");
        var plant = new Listener(url, "plant").connect()) {
      plant.client().publish("looptwin/v1/big", megabyte, 1, false);
      publish(plant, "looptwin/v1/small", "after it");

      assertThat(twin.next().payload()).isEqualTo(megabyte);
      assertThat(twin.next().text()).isEqualTo("looptwin/v1/small=after it");
    }
  }

  @Test
  void hangsUpOnMqtt311WithAPacketThatIsTooLarge() throws Exception {
    int overhead = 1 + 4 + 2 + "looptwin/v1/big".length() + 2; // MQTT 3.1.1 section 3.3
    byte[] largest = new byte[(4 << 20) - overhead];
    try (var twin = new Listener(url, "twin").connect().subscribe("looptwin/v1/#");
        var plant = new Mqtt311(url, "old")) {
      plant.publish("looptwin/v1/big", largest);
      assertThat(twin.next().payload()).hasSameSizeAs(largest);

      assertThatThrownBy(() -> plant.publish("looptwin/v1/big", new byte[largest.length + 1]))
          .isInstanceOf(org.eclipse.paho.client.mqttv3.MqttException.class);
    }
    try (var twin = new Listener(url, "twin").connect();
        var plant = new Mqtt311(url, "old")) {
      assertThatThrownBy(() -> plant.publish("looptwin/v1/big", new byte[5 << 20]))
          .isInstanceOf(org.eclipse.paho.client.mqttv3.MqttException.class);
      try (var other = new Listener(url, "other").connect()) {
        publish(other, "looptwin/v1/small", "nothing before it");
      }
      assertThat(twin.next().text()).isEqualTo("looptwin/v1/small=nothing before it");
    }
  }

  @Test
  void tellsMqtt5WhatIsTooLargeAndHangsUpOnWhoSendsItNevertheless() throws Exception {
    try (var plant = new Listener(url, "plant").connect()) {
      assertThatThrownBy(
              () -> plant.client().publish("looptwin/v1/big", new byte[5 << 20], 1, false))
          .isInstanceOf(MqttException.class);
    }
    try (var socket = new Socket(LOOPBACK, URI.create(url).getPort())) {
      var packets = new DataOutputStream(socket.getOutputStream());
      var answers = new DataInputStream(socket.getInputStream());
      packets.write(connect5("rude"));
      packets.flush();
      assertThat(answers.readUnsignedByte()).isEqualTo(0x20);
      answers.skipNBytes(answers.readUnsignedByte());
      packets.write(publish5("looptwin/v1/big", 5 << 20));
      packets.flush();
      assertThat(answers.readUnsignedByte()).isEqualTo(0xE0); // DISCONNECT
      answers.readUnsignedByte();
      assertThat(answers.readUnsignedByte()).isEqualTo(0x95); // packet too large
    }
  }

  @Test
  void talksMqtt311() throws Exception {
    try (var twin = new Listener(url, "twin").connect().subscribe("looptwin/v1/#")) {
      try (var plant = new Mqtt311(url, "old")) {
        plant.publish("looptwin/v1/x/market/co2", "80".getBytes(UTF_8));
        assertThat(twin.next().text()).isEqualTo("looptwin/v1/x/market/co2=80");
      }
    }
  }

  @Test
  void publishesTheLastWillOfAClientThatWasCutOff() throws Exception {
    try (var console = new Listener(url, "console").connect().subscribe("looptwin/v1/x/status")) {
      try (var socket = new Socket(LOOPBACK, URI.create(url).getPort())) {
        socket.getOutputStream().write(connectWithWill("twin", "looptwin/v1/x/status", "OFFLINE"));
        assertThat(socket.getInputStream().readNBytes(4)).isEqualTo(new byte[] {0x20, 2, 0, 0});
      }
      assertThat(console.next().text()).isEqualTo("looptwin/v1/x/status=OFFLINE");
    }
  }

  @Test
  void keepsAnAbsentSubscribersMessagesThroughACrash() throws Exception {
    try (var twin = new Listener(url, "twin").connect().subscribe("looptwin/v1/#")) {
      twin.client().disconnect();
    }
    try (var plant = new Listener(url, "plant").connect()) {
      for (int i = 0; i < 200; i++) {
        publish(plant, "looptwin/v1/x/supplier/S%02d/stock".formatted(i % 40), "" + i);
      }
    }
    Path image = copyAsAKillWouldLeaveIt();

    var next = new ArtemisBroker(SWEEP_MILLIS, 1 << 20);
    try (var twin = new Listener(next.start(image), "twin").connect()) {
      Set<String> seen = new HashSet<>();
      while (seen.size() < 200) {
        seen.add(twin.next().text());
      }
      assertThat(seen).contains("looptwin/v1/x/supplier/S39/stock=199");
    } finally {
      next.stop();
    }
  }

  @Test
  void takesABacklogThatDoesNotFitIntoItsMemory() throws Exception {
    int messages = 1_500;
    byte[] payload = new byte[50_000];
    try (var twin = new Listener(url, "twin").connect().subscribe("looptwin/v1/#")) {
      twin.client().disconnect();
    }
    try (var plant = new Listener(url, "plant").connect()) {
      for (int i = 0; i < messages; i++) {
        plant.client().publish("looptwin/v1/x/" + i, payload, 0, false);
      }
      publish(plant, "looptwin/v1/x/last", "1");
    }
    try (var twin = new Listener(url, "twin").connect()) {
      Set<String> topics = new HashSet<>();
      while (topics.size() <= messages) { // in order per topic, not between topics
        topics.add(twin.next().topic());
      }
      assertThat(topics).contains("looptwin/v1/x/0", "looptwin/v1/x/1499", "looptwin/v1/x/last");
    }
  }

  @Test
  void keepsRetainedMessagesThroughSweepsAndACrash() throws Exception {
    try (var plant = new Listener(url, "plant").connect()) {
      plant.client().publish("looptwin/v1/x/decision", "D7".getBytes(UTF_8), 1, true);
      plant.client().publish("looptwin/v1/x/decision", "D8".getBytes(UTF_8), 1, true);
      publish(plant, "looptwin/v1/x/gone", "1");
    }
    awaitAtMost(addressesWithout("looptwin/v1/x/gone"));
    Path image = copyAsAKillWouldLeaveIt();

    var next = new ArtemisBroker(SWEEP_MILLIS, 1 << 20);
    try (var console =
        new Listener(next.start(image), "console").connect().subscribe("looptwin/v1/x/+")) {
      assertThat(console.next().text()).isEqualTo("looptwin/v1/x/decision=D8");
    } finally {
      next.stop();
    }
  }

  @Test
  void forgetsTopicsThatNobodyUsesAnyMore() throws Exception {
    try (var twin = new Listener(url, "twin").connect().subscribe("looptwin/v1/#");
        var plant = new Listener(url, "plant").connect()) {
      int before = broker.addresses().size();
      for (int i = 0; i < 500; i++) {
        publish(plant, "looptwin/v1/x/supplier/N%d/stock".formatted(i), "1");
        twin.next();
      }
      awaitAtMost(before);
    }
  }

  @Test
  void namesTheTakenPort() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      assertThatThrownBy(() -> broker.open(LOOPBACK, taken.getLocalPort()))
          .isInstanceOf(BindException.class)
          .hasMessageContaining(LOOPBACK + ":" + taken.getLocalPort());
    }
    assertThat(broker.open(LOOPBACK, 0)).isPositive();
  }

  @Test
  void closesToPublishersAndKeepsServingItsOwnProcess() throws Exception {
    int port = broker.open(LOOPBACK, 0);
    String open = "tcp://%s:%d".formatted(LOOPBACK, port);
    try (var twin = new Listener(url, "twin").connect().subscribe("looptwin/v1/#")) {
      try (var plant = new Listener(open, "plant").connect()) {
        publish(plant, "looptwin/v1/a", "1");
        assertThat(twin.next().text()).isEqualTo("looptwin/v1/a=1");
      }
      broker.shut();

      assertThatThrownBy(() -> new Listener(open, "late").connect())
          .isInstanceOf(MqttException.class);
      publish(twin, "looptwin/v1/b", "2");
      assertThat(twin.next().text()).isEqualTo("looptwin/v1/b=2");
    }
    assertThat(broker.open(LOOPBACK, port)).isEqualTo(port);
  }

  @Test
  void refusesAHomeThatAnotherBrokerUses() {
    var second = new ArtemisBroker(SWEEP_MILLIS, 1 << 20);
    assertThatThrownBy(() -> second.start(folder.resolve("broker")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another server uses this home");
  }

  private static void publish(Listener client, String topic, String text) throws MqttException {
    client.client().publish(topic, text.getBytes(UTF_8), 1, false);
  }

  /** A CONNECT packet of MQTT 3.1.1 (section 3.1): clean session, will of QoS 1. */
  private static byte[] connectWithWill(String id, String topic, String payload)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    var packet = new DataOutputStream(bytes);
    packet.write(0x10);
    packet.write(16 + id.length() + topic.length() + payload.length());
    packet.writeUTF("MQTT");
    packet.write(4);
    packet.write(0b0000_1110);
    packet.writeShort(60);
    packet.writeUTF(id);
    packet.writeUTF(topic);
    packet.writeUTF(payload);
    return bytes.toByteArray();
  }

  /** A CONNECT packet of MQTT 5.0 (section 3.1): clean start, no properties. */
  private static byte[] connect5(String id) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var packet = new DataOutputStream(bytes);
    packet.write(0x10);
    packet.write(13 + id.length());
    packet.writeUTF("MQTT");
    packet.write(5);
    packet.write(0b0000_0010);
    packet.writeShort(60);
    packet.write(0);
    packet.writeUTF(id);
    return bytes.toByteArray();
  }

  /** A PUBLISH packet of MQTT 5.0 (section 3.3): QoS 1, id 1, more than 2 MiB. */
  private static byte[] publish5(String topic, int payload) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var packet = new DataOutputStream(bytes);
    packet.write(0x32);
    int remaining = 2 + topic.length() + 2 + 1 + payload;
    for (int shift = 0; shift < 28; shift += 7) {
      packet.write((remaining >> shift & 0x7F) | (shift < 21 ? 0x80 : 0));
    }
    packet.writeUTF(topic);
    packet.writeShort(1);
    packet.write(0);
    packet.write(new byte[payload]);
    return bytes.toByteArray();
  }

  private int addressesWithout(String topic) {
    return (int) broker.addresses().stream().filter(a -> !a.equals(topic)).count();
  }

  private void awaitAtMost(int addresses) {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (broker.addresses().size() > addresses && System.nanoTime() < deadline) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(broker.addresses()).hasSizeLessThanOrEqualTo(addresses);
  }

  /** The broker's files as they are at this moment, without the locks of the running process. */
  private Path copyAsAKillWouldLeaveIt() throws IOException {
    Path from = folder.resolve("broker");
    Path to = folder.resolve("image");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        if (!file.getFileName().toString().endsWith(".lock")) {
          Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
      }
    }
    return to;
  }
}
