package org.looptwin.connector.replay;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.looptwin.runtime.paho.ClientThreads;
import org.looptwin.runtime.paho.Mqtt5Client;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection that only publishes, under a client id of its own. */
final class Sender implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PARTING = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  private final Mqtt5Client client;
  private final ClientThreads threads = new ClientThreads("replay-client");

  Sender(String mqttUrl) throws MqttException {
    client = new Mqtt5Client(mqttUrl, "looptwin-replay-" + UUID.randomUUID(), threads);
    try {
      connect();
    } catch (MqttException e) {
      close();
      throw e;
    }
  }

  /**
   * Publishes at QoS 1.
   *
   * @param done told whether the broker has it; not told when the connection breaks
   */
  void publish(String topic, byte[] payload, Consumer<Boolean> done) throws MqttException {
    client.publish(topic, new MqttMessage(payload, 1, false, null), null, whenComplete(done));
  }

  boolean connected() {
    return client.isConnected();
  }

  @Override
  public void close() {
    try {
      if (client.isConnected()) {
        client.disconnect(PARTING.toMillis()).waitForCompletion(PARTING.toMillis());
      }
      client.close(true);
    } catch (MqttException e) {
      LOG.debug("Closing the connection to {}", client.getServerURI(), e);
    } finally {
      threads.close();
    }
  }

  private void connect() throws MqttException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setAutomaticReconnect(false);
    options.setKeepAliveInterval(30);
    options.setConnectionTimeout((int) PATIENCE.toSeconds());
    client.connect(options).waitForCompletion(PATIENCE.toMillis());
    if (!client.isConnected()) {
      throw new MqttException(MqttClientException.REASON_CODE_CLIENT_TIMEOUT);
    }
  }

  private MqttActionListener whenComplete(Consumer<Boolean> done) {
    return new MqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        done.accept(true);
      }

      @Override
      public void onFailure(IMqttToken token, Throwable cause) {
        if (client.isConnected()) {
          LOG.warn("{} refused a message: {}", client.getServerURI(), String.valueOf(cause));
          done.accept(false);
        }
      }
    };
  }
}
