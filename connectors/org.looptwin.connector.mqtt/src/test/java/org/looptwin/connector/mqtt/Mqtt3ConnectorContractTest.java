package org.looptwin.connector.mqtt;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.connector.tck.Bench;
import org.looptwin.connector.tck.ConnectorContract;
import org.looptwin.runtime.paho.TestBroker;

class Mqtt3ConnectorContractTest extends ConnectorContract {
  @TempDir static Path folder;
  private static TestBroker broker;
  private static final AtomicInteger NETWORKS = new AtomicInteger();

  @BeforeAll
  static void startBroker() throws Exception {
    broker = new TestBroker(folder).start();
  }

  @AfterAll
  static void stopBroker() throws Exception {
    broker.close();
  }

  @Override
  protected Bench bench() {
    return new MqttBench(broker, "contract3-" + NETWORKS.incrementAndGet(), Mqtt3Link::open);
  }
}
