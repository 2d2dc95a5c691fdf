package org.looptwin.connector.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.looptwin.runtime.paho.ClientThreads;
import org.looptwin.runtime.paho.Mqtt5Client;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection over MQTT 5.0 with Eclipse Paho's client. */
final class Mqtt5Link implements Link {
  /**
   * Larger packets never reach us: the broker discards them, as MQTT 5.0 section 3.1.2.11.4 says.
   * So the broker should take no larger ones; the embedded one's limit is 4 MiB. The rest is for
   * what a broker adds, e.g. the properties that a publisher's MQTT 3.1.1 does not have.
   */
  static final long MAXIMUM_PACKET_BYTES = 5L << 20;

  /**
   * Never. Any other number is dangerous with Artemis 2.55: it multiplies by 1000 in 32 bits, so
   * that more than 24 days expire at once, and a session that it reads back after a restart counts
   * as disconnected since 1970.
   */
  private static final long SESSION_EXPIRY_S = 0xFFFF_FFFFL;

  /**
   * A connection that is back within the delay was never gone. Not 0: Artemis 2.55 sends the will
   * of a session that outlives its connection only when it has a delay.
   */
  private static final long WILL_DELAY_S = 1;

  private static final int KEEP_ALIVE_S = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PARTING = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(Mqtt5Link.class);

  private final Peer peer;
  private final Mqtt5Client client;
  private final ClientThreads threads = new ClientThreads("mqtt-client");
  private final AckOrder acks = new AckOrder(this::sendAck);

  private Mqtt5Link(Peer peer) throws MqttException {
    this.peer = peer;
    this.client = new Mqtt5Client(peer.clientUrl(), peer.clientId(), threads);
  }

  /** See {@link Link.Opener}. */
  static Link open(Peer peer, String offline, Listener listener) throws LinkException {
    Mqtt5Link link;
    try {
      link = new Mqtt5Link(peer);
    } catch (MqttException | IllegalArgumentException e) {
      throw new Explanation(peer).of(0, e);
    }
    try {
      link.connect(link.options(offline), listener);
      return link;
    } catch (MqttException e) {
      link.close();
      throw new Explanation(peer).of(e.getReasonCode(), e);
    } catch (LinkException | RuntimeException e) {
      link.close();
      throw e;
    }
  }

  @Override
  public void publish(String topic, String json, boolean retained, Consumer<Throwable> done)
      throws LinkException {
    try {
      client.publish(topic, message(json, retained), null, whenComplete(done));
    } catch (MqttException e) {
      throw e.getReasonCode() == MqttClientException.REASON_CODE_MAX_INFLIGHT
          ? LinkException.busy()
          : new Explanation(peer).of(e.getReasonCode(), e);
    }
  }

  @Override
  public void leave(String lastStatus) {
    try {
      if (lastStatus != null) {
        client
            .publish(peer.topics().full(Topics.STATUS), message(lastStatus, true))
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

  private void connect(MqttConnectionOptions options, Listener listener) throws MqttException {
    client.setManualAcks(true);
    client.setCallback(new Mqtt5Callback(peer, acks, listener));
    client.connect(options).waitForCompletion(PATIENCE.toMillis());
    if (!client.isConnected()) {
      throw new MqttException(MqttClientException.REASON_CODE_CLIENT_TIMEOUT);
    }
  }

  private MqttConnectionOptions options(String offline) throws LinkException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(SESSION_EXPIRY_S);
    options.setReceiveMaximum(RECEIVE_MAXIMUM);
    options.setMaximumPacketSize(MAXIMUM_PACKET_BYTES);
    options.setKeepAliveInterval(KEEP_ALIVE_S);
    options.setConnectionTimeout((int) PATIENCE.toSeconds());
    options.setAutomaticReconnect(false);
    if (offline != null) {
      options.setWill(peer.topics().full(Topics.STATUS), message(offline, true));
      MqttProperties will = new MqttProperties();
      will.setWillDelayInterval(WILL_DELAY_S);
      options.setWillMessageProperties(will);
    }
    if (peer.secure()) {
      options.setSocketFactory(new Tls(peer.tls(), peer.keys()).sockets());
      options.setHttpsHostnameVerificationEnabled(true);
    }
    peer.userName()
        .ifPresent(
            user -> {
              options.setUserName(user);
              options.setPassword(peer.password().getBytes(StandardCharsets.UTF_8));
            });
    return options;
  }

  /**
   * Always, not only without a session: whether the last subscription was granted is not known.
   *
   * <p>What the server itself sends comes back and is acknowledged unread. To ask for none of it
   * ("no local") would make Artemis keep all of it in the session's queue for ever.
   */
  @Override
  public void subscribe(Collection<String> filters) throws LinkException {
    for (String filter : filters) {
      MqttSubscription subscription = new MqttSubscription(filter, 1);
      if (!filter.startsWith("$share/")) {
        subscription.setRetainHandling(1);
      }
      try {
        IMqttToken granted = client.subscribe(subscription);
        granted.waitForCompletion(PATIENCE.toMillis());
        int[] codes = granted.getReasonCodes();
        if (!granted.isComplete() || codes == null || codes.length == 0 || codes[0] != 1) {
          throw refused(filter, codes == null || codes.length == 0 ? "none" : "" + codes[0]);
        }
      } catch (MqttException e) {
        throw e.getReasonCode() >= 0x80 && e.getReasonCode() <= 0xFF
            ? refused(filter, "" + e.getReasonCode())
            : new Explanation(peer).of(0, e);
      }
    }
  }

  private LinkException refused(String filter, String code) {
    return Explanation.notGranted(peer, filter, code);
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

  private void sendAck(int packetId) {
    try {
      client.messageArrivedComplete(packetId, 1);
    } catch (MqttException e) {
      LOG.debug("Not acknowledged, so it will come again: packet {}", packetId, e);
    }
  }

  private static MqttMessage message(String json, boolean retained) {
    return new MqttMessage(json.getBytes(StandardCharsets.UTF_8), 1, retained, null);
  }

  private static MqttActionListener whenComplete(Consumer<Throwable> done) {
    return new MqttActionListener() {
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
