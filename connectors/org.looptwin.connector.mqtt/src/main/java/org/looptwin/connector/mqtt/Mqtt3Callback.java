package org.looptwin.connector.mqtt;

import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;

/** Turns the MQTT 3.1.1 client's callbacks into a {@link Link.Listener}'s. */
final class Mqtt3Callback implements MqttCallback {
  private final Peer peer;
  private final Arrivals arrivals;
  private final Link.Listener listener;

  Mqtt3Callback(Peer peer, AckOrder acks, Link.Listener listener) {
    this.peer = peer;
    this.arrivals = new Arrivals(peer.topics(), acks, listener);
    this.listener = listener;
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) throws InterruptedException {
    arrivals.arrived(topic, message.getId(), message.getQos(), message.getPayload());
  }

  @Override
  public void connectionLost(Throwable cause) {
    int code = cause instanceof MqttException known ? known.getReasonCode() : 0;
    listener.lost(
        cause == null
            ? LinkException.broken("the broker closed the connection")
            : new Explanation(peer).of(code, cause));
  }

  @Override
  public void deliveryComplete(IMqttDeliveryToken token) {
    // Every publish has its own listener.
  }
}
