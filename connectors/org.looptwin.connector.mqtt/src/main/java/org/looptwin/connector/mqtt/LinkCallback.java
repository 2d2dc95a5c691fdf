package org.looptwin.connector.mqtt;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the client's callbacks into a {@link Link.Listener}'s; leaves out the server's own topics.
 */
final class LinkCallback implements MqttCallback {
  private static final Logger LOG = LoggerFactory.getLogger(LinkCallback.class);
  private static final Runnable NOTHING_TO_ACKNOWLEDGE = () -> {};

  private final Topics topics;
  private final AckOrder acks;
  private final Link.Listener listener;

  LinkCallback(Topics topics, AckOrder acks, Link.Listener listener) {
    this.topics = topics;
    this.acks = acks;
    this.listener = listener;
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) throws InterruptedException {
    Runnable acknowledge =
        message.getQos() == 0 ? NOTHING_TO_ACKNOWLEDGE : acks.expect(message.getId());
    String belowRoot = topics.belowRoot(topic);
    if (Topics.outbound(belowRoot)) {
      acknowledge.run();
    } else {
      listener.arrived(belowRoot, message.getPayload(), acknowledge);
    }
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
    // Link.open waits for it.
  }

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    // Enhanced authentication is not used.
  }

  private static String reason(MqttDisconnectResponse response) {
    MqttException cause = response.getException();
    if (cause == null) {
      return "the broker closed the connection with code "
          + response.getReturnCode()
          + (response.getReasonString() == null ? "" : ", " + response.getReasonString());
    }
    Throwable root = cause.getCause() == null ? cause : cause.getCause();
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
