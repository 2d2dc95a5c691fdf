package org.looptwin.connector.sparkplug;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.looptwin.model.network.NodeType;

/** The host application without its MQTT client, with a clock that is moved by hand. */
final class Host {
  static final long REORDER_MS = 5_000;
  static final long PAUSE_MS = 10_000;
  static final long LONGEST_PAUSE_MS = 300_000;

  final Counts counts = new Counts();
  final List<String> rebirths = new ArrayList<>();
  private final PlainTwin twin;
  private final EdgeNodes edges;
  private long now = 1_000_000;
  private boolean connected = true;

  Host(PlainTwin twin, Path file) {
    this.twin = twin;
    Map<String, NodeType> nodes = Map.of("S01", NodeType.SUPPLIER, "B01", NodeType.BATTERY_PLANT);
    Places places = new Places(id -> Optional.ofNullable(nodes.get(id)));
    Desk desk =
        new Desk(
            new Readings(twin, places, new LastKnown(twin::snapshot)),
            new Rebirths(PAUSE_MS, LONGEST_PAUSE_MS, new SplittableRandom(1)),
            new Parking(100, 1 << 20, LONGEST_PAUSE_MS + EdgeNode.PROBATION_MS),
            counts,
            new Hands(),
            () -> now);
    edges = new EdgeNodes("n", REORDER_MS, desk, new Ears(), new KnownEdges(file));
  }

  /** As after a start of the server. */
  static Host started(PlainTwin twin, Path folder) throws Exception {
    Host host = new Host(twin, folder.resolve("sparkplug.json"));
    host.edges.restore();
    host.edges.connected();
    host.pass(Rebirths.START_SPREAD_MS);
    return host;
  }

  PlainTwin twin() {
    return twin;
  }

  Host hear(Arrived... messages) throws InterruptedException {
    for (Arrived message : messages) {
      edges.arrived(message);
      edges.tick();
    }
    return this;
  }

  /** Time passes; what is due is done, second by second. */
  Host pass(long millis) throws InterruptedException {
    long end = now + millis;
    while (now < end) {
      now = Math.min(end, now + 100);
      edges.tick();
    }
    return this;
  }

  Host cut() throws InterruptedException {
    connected = false;
    edges.lost();
    return this;
  }

  Host mend() {
    connected = true;
    edges.connected();
    return this;
  }

  Host stop() throws InterruptedException {
    edges.finish();
    return this;
  }

  /** The server's time, milliseconds. */
  long time() {
    return now;
  }

  private final class Ears implements Commands {
    @Override
    public boolean connected() {
      return connected;
    }

    @Override
    public void rebirth(String edge) {
      rebirths.add(edge);
    }
  }

  private final class Hands extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(now);
    }
  }
}
