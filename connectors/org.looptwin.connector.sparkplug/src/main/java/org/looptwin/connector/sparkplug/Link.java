package org.looptwin.connector.sparkplug;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.looptwin.runtime.paho.ClientThreads;
import org.looptwin.runtime.paho.Mqtt5Client;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One MQTT session of a host application: CONNECT with the death certificate as its will, the
 * subscriptions, then the birth certificate. The will's timestamp is the birth's.
 */
final class Link implements AutoCloseable {
  private static final int RECEIVE_MAXIMUM = 500;
  private static final int KEEP_ALIVE_S = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PARTING = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(Link.class);

  private final Peer peer;
  private final Mqtt5Client client;
  private final ClientThreads threads = new ClientThreads("sparkplug-client");
  private final long timestamp;
  private volatile boolean leaving;

  private Link(Peer peer, long timestamp) throws MqttException {
    this.peer = peer;
    this.timestamp = timestamp;
    this.client = new Mqtt5Client(peer.url(), peer.clientId(), threads);
  }

  /** What a link tells; called on the client's threads. */
  interface Listener {
    void arrived(Arrived message) throws InterruptedException;

    void lost(String because);
  }

  /**
   * Connects, subscribes and says that the host is online.
   *
   * @param clock real time, UTC
   * @throws MqttException when any of it fails; nothing is left open
   */
  static Link open(Peer peer, Clock clock, Listener listener) throws MqttException {
    Link link = new Link(peer, clock.millis());
    try {
      link.connect(listener);
      link.subscribe();
      link.sayOnline().waitForCompletion(PATIENCE.toMillis());
      return link;
    } catch (MqttException | RuntimeException e) {
      link.close();
      throw e;
    }
  }

  boolean connected() {
    return client.isConnected();
  }

  /** QoS 0, as the specification wants it for commands. */
  void command(String topic, byte[] payload) throws MqttException {
    client.publish(topic, new MqttMessage(payload, 0, false, null));
  }

  /** Says that the host is going, and goes. */
  void leave(Clock clock) {
    leaving = true;
    try {
      long now = Math.max(clock.millis(), timestamp);
      client
          .publish(peer.stateTopic(), new MqttMessage(State.of(false, now), 1, true, null))
          .waitForCompletion(PARTING.toMillis());
      client.disconnect(PARTING.toMillis()).waitForCompletion(2 * PARTING.toMillis());
    } catch (MqttException e) {
      LOG.debug("Could not take leave of {}", peer, e);
    }
  }

  @Override
  public void close() {
    leaving = true;
    try {
      if (client.isConnected()) {
        client.disconnectForcibly(0, PARTING.toMillis(), false);
      }
      client.close(true);
    } catch (MqttException e) {
      LOG.debug("Closing the connection to {}", peer, e);
    } finally {
      threads.close();
    }
  }

  /** Somebody, perhaps an earlier will of ours, says that this host is offline: it is not. */
  void onState(byte[] payload) {
    if (leaving || !State.offline(payload)) {
      return;
    }
    try {
      sayOnline();
    } catch (MqttException e) {
      LOG.debug("Could not contradict a STATE message", e);
    }
  }

  private IMqttToken sayOnline() throws MqttException {
    return client.publish(
        peer.stateTopic(), new MqttMessage(State.of(true, timestamp), 1, true, null));
  }

  private void connect(Listener listener) throws MqttException {
    client.setManualAcks(true);
    client.setCallback(new LinkCallback(this, client, peer, listener));
    client.connect(options(peer, timestamp)).waitForCompletion(PATIENCE.toMillis());
    if (!client.isConnected()) {
      throw new MqttException(MqttClientException.REASON_CODE_CLIENT_TIMEOUT);
    }
  }

  /** Nothing of a session outlives its connection, as the specification wants it. */
  static MqttConnectionOptions options(Peer peer, long timestamp) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setReceiveMaximum(RECEIVE_MAXIMUM);
    options.setKeepAliveInterval(KEEP_ALIVE_S);
    options.setConnectionTimeout((int) PATIENCE.toSeconds());
    options.setAutomaticReconnect(false);
    options.setWill(peer.stateTopic(), new MqttMessage(State.of(false, timestamp), 1, true, null));
    peer.userName()
        .ifPresent(
            user -> {
              options.setUserName(user);
              options.setPassword(peer.password().getBytes(StandardCharsets.UTF_8));
            });
    return options;
  }

  private void subscribe() throws MqttException {
    granted(client.subscribe(wish(peer.dataFilter())), peer.dataFilter());
    granted(client.subscribe(wish(peer.stateTopic())), peer.stateTopic());
  }

  /** Retained messages are no news: births are never retained, and our own STATE is ours to say. */
  private static MqttSubscription wish(String filter) {
    MqttSubscription subscription = new MqttSubscription(filter, 1);
    subscription.setRetainHandling(2);
    return subscription;
  }

  private void granted(IMqttToken answer, String filter) throws MqttException {
    answer.waitForCompletion(PATIENCE.toMillis());
    int[] codes = answer.getReasonCodes();
    if (!answer.isComplete() || codes == null || codes.length == 0 || codes[0] != 1) {
      throw new MqttException(
          new IllegalStateException(
              "The broker did not grant QoS 1 on %s (code %s). Maybe give %s the right to read it, or set sparkplug.enabled=false."
                  .formatted(
                      filter,
                      codes == null || codes.length == 0 ? "none" : codes[0],
                      peer.clientId())));
    }
  }
}
