package org.looptwin.connector.mqtt;

import java.time.Duration;
import java.util.SplittableRandom;
import org.looptwin.connector.api.Connector;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.tck.Bench;
import org.looptwin.runtime.paho.BackOff;
import org.looptwin.runtime.paho.TestBroker;

/** The connector with a real broker of which it has heard nothing yet. */
final class MqttBench implements Bench {
  private final TestBroker broker;
  private final Peer peer;
  private final String root;
  private final Link.Opener opener;
  private MqttConnector connector;

  MqttBench(TestBroker broker, String network, Link.Opener opener) {
    this.opener = opener;
    this.broker = broker;
    this.root = "looptwin/v1/" + network + "/";
    peer = new Peer(broker.url(), "looptwin-" + network, "", "", new Topics(network));
  }

  @Override
  public Connector start(Inbox inbox) {
    connector =
        new MqttConnector(
            peer,
            Trial.manner(
                new BackOff(Duration.ofMillis(50), Duration.ofMillis(200), new SplittableRandom(1)),
                opener),
            new Status("1", () -> 0),
            inbox,
            FakeTranslator.none());
    return connector;
  }

  @Override
  public void stop() throws Exception {
    connector.close();
    connector = null;
  }

  @Override
  public void send(String topic, byte[] payload) throws Exception {
    try (Plant plant = new Plant(broker.url(), "plant-" + root.hashCode())) {
      plant.send(root + topic, payload, 1);
    }
  }

  @Override
  public void cut() throws Exception {
    broker.stop();
  }

  @Override
  public void mend() throws Exception {
    broker.start();
  }

  @Override
  public void close() throws Exception {
    if (connector != null) {
      connector.close();
    }
  }
}
