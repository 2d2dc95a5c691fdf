package org.looptwin.connector.mqtt;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the MQTT 5 client's callbacks into a {@link Link.Listener}'s. */
final class Mqtt5Callback implements MqttCallback {
  private static final Logger LOG = LoggerFactory.getLogger(Mqtt5Callback.class);

  /** MQTT 5.0 section 3.14.2.1: another connection with the same client id. */
  private static final int SESSION_TAKEN_OVER = 0x8E;

  private final Peer peer;
  private final Arrivals arrivals;
  private final Link.Listener listener;

  Mqtt5Callback(Peer peer, AckOrder acks, Link.Listener listener) {
    this.peer = peer;
    this.arrivals = new Arrivals(peer.topics(), acks, listener);
    this.listener = listener;
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) throws InterruptedException {
    arrivals.arrived(topic, message.getId(), message.getQos(), message.getPayload());
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    listener.lost(reason(response));
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    LOG.warn("MQTT client: {}", exception.getMessage());
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    // Every publish has its own listener.
  }

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {
    // Mqtt5Link.open waits for it.
  }

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    // Enhanced authentication is not used.
  }

  private LinkException reason(MqttDisconnectResponse response) {
    MqttException cause = response.getException();
    if (response.getReturnCode() == SESSION_TAKEN_OVER
        || cause != null && cause.getReasonCode() == SESSION_TAKEN_OVER) {
      return LinkException.takenOver(peer);
    }
    return cause == null
        ? LinkException.broken(
            "the broker closed the connection with code "
                + response.getReturnCode()
                + (response.getReasonString() == null ? "" : ", " + response.getReasonString()))
        : new Explanation(peer).of(cause.getReasonCode(), cause);
  }
}
