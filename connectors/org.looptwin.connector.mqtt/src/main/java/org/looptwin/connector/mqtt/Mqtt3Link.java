package org.looptwin.connector.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.looptwin.runtime.paho.ClientThreads;
import org.looptwin.runtime.paho.Mqtt3Client;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection over MQTT 3.1.1 with Eclipse Paho's client. How much the broker sends without our
 * acknowledgement is its own affair; while the server is busy this client stops reading.
 */
final class Mqtt3Link implements Link {
  private static final int KEEP_ALIVE_S = 30;

  /** More than the supervisor lets underway. */
  private static final int IN_FLIGHT = 32;

  private static final int FAILURE = 0x80;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PARTING = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(Mqtt3Link.class);

  private final Peer peer;
  private final Mqtt3Client client;
  private final ClientThreads threads = new ClientThreads("mqtt-client");
  private final AckOrder acks = new AckOrder(this::sendAck);

  private Mqtt3Link(Peer peer) throws MqttException {
    this.peer = peer;
    this.client = new Mqtt3Client(peer.clientUrl(), peer.clientId(), threads);
  }

  /** See {@link Link.Opener}. */
  static Link open(Peer peer, String offline, Listener listener) throws LinkException {
    Mqtt3Link link;
    try {
      link = new Mqtt3Link(peer);
    } catch (MqttException | IllegalArgumentException e) {
      throw new Explanation(peer).of(0, e);
    }
    try {
      link.client.setManualAcks(true);
      link.client.setCallback(new Mqtt3Callback(peer, link.acks, listener));
      link.client.connect(link.options(offline)).waitForCompletion(PATIENCE.toMillis());
      return link;
    } catch (MqttException e) {
      link.close();
      throw new Explanation(peer).of(e.getReasonCode(), e);
    } catch (LinkException | RuntimeException e) {
      link.close();
      throw e;
    }
  }

  private MqttConnectOptions options(String offline) throws LinkException {
    MqttConnectOptions options = new MqttConnectOptions();
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    options.setCleanSession(false);
    options.setMaxInflight(IN_FLIGHT);
    options.setKeepAliveInterval(KEEP_ALIVE_S);
    options.setConnectionTimeout((int) PATIENCE.toSeconds());
    options.setAutomaticReconnect(false);
    if (offline != null) {
      options.setWill(
          peer.topics().full(Topics.STATUS), offline.getBytes(StandardCharsets.UTF_8), 1, true);
    }
    if (peer.secure()) {
      options.setSocketFactory(new Tls(peer.tls(), peer.keys()).sockets());
      options.setHttpsHostnameVerificationEnabled(true);
    }
    peer.userName()
        .ifPresent(
            user -> {
              options.setUserName(user);
              options.setPassword(peer.password().toCharArray());
            });
    return options;
  }

  @Override
  public void subscribe(Collection<String> filters) throws LinkException {
    for (String filter : filters) {
      try {
        IMqttToken granted = client.subscribe(filter, 1);
        granted.waitForCompletion(PATIENCE.toMillis());
        int[] codes = granted.getGrantedQos();
        if (codes == null || codes.length == 0 || codes[0] != 1) {
          throw refused(filter, codes == null || codes.length == 0 ? FAILURE : codes[0]);
        }
      } catch (MqttException e) {
        throw e.getReasonCode() == MqttException.REASON_CODE_SUBSCRIBE_FAILED
            ? refused(filter, FAILURE)
            : new Explanation(peer).of(0, e);
      }
    }
  }

  private LinkException refused(String filter, int code) {
    return Explanation.notGranted(peer, filter, "" + code);
  }

  @Override
  public void unsubscribe(Collection<String> filters) throws LinkException {
    try {
      for (String filter : filters) {
        client.unsubscribe(filter).waitForCompletion(PATIENCE.toMillis());
      }
    } catch (MqttException e) {
      throw new Explanation(peer).of(0, e);
    }
  }

  @Override
  public void publish(String topic, String json, boolean retained, Consumer<Throwable> done)
      throws LinkException {
    try {
      client.publish(
          topic, json.getBytes(StandardCharsets.UTF_8), 1, retained, null, whenComplete(done));
    } catch (MqttException e) {
      throw e.getReasonCode() == MqttException.REASON_CODE_MAX_INFLIGHT
          ? LinkException.busy()
          : new Explanation(peer).of(e.getReasonCode(), e);
    }
  }

  @Override
  public void leave(String lastStatus) {
    try {
      if (lastStatus != null) {
        byte[] payload = lastStatus.getBytes(StandardCharsets.UTF_8);
        client
            .publish(peer.topics().full(Topics.STATUS), payload, 1, true)
            .waitForCompletion(PARTING.toMillis());
      }
      client.disconnect(PARTING.toMillis()).waitForCompletion(2 * PARTING.toMillis());
    } catch (MqttException e) {
      LOG.debug("Could not take leave of {}", peer, e);
    }
  }

  @Override
  public boolean connected() {
    return client.isConnected();
  }

  @Override
  public void close() {
    acks.stop();
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

  private void sendAck(int packetId) {
    try {
      client.messageArrivedComplete(packetId, 1);
    } catch (MqttException e) {
      LOG.debug("Not acknowledged, so it will come again: packet {}", packetId, e);
    }
  }

  private static IMqttActionListener whenComplete(Consumer<Throwable> done) {
    return new IMqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        done.accept(null);
      }

      @Override
      public void onFailure(IMqttToken token, Throwable cause) {
        done.accept(cause == null ? new IllegalStateException("refused") : cause);
      }
    };
  }
}
