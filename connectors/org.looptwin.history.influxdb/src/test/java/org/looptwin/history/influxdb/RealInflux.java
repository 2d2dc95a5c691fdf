package org.looptwin.history.influxdb;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.influxdb.InfluxDB;
import org.influxdb.InfluxDBFactory;
import org.influxdb.dto.Query;
import org.influxdb.dto.QueryResult;

/** Debian's influxd (1.6.7) as a process of its own, on a free port of loopback. */
final class RealInflux implements AutoCloseable {
  static final String NETWORK = "net work";

  private final Process process;
  private final int port;

  private RealInflux(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** The test is skipped where there is no influxd. */
  static RealInflux start(Path folder) throws IOException {
    assumeTrue(installed(), "influxd is not installed");
    int port = freePort();
    Path conf = folder.resolve("influxd.conf");
    Files.writeString(
        conf,
        """
        reporting-disabled = true
        bind-address = "127.0.0.1:%d"
        [meta]
          dir = "%s/meta"
        [data]
          dir = "%s/data"
          wal-dir = "%s/wal"
          query-log-enabled = false
        [http]
          bind-address = "127.0.0.1:%d"
          log-enabled = false
        [monitor]
          store-enabled = false
        """
            .formatted(freePort(), folder, folder, folder, port));
    Process process =
        new ProcessBuilder("influxd", "-config", conf.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("influxd.log").toFile())
            .start();
    RealInflux influx = new RealInflux(process, port);
    influx.awaitPing();
    return influx;
  }

  private static boolean installed() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "influxd")));
  }

  /** Below the ports that systems give to outgoing connections: nobody else gets it meanwhile. */
  private static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
      try (ServerSocket probe = new ServerSocket(port)) {
        return probe.getLocalPort();
      } catch (IOException e) {
        continue; // taken: another one
      }
    }
  }

  private void awaitPing() throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < end) {
      try (InfluxDB client = client()) {
        client.ping();
        return;
      } catch (RuntimeException e) {
        pause();
      }
    }
    throw new IOException("influxd does not answer");
  }

  private void pause() throws IOException {
    try {
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new IOException("influxd ended with " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  InfluxDB client() {
    return InfluxDBFactory.connect(url());
  }

  QueryResult ask(String database, String statement) {
    try (InfluxDB client = client()) {
      return client.query(new Query(statement, database, true), TimeUnit.MILLISECONDS);
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  Target target(String database) {
    return target(database, "");
  }

  Target target(String database, String retentionPolicy) {
    return new Target(
        url(),
        1,
        database,
        retentionPolicy,
        "",
        "",
        new Target.Access("", "", ""),
        "looptwin_telemetry",
        NETWORK);
  }

  /** kill -9. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
