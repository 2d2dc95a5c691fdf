package org.looptwin.history.influxdb;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.history.tck.HistoryStoreContract;

/** Against a real server. */
class VersionOneContractTest extends HistoryStoreContract {
  @TempDir static Path folder;
  private static RealInflux influx;
  private InfluxHistory open;

  @BeforeAll
  static void start() throws IOException {
    influx = RealInflux.start(folder);
  }

  @Override
  protected HistoryStore store() {
    close();
    open = new InfluxHistory(influx.target("contract"), Clock.systemUTC());
    return open;
  }

  @AfterEach
  void close() {
    if (open != null) {
      open.close();
    }
  }

  @AfterAll
  static void stop() {
    if (influx != null) {
      influx.close();
    }
  }
}
