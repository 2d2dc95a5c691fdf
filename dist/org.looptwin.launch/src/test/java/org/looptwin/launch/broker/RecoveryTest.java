package org.looptwin.launch.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
  private static final String LOOPBACK = "127.0.0.1";
  private static final long PATIENCE_NANOS = 120_000_000_000L;

  /** Never looks at the disk by itself: it is full from one moment to the next. */
  private static final Rhythm BLIND = new Rhythm(300, 3_600_000, Duration.ofMillis(50));

  @TempDir Path folder;

  private static final Limits TO_THE_LAST_BYTE = Limits.ORDINARY.leavingFree(0);

  private final ArtemisBroker broker = new ArtemisBroker(BLIND, TO_THE_LAST_BYTE);

  @AfterEach
  void stop() {
    broker.stop();
  }

  @Test
  void brokerWhoseStoreFailsIsBackOnItsPortsWithSessionsMessagesAndListeners() throws Exception {
    String url = broker.start(folder.resolve("broker"));
    String open = "tcp://%s:%d".formatted(LOOPBACK, broker.open(LOOPBACK, 0));
    var said = new LinkedBlockingQueue<String>();
    broker.onMessageOutside("looptwin/", (topic, payload) -> said.add(topic));
    try (var twin = new Listener(url, "twin").connect().subscribe("looptwin/#")) {
      twin.client().disconnect();
    }
    try (var plant = new Listener(open, "plant").connect()) {
      publish(plant, "looptwin/a", "before");
    }

    fail();

    try (var twin = new Listener(url, "twin").connect();
        var plant = new Listener(open, "plant").connect()) {
      assertThat(twin.next().text()).isEqualTo("looptwin/a=before");
      publish(plant, "looptwin/b", "after");
      publish(plant, "line/7", "outside");
      assertThat(twin.next().text()).isEqualTo("looptwin/b=after");
      assertThat(said.poll(60, TimeUnit.SECONDS)).isEqualTo("line/7");
    }
    try (var old = new Mqtt311(open, "old")) {
      assertThatThrownBy(() -> old.publish("looptwin/big", new byte[5 << 20]))
          .isInstanceOf(org.eclipse.paho.client.mqttv3.MqttException.class);
    }
    fail();
    new Listener(open, "plant").connect().close();
  }

  @Test
  void brokerThatWasShutComesBackForItsOwnProcessOnly() throws Exception {
    String url = broker.start(folder.resolve("broker"));
    String open = "tcp://%s:%d".formatted(LOOPBACK, broker.open(LOOPBACK, 0));
    broker.shut();

    fail();

    new Listener(url, "twin").connect().close();
    assertThatThrownBy(() -> new Listener(open, "plant").connect())
        .isInstanceOf(MqttException.class);
  }

  @Test
  void brokerThatIsStoppedWhileItIsAwayStaysStopped() throws Exception {
    var slow = new ArtemisBroker(new Rhythm(300, 1_000, Duration.ofSeconds(60)), TO_THE_LAST_BYTE);
    slow.start(folder.resolve("broker"));
    slow.running().failStore(new IOException("full"));
    await(() -> slow.trouble().isPresent());
    assertThat(slow.trouble()).get().asString().contains("full", "Make room");

    slow.stop();

    assertThat(slow.trouble()).isEmpty();
    broker.start(folder.resolve("broker")); // its files are free
  }

  @Test
  void diskThatIsFullToTheLastByteLosesNothingAcknowledged() throws Exception {
    try (var disk = SmallDisk.mount(folder.resolve("disk"), 64)) {
      String url = broker.start(disk.folder().resolve("broker"));
      String open = "tcp://%s:%d".formatted(LOOPBACK, broker.open(LOOPBACK, 0));
      try (var twin = new Listener(url, "twin").connect().subscribe("looptwin/#")) {
        twin.client().disconnect();
      }
      Set<String> acknowledged = new HashSet<>();
      try (var plant = new Listener(open, "plant").connect()) {
        acknowledged.addAll(publishMany(plant, 0, 50));
        disk.fill();
        acknowledged.addAll(publishMany(plant, 50, 1_000));
      }
      await(() -> broker.trouble().isPresent());
      assertThat(acknowledged).hasSizeBetween(50, 1_000);
      assertThatThrownBy(() -> new Listener(open, "late").connect())
          .isInstanceOf(MqttException.class);

      disk.relieve();

      await(() -> broker.trouble().isEmpty());
      try (var plant = new Listener(open, "plant").connect()) {
        acknowledged.addAll(publishMany(plant, 2_050, 50));
      }
      try (var twin = new Listener(url, "twin").connect()) {
        Set<String> arrived = new HashSet<>();
        while (!arrived.containsAll(acknowledged)) {
          assertThat(arrived.add(twin.next().topic())).as("never twice").isTrue();
        }
      }
      broker.stop();
    }
  }

  /** Publishes one after the other until one is not acknowledged; the topics of the others. */
  private static Set<String> publishMany(Listener plant, int first, int count) {
    Set<String> acknowledged = new HashSet<>();
    try {
      for (int i = first; i < first + count; i++) {
        plant.client().publish("looptwin/" + i, new byte[90_000], 1, false);
        acknowledged.add("looptwin/" + i);
      }
    } catch (MqttException e) {
      assertThat(acknowledged).as("before the disk was full").hasSizeLessThan(count);
    }
    return acknowledged;
  }

  private static void publish(Listener client, String topic, String text) throws MqttException {
    client.client().publish(topic, text.getBytes(UTF_8), 1, false);
  }

  private void fail() {
    ArtemisRun before = broker.running();
    before.failStore(new IOException("full"));
    await(() -> broker.running() != before);
    await(() -> broker.trouble().isEmpty());
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within 120 s").isLessThan(deadline);
      LockSupport.parkNanos(10_000_000);
    }
  }
}
