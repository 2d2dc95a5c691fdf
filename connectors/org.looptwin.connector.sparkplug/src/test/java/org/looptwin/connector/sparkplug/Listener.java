package org.looptwin.connector.sparkplug;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;

/** Another client of the broker: an edge node's MQTT part, or somebody who looks on. */
final class Listener implements AutoCloseable {
  private final MqttClient client;
  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

  /** A message as it came. */
  record Heard(String topic, byte[] payload, int qos, boolean retained) {
    String text() {
      return new String(payload, java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  Listener(String url, String id, String filter) throws Exception {
    client = new MqttClient(url, id, new MemoryPersistence());
    client.setTimeToWait(60_000);
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    client.connect(options);
    IMqttMessageListener listener =
        (topic, message) ->
            heard.add(
                new Heard(topic, message.getPayload(), message.getQos(), message.isRetained()));
    MqttSubscription subscription = new MqttSubscription(filter, 1);
    subscription.setRetainAsPublished(true);
    client.subscribe(new MqttSubscription[] {subscription}, new IMqttMessageListener[] {listener});
  }

  void send(String topic, byte[] payload, int qos, boolean retained) throws Exception {
    client.publish(topic, new MqttMessage(payload, qos, retained, null));
  }

  void send(Arrived message) throws Exception {
    send(message.topic(), message.payload(), 0, false);
  }

  Heard hear(Predicate<Heard> wanted) throws InterruptedException {
    Heard message = heard.poll(60, TimeUnit.SECONDS);
    while (message != null && !wanted.test(message)) {
      message = heard.poll(60, TimeUnit.SECONDS);
    }
    if (message == null) {
      throw new AssertionError("It was not heard within 60 s.");
    }
    return message;
  }

  @Override
  public void close() throws Exception {
    client.disconnect();
    client.close();
  }
}
