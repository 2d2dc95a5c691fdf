package org.looptwin.connector.sparkplug;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the client's callbacks into a {@link Link.Listener}'s; keeps STATE messages to the link.
 */
final class LinkCallback implements MqttCallback {
  private static final Logger LOG = LoggerFactory.getLogger(LinkCallback.class);

  private final Link link;
  private final MqttAsyncClient client;
  private final Peer peer;
  private final Link.Listener listener;

  LinkCallback(Link link, MqttAsyncClient client, Peer peer, Link.Listener listener) {
    this.link = link;
    this.client = client;
    this.peer = peer;
    this.listener = listener;
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) throws InterruptedException {
    Runnable acknowledge = message.getQos() == 0 ? () -> {} : () -> acknowledge(message.getId());
    if (topic.equals(peer.stateTopic())) {
      acknowledge.run();
      link.onState(message.getPayload());
    } else {
      listener.arrived(new Arrived(topic, message.getPayload(), acknowledge));
    }
  }

  /** In whatever order: the specification's data is QoS 0, only deaths come here. */
  private void acknowledge(int packetId) {
    try {
      client.messageArrivedComplete(packetId, 1);
    } catch (MqttException e) {
      LOG.debug("Not acknowledged: packet {}", packetId, e);
    }
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    listener.lost(reason(response));
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    LOG.warn("Sparkplug's MQTT client: {}", exception.getMessage());
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    // Births are waited for, commands are QoS 0.
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
      return "the broker closed the connection with code " + response.getReturnCode();
    }
    Throwable root = cause.getCause() == null ? cause : cause.getCause();
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
