package org.looptwin.twin.live;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.looptwin.connector.api.Incoming;
import org.looptwin.model.json.MetricCatalogueFile;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.twin.api.IngestAccount.Counts;

/** A twin in a folder with a connector called {@code test} that counts its acknowledgements. */
final class Bench implements AutoCloseable {
  static final String STOCK = "supplier/S01/stock_on_hand";
  final TwinEngine engine;
  private final AtomicInteger delivered = new AtomicInteger();
  private final AtomicInteger acknowledged = new AtomicInteger();

  Bench(Path folder, Clock clock) throws SQLException {
    this(
        TwinEngine.open(
            folder.resolve("journal.db"),
            "small",
            SmallCase.create(),
            MetricCatalogueFile.standard(),
            clock));
  }

  Bench(TwinEngine engine) {
    this.engine = engine;
  }

  static byte[] json(long ts, double value, String src) {
    return "{\"ts\":%d,\"v\":%s,\"src\":\"%s\"}"
        .formatted(ts, value, src)
        .getBytes(StandardCharsets.UTF_8);
  }

  void stock(long ts, double value) throws InterruptedException {
    deliver(STOCK, json(ts, value, ""));
  }

  void deliver(String topic, String payload) throws InterruptedException {
    deliver(topic, payload.getBytes(StandardCharsets.UTF_8));
  }

  void deliver(String topic, byte[] payload) throws InterruptedException {
    delivered.incrementAndGet();
    engine.deliver(new Incoming("test", topic, payload, acknowledged::incrementAndGet));
  }

  int acknowledged() {
    return acknowledged.get();
  }

  int delivered() {
    return delivered.get();
  }

  /** Waits until everything delivered so far has been acknowledged, by a message that tells. */
  void settle() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    engine.deliver(new Incoming("settling", "market/nothing", new byte[0], done::countDown));
    if (!done.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("Nothing was acknowledged within 60 s.");
    }
  }

  Counts counts() {
    return engine.counts().get("test");
  }

  List<JournalEntry> entries() {
    return engine.read(0, Integer.MAX_VALUE);
  }

  @Override
  public void close() {
    engine.close();
  }
}
