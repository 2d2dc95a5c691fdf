package org.looptwin.connector.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.connector.api.Replay.Publication;
import org.looptwin.connector.api.Replay.TimedMessage;
import org.looptwin.runtime.paho.TestBroker;

@Timeout(180)
class MqttPublicationTest {
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final ReplayService replay = new ReplayService();
  private TestBroker broker;

  @BeforeEach
  void startBroker() throws Exception {
    broker = new TestBroker(folder).start();
  }

  @AfterEach
  void stopBroker() throws Exception {
    broker.close();
  }

  @Test
  void everythingArrivesAndReadingsOfAMetricStayInOrder() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    try (Listener ignored = new Listener(broker.url(), heard)) {
      List<TimedMessage> messages = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        messages.add(message(i, "supplier/S" + i % 7 + "/metric" + i % 5));
      }
      Publication publication = replay.publish(broker.url(), "looptwin/v1/net", messages, 0, START);
      assertThat(publication.await(SOON)).isTrue();
      assertThat(publication.problem()).isEmpty();
      assertThat(publication.sent()).isEqualTo(200);
      assertThat(publication.acknowledged()).isEqualTo(200);
      int[] last = {-1, -1, -1, -1, -1};
      for (int i = 0; i < 200; i++) {
        int number = Integer.parseInt(heard.poll(60, TimeUnit.SECONDS).split(" ")[1]);
        assertThat(number).isGreaterThan(last[number % 5]);
        last[number % 5] = number;
      }
    }
  }

  @Test
  void nothingIsSentAheadOfTheClock() throws Exception {
    MovableClock clock = new MovableClock();
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    try (Listener ignored = new Listener(broker.url(), heard);
        Publication publication =
            replay.publish(
                broker.url(),
                "looptwin/v1/net",
                List.of(message(0, "market/a"), message(60, "market/b")),
                100,
                clock)) {
      assertThat(heard.poll(60, TimeUnit.SECONDS)).endsWith("market/a 0");
      assertThat(publication.await(Duration.ofMillis(300))).isFalse();
      assertThat(publication.sent()).isEqualTo(1);
      clock.now = START.plusSeconds(60);
      assertThat(heard.poll(60, TimeUnit.SECONDS)).endsWith("market/b 60");
      assertThat(publication.await(SOON)).isTrue();
    }
  }

  @Test
  void paceDividesScenarioTimeBySpeedFromTheFirstMessageOn() {
    long[] nanos = {5_000};
    Pace pace = Pace.from(START, 1000, () -> nanos[0]);
    assertThat(pace.nanosUntil(START)).isZero();
    assertThat(pace.nanosUntil(START.plusSeconds(10))).isEqualTo(10_000_000);
    nanos[0] += 10_000_000;
    assertThat(pace.nanosUntil(START.plusSeconds(10))).isZero();
  }

  @Test
  void closingStopsAtOnce() throws Exception {
    Publication publication =
        replay.publish(
            broker.url(), "looptwin/v1/net", List.of(message(1_000_000, "market/a")), 1, START);
    publication.close();
    assertThat(publication.await(SOON)).isTrue();
    assertThat(publication.sent()).isZero();
  }

  @Test
  void aBrokerThatRestartsGetsTheRest() throws Exception {
    MovableClock clock = new MovableClock();
    try (Publication publication =
        replay.publish(
            broker.url(),
            "looptwin/v1/net",
            List.of(message(0, "market/a"), message(60, "market/a"), message(61, "market/b")),
            100,
            clock)) {
      while (publication.acknowledged() < 1) {
        publication.await(Duration.ofMillis(5));
      }
      broker.stop();
      clock.now = START.plusSeconds(100);
      broker.start();
      assertThat(publication.await(SOON)).isTrue();
      assertThat(publication.acknowledged()).isEqualTo(3);
    }
  }

  private static TimedMessage message(int second, String topic) {
    return new TimedMessage(START.plusSeconds(second), topic, Integer.toString(second));
  }

  private static final class MovableClock extends Clock {
    private volatile Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /**
   * With a session that outlives its connection: to others this broker may deliver out of order.
   */
  private static final class Listener implements AutoCloseable {
    private final MqttClient client;

    Listener(String url, BlockingQueue<String> heard) throws Exception {
      client = new MqttClient(url, "listener", new MemoryPersistence());
      var options = new MqttConnectionOptions();
      options.setCleanStart(false);
      options.setSessionExpiryInterval(3600L);
      client.connect(options);
      IMqttMessageListener listener =
          (topic, message) ->
              heard.add(topic + " " + new String(message.getPayload(), StandardCharsets.UTF_8));
      client.subscribe(
          new MqttSubscription[] {new MqttSubscription("looptwin/v1/net/#", 1)},
          new IMqttMessageListener[] {listener});
    }

    @Override
    public void close() throws Exception {
      client.disconnect();
      client.close();
    }
  }
}
