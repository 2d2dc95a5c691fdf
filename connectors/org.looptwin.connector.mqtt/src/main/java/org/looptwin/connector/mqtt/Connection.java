package org.looptwin.connector.mqtt;

import java.time.Duration;
import java.util.logging.Level;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;
import org.looptwin.connector.api.Translator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection with its two threads: one keeps it up and publishes, one hands in what came. Making
 * one never waits for the broker.
 */
final class Connection {
  private static final int MOST_OUTBOUND = 10_000;
  private static final long MOST_INBOUND_BYTES = 16L << 20;
  private static final Duration TIME_TO_END = Duration.ofSeconds(6);
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private final java.util.logging.Logger clientLog =
      java.util.logging.Logger.getLogger("org.eclipse.paho");
  private final Peer peer;
  private final Inbox inbox;
  private final Translator translator;
  private final OutboundQueue outbound = new OutboundQueue(MOST_OUTBOUND);
  private final InboundBuffer inbound =
      new InboundBuffer(2 * Link.RECEIVE_MAXIMUM, MOST_INBOUND_BYTES);
  private final Supervisor supervisor;
  private final Thread connection;
  private final Thread delivery;
  private final Translator.Listening listening;

  /** How a connection is made and kept. */
  record Manner(Link.Opener opener, Waits waits, String subscribe) {
    static Manner of(ConnectionSettings settings, Waits waits) {
      boolean old = settings.mqttVersion().equals("3.1.1");
      return new Manner(old ? Mqtt3Link::open : Mqtt5Link::open, waits, settings.mqttSubscribe());
    }
  }

  /**
   * @param name the connector's
   * @param status what is said on the status topic; null for nothing
   */
  Connection(
      String name, Peer peer, Manner manner, Status status, Inbox inbox, Translator translator) {
    this.peer = peer;
    this.inbox = inbox;
    this.translator = translator;
    clientLog.setLevel(Level.OFF);
    Subscriptions subscriptions =
        new Subscriptions(manner.subscribe(), peer.topics(), () -> translator.filters(name));
    this.supervisor =
        new Supervisor(
            name, peer, manner.opener(), subscriptions, status, outbound, inbound, manner.waits());
    this.connection = daemon(supervisor, name + "-connection");
    this.delivery = daemon(this::deliver, name + "-delivery");
    this.listening = translator.onChange(supervisor::resubscribe);
    delivery.start();
    connection.start();
  }

  /** The broker and who we are to it. */
  static Peer peer(ConnectionSettings settings) {
    String own =
        "looptwin-" + settings.network() + (settings.name().isEmpty() ? "" : "-" + settings.name());
    return new Peer(
        settings.mqttUrl(),
        settings.mqttClientId().isEmpty() ? own : settings.mqttClientId(),
        settings.mqttUser(),
        settings._mqttPassword(),
        new Topics(settings.network()),
        new TlsFiles(
            settings.tlsCa(),
            settings._tlsCaPassword(),
            settings.tlsCert(),
            settings.tlsKey(),
            settings.tlsKeystore(),
            settings._tlsPassword()),
        settings.name().isEmpty() ? "mqtt." : "mqtt.broker." + settings.name() + ".");
  }

  ConnectionState state() {
    return supervisor.state();
  }

  /** The address and the last problem. */
  String detail() {
    String problem = supervisor.problem();
    return peer + (problem.isEmpty() ? "" : ": " + problem);
  }

  void publish(String topic, String json, boolean retained) {
    if (!outbound.add(OutboundQueue.Outbound.of(topic, json, retained))) {
      LOG.warn(
          "MQTT: more than {} messages wait for {}; the oldest gave way ({} so far)",
          MOST_OUTBOUND,
          peer,
          outbound.dropped());
    }
    supervisor.wake();
  }

  OutboundQueue outbound() {
    return outbound;
  }

  /** Messages received and not yet handed on. */
  int buffered() {
    return inbound.size();
  }

  /** Stops taking messages, publishes what is queued, says OFFLINE, leaves the session standing. */
  void close() throws InterruptedException {
    listening.close();
    delivery.interrupt();
    supervisor.close();
    connection.join(TIME_TO_END.toMillis());
    if (connection.isAlive()) {
      connection.interrupt();
      connection.join(TIME_TO_END.toMillis());
    }
    delivery.join(TIME_TO_END.toMillis());
    if (outbound.size() > 0) {
      LOG.warn("MQTT: {} messages could not be published before the end", outbound.size());
    }
  }

  private void deliver() {
    try {
      while (true) {
        Incoming message = inbound.take();
        if (message.topic().startsWith("/")) {
          translator.deliver(message, inbox);
        } else {
          inbox.deliver(message);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("Deliveries end; what was not delivered stays with the broker");
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
