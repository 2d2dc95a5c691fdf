package org.looptwin.connector.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttSubscription;

/**
 * Another client of the same broker: publishes as a plant does and listens as a console does, with
 * a session that outlives its connection: to others this broker may deliver out of order.
 */
final class Plant implements AutoCloseable {
  private final MqttClient client;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  Plant(String url, String id) throws Exception {
    client = new MqttClient(url, id, new MemoryPersistence());
    client.setTimeToWait(60_000);
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSessionExpiryInterval(3600L);
    client.connect(options);
  }

  void send(String topic, String payload, int qos) throws Exception {
    send(topic, payload.getBytes(StandardCharsets.UTF_8), qos);
  }

  /** Returns when the broker has it. */
  void send(String topic, byte[] payload, int qos) throws Exception {
    client.publish(topic, payload, qos, false);
  }

  /** Sends without waiting for each; returns when the broker has them all. */
  void burst(String topic, List<String> payloads, int qos) throws Exception {
    MqttConnectionOptions options = new MqttConnectionOptions();
    MqttAsyncClient fast =
        new MqttAsyncClient(
            client.getServerURI(), client.getClientId() + "-fast", new MemoryPersistence());
    try {
      fast.connect(options).waitForCompletion(60_000);
      List<IMqttToken> tokens = new ArrayList<>();
      for (String payload : payloads) {
        tokens.add(fast.publish(topic, payload.getBytes(StandardCharsets.UTF_8), qos, false));
      }
      for (IMqttToken token : tokens) {
        token.waitForCompletion(60_000);
      }
      fast.disconnect().waitForCompletion(60_000);
    } finally {
      fast.close();
    }
  }

  void listen(String filter) throws Exception {
    IMqttMessageListener listener =
        (topic, message) ->
            heard.add(
                topic
                    + " "
                    + new String(message.getPayload(), StandardCharsets.UTF_8)
                    + (message.isRetained() ? " (retained)" : ""));
    MqttSubscription subscription = new MqttSubscription(filter, 1);
    subscription.setRetainAsPublished(true);
    client.subscribe(new MqttSubscription[] {subscription}, new IMqttMessageListener[] {listener});
  }

  String hear() throws InterruptedException {
    String message = heard.poll(60, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("Nothing was heard for 60 s.");
    }
    return message;
  }

  @Override
  public void close() throws Exception {
    client.disconnect();
    client.close();
  }
}
