package org.looptwin.history.influxdb;

import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.history.tck.HistoryStoreContract;

/** Against a stand-in: requests and answers are real HTTP, what Flux means is our reading. */
class VersionTwoContractTest extends HistoryStoreContract {
  private static FakeInfluxTwo influx;
  private InfluxHistory open;

  @BeforeAll
  static void start() throws IOException {
    influx = new FakeInfluxTwo();
  }

  @Override
  protected HistoryStore store() {
    close();
    open = new InfluxHistory(influx.target(FakeInfluxTwo.TOKEN), Clock.systemUTC());
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
    influx.close();
  }
}
