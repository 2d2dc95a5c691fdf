package org.looptwin.connector.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, from CONNECT to its end; a new one is made for every attempt, so that a late
 * acknowledgement can never reach another connection, where its packet id means another message.
 */
final class Link implements AutoCloseable {
  /** Most messages the broker may send without our acknowledgement. */
  static final int RECEIVE_MAXIMUM = 500;

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
  private static final Logger LOG = LoggerFactory.getLogger(Link.class);

  private final Peer peer;
  private final MqttAsyncClient client;
  private final ScheduledThreadPoolExecutor threads;
  private final AckOrder acks = new AckOrder(this::sendAck);

  private Link(Peer peer) throws MqttException {
    this.peer = peer;
    this.threads = threads();
    this.client =
        new MqttAsyncClient(peer.url(), peer.clientId(), new MemoryPersistence(), null, threads);
  }

  /** What a link tells; called on the client's threads. */
  interface Listener {
    /**
     * @param acknowledge run it when the message is durable
     */
    void arrived(String topicBelowRoot, byte[] payload, Runnable acknowledge)
        throws InterruptedException;

    void lost(String because);
  }

  /**
   * Connects and subscribes.
   *
   * @param offline the last will on the status topic
   * @throws MqttException when either fails; nothing is left open
   */
  static Link open(Peer peer, String offline, Listener listener) throws MqttException {
    Link link = new Link(peer);
    try {
      link.connect(offline, listener);
      link.subscribe();
      return link;
    } catch (MqttException | RuntimeException e) {
      link.close();
      throw e;
    }
  }

  /** Publishes at QoS 1; {@code done} gets null when the broker has it, else what went wrong. */
  void publish(String topicBelowRoot, String json, boolean retained, Consumer<Throwable> done)
      throws MqttException {
    client.publish(
        peer.topics().full(topicBelowRoot), message(json, retained), null, whenComplete(done));
  }

  /** Says a last word, if it can be said within a second, and leaves; the session stays. */
  void leave(String lastStatus) {
    try {
      client
          .publish(peer.topics().full(Topics.STATUS), message(lastStatus, true))
          .waitForCompletion(PARTING.toMillis());
      client.disconnect(PARTING.toMillis()).waitForCompletion(2 * PARTING.toMillis());
    } catch (MqttException e) {
      LOG.debug("Could not take leave of {}", peer, e);
    }
  }

  boolean connected() {
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
      endThreads();
    }
  }

  private void endThreads() {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(PARTING.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("Threads of the connection to {} have not ended yet", peer);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void connect(String offline, Listener listener) throws MqttException {
    client.setManualAcks(true);
    client.setCallback(new LinkCallback(peer.topics(), acks, listener));
    client.connect(options(offline)).waitForCompletion(PATIENCE.toMillis());
    if (!client.isConnected()) {
      throw new MqttException(MqttClientException.REASON_CODE_CLIENT_TIMEOUT);
    }
  }

  private MqttConnectionOptions options(String offline) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(SESSION_EXPIRY_S);
    options.setReceiveMaximum(RECEIVE_MAXIMUM);
    options.setMaximumPacketSize(MAXIMUM_PACKET_BYTES);
    options.setKeepAliveInterval(KEEP_ALIVE_S);
    options.setConnectionTimeout((int) PATIENCE.toSeconds());
    options.setAutomaticReconnect(false);
    options.setWill(peer.topics().full(Topics.STATUS), message(offline, true));
    MqttProperties will = new MqttProperties();
    will.setWillDelayInterval(WILL_DELAY_S);
    options.setWillMessageProperties(will);
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
  private void subscribe() throws MqttException {
    MqttSubscription all = new MqttSubscription(peer.topics().filter(), 1);
    all.setRetainHandling(1);
    IMqttToken granted = client.subscribe(all);
    granted.waitForCompletion(PATIENCE.toMillis());
    int[] codes = granted.getReasonCodes();
    if (!granted.isComplete() || codes == null || codes.length == 0 || codes[0] != 1) {
      throw new MqttException(
          new IllegalStateException(
              "The broker did not grant QoS 1 on %s (code %s). Maybe give %s the right to read it."
                  .formatted(
                      peer.topics().filter(),
                      codes == null || codes.length == 0 ? "none" : codes[0],
                      peer.clientId())));
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

  /**
   * The client occupies three threads while connected and more while it connects and leaves. They
   * never time out: one that idles must be there for the next ping, or the broker hangs up.
   */
  private static ScheduledThreadPoolExecutor threads() {
    AtomicInteger number = new AtomicInteger();
    ScheduledThreadPoolExecutor threads =
        new ScheduledThreadPoolExecutor(
            8,
            task -> {
              Thread thread = new Thread(task, "mqtt-client-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.setRemoveOnCancelPolicy(true);
    return threads;
  }
}
