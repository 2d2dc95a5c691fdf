package org.looptwin.launch.broker;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** An MQTT 5 client with a session that outlives its connection and keeps what arrives. */
final class Listener implements MqttCallback, AutoCloseable {
  /** What arrived: topic and payload. */
  record Arrival(String topic, byte[] payload) {
    String text() {
      return topic + "=" + new String(payload, java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final MqttClient client;

  Listener(String url, String id) throws MqttException {
    client = new MqttClient(url, id, new MemoryPersistence());
    client.setTimeToWait(60_000);
    client.setCallback(this);
  }

  Listener connect() throws MqttException {
    client.connect(options());
    return this;
  }

  static MqttConnectionOptions options() {
    var options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(3600L);
    options.setReceiveMaximum(1000);
    options.setMaximumPacketSize(5L << 20);
    return options;
  }

  Listener subscribe(String filter) throws MqttException {
    client.subscribe(filter, 1);
    return this;
  }

  MqttClient client() {
    return client;
  }

  /** The next message. */
  Arrival next() throws InterruptedException {
    return poll().orElseThrow(() -> new AssertionError("Nothing arrived within 60 s."));
  }

  /** The next message; empty when none comes within 60 s. */
  Optional<Arrival> poll() throws InterruptedException {
    return Optional.ofNullable(arrivals.poll(60, TimeUnit.SECONDS));
  }

  @Override
  public void close() throws MqttException {
    if (client.isConnected()) {
      client.disconnect();
    }
    client.close(true);
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    arrivals.add(new Arrival(topic, message.getPayload()));
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {}

  @Override
  public void mqttErrorOccurred(MqttException exception) {}

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
