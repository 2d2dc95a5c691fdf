package org.looptwin.launch.broker;

import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;

/** A publisher that speaks MQTT 3.1.1. */
final class Mqtt311 implements AutoCloseable {
  private final MqttClient client;

  Mqtt311(String url, String id) throws MqttException {
    client = new MqttClient(url, id, null);
    client.setTimeToWait(60_000);
    var options = new MqttConnectOptions();
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    client.connect(options);
  }

  /** Publishes at QoS 1; returns when it is acknowledged. */
  void publish(String topic, byte[] payload) throws MqttException {
    client.publish(topic, payload, 1, false);
  }

  @Override
  public void close() throws MqttException {
    if (client.isConnected()) {
      client.disconnect();
    }
    client.close();
  }
}
