package org.looptwin.launch.broker;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More messages wait than fit into memory, so that they go into pages; the next pages cannot be
 * written while the journal can.
 */
class FailingPageTest {
  /** No space is left on this device, whoever writes to it. */
  private static final Path FULL = Path.of("/dev/full");

  private static final String LOOPBACK = "127.0.0.1";
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final int MESSAGE_BYTES = 8_000;
  private static final int PAGE_BYTES = 200_000;

  /** Time enough to take the bad pages away before it starts again. */
  private static final Rhythm PATIENT = new Rhythm(300, 3_600_000, Duration.ofSeconds(2));

  @TempDir Path folder;

  private final ArtemisBroker broker =
      new ArtemisBroker(PATIENT, new Limits(0, 1 << 20, PAGE_BYTES));
  private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();

  /** Neither a write nor an fsync succeeds. */
  @Test
  void pagesThatCanNeitherBeWrittenNorForcedLoseNothingAcknowledged() throws Exception {
    Assumptions.assumeTrue(Files.isWritable(FULL), "/dev/full is Linux's");
    var bad = new ArrayList<Path>();
    losesNothingAcknowledged(() -> bad.addAll(replaceTheNextPages()), () -> delete(bad));
  }

  /**
   * There is room for a part of the first message only. The fsync after a write that failed
   * succeeds, which Artemis takes for a success of both.
   */
  @Test
  void pagesOnAFullDiskLoseNothingAcknowledged() throws Exception {
    Path paging = Files.createDirectories(folder.resolve("broker")).resolve("paging");
    try (var disk = SmallDisk.mount(folder.resolve("disk"), 64)) {
      Files.createSymbolicLink(paging, disk.folder());
      losesNothingAcknowledged(disk::fill, disk::relieve);
    }
  }

  private interface Step {
    void run() throws Exception;
  }

  private void losesNothingAcknowledged(Step breakPages, Step mendPages) throws Exception {
    String url = broker.start(folder.resolve("broker"));
    String open = "tcp://%s:%d".formatted(LOOPBACK, broker.open(LOOPBACK, 0));
    try (var twin = new Listener(url, "twin").connect().subscribe("looptwin/#")) {
      twin.client().disconnect();
    }
    try (var plant = new Plant(open)) {
      plant.publish(0, 400);
      await(() -> acknowledged.size() == 400);
      breakPages.run();
      plant.publish(400, 1); // alone: nothing after it fails for it
      await(() -> acknowledged.contains(400) || broker.trouble().isPresent());
      plant.publish(401, 599);
      await(() -> broker.trouble().isPresent());
      mendPages.run();
    }
    await(() -> broker.trouble().isEmpty());
    assertThat(acknowledged).as("at the failure").hasSizeBetween(400, 999);
    try (var plant = new Plant(open)) {
      plant.publish(1_000, 100);
      await(() -> acknowledged.contains(1_099));
    }
    assertThat(delivered(url)).containsAll(acknowledged);
    broker.stop();
  }

  private static void delete(List<Path> files) throws IOException {
    for (Path file : files) {
      Files.delete(file);
    }
  }

  /** In every folder of pages: those that are not begun yet. */
  private List<Path> replaceTheNextPages() throws IOException {
    List<Path> bad = new ArrayList<>();
    for (Path pages : files(folder.resolve("broker/paging"))) {
      for (int number = 1; number < 200; number++) {
        Path page = pages.resolve("%09d.page".formatted(number));
        if (!Files.exists(page)) {
          bad.add(Files.createSymbolicLink(page, FULL));
        }
      }
    }
    return bad;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /**
   * Everything until all that was acknowledged is there, or no more comes; what was not may have
   * come, too.
   */
  private Set<Integer> delivered(String url) throws Exception {
    Set<Integer> arrived = new TreeSet<>();
    try (var twin = new Listener(url, "twin").connect()) {
      while (!arrived.containsAll(acknowledged)) {
        var next = twin.poll();
        if (next.isEmpty()) {
          break;
        }
        assertThat(arrived.add(number(next.get().payload()))).as("never twice").isTrue();
      }
    }
    return arrived;
  }

  private static byte[] payload(int number) {
    return Arrays.copyOf("%06d".formatted(number).getBytes(US_ASCII), MESSAGE_BYTES);
  }

  private static int number(byte[] payload) {
    return Integer.parseInt(new String(payload, 0, 6, US_ASCII));
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within 120 s").isLessThan(deadline);
      LockSupport.parkNanos(10_000_000);
    }
  }

  /** Publishes without waiting, and takes down what was acknowledged. */
  private final class Plant implements AutoCloseable {
    private final MqttAsyncClient client;

    Plant(String url) throws MqttException {
      client = new MqttAsyncClient(url, "plant", new MemoryPersistence());
      var options = Listener.options();
      options.setCleanStart(true);
      options.setReceiveMaximum(65_535);
      client.connect(options).waitForCompletion(20_000);
    }

    /** Until it is thrown out. */
    void publish(int first, int count) {
      try {
        for (int i = first; i < first + count; i++) {
          send(i);
        }
      } catch (MqttException e) {
        assertThat(client.isConnected()).as(e.getMessage()).isFalse();
      }
    }

    private void send(int number) throws MqttException {
      client.publish(
          "looptwin/a",
          payload(number),
          1,
          false,
          null,
          new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
              acknowledged.add(number);
            }

            @Override
            public void onFailure(IMqttToken token, Throwable because) {
              // not acknowledged
            }
          });
    }

    @Override
    public void close() throws MqttException {
      client.disconnectForcibly(0, 0, false);
      client.close(true);
    }
  }
}
