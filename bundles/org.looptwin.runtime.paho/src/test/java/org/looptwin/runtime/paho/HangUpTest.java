package org.looptwin.runtime.paho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broker that lets everybody in and throws them out. */
class HangUpTest {
  private static final int ATTEMPTS = 10;

  private final ExecutorService door = Executors.newSingleThreadExecutor();
  private ServerSocket broker;

  @BeforeEach
  void open() throws IOException {
    broker = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    door.execute(this::throwEverybodyOut);
  }

  @AfterEach
  void close() throws IOException {
    broker.close();
    door.shutdownNow();
  }

  @Test
  void leavesNoThreadOfAnMqtt5ClientBehind() throws Exception {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      ClientThreads threads = new ClientThreads("five");
      Mqtt5Client client = new Mqtt5Client(url(), "five", threads);
      assertThatThrownBy(() -> client.connect().waitForCompletion(60_000))
          .isInstanceOf(MqttException.class);
      client.close(true);
      assertEnds(threads);
    }
  }

  @Test
  void leavesNoThreadOfAnMqtt3ClientBehind() throws Exception {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      ClientThreads threads = new ClientThreads("three");
      Mqtt3Client client = new Mqtt3Client(url(), "three", threads);
      MqttConnectOptions options = new MqttConnectOptions();
      options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
      assertThatThrownBy(() -> client.connect(options).waitForCompletion(60_000))
          .isInstanceOf(org.eclipse.paho.client.mqttv3.MqttException.class);
      client.close(true);
      assertEnds(threads);
    }
  }

  private static void assertEnds(ClientThreads threads) throws InterruptedException {
    threads.close();
    assertThat(threads.executor().awaitTermination(60, TimeUnit.SECONDS)).isTrue();
  }

  private String url() {
    return "tcp://127.0.0.1:" + broker.getLocalPort();
  }

  /** Every other one with a reset. */
  private void throwEverybodyOut() {
    boolean reset = false;
    while (!broker.isClosed()) {
      try (Socket guest = broker.accept()) {
        reset = !reset;
        guest.setSoLinger(reset, 0);
      } catch (IOException e) {
        // the test is over
      }
    }
  }
}
