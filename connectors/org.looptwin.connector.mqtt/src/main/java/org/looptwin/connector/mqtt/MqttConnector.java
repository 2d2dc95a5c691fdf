package org.looptwin.connector.mqtt;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.logging.Level;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Outbox;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plain MQTT profile: telemetry in at QoS 1, acknowledged only when the server says so; what
 * the server has to say out. Activation never waits for the broker.
 */
@Component(
    immediate = true,
    service = {Connector.class, Outbox.class},
    configurationPid = {"org.looptwin.server", "org.looptwin.mqtt"},
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class MqttConnector implements Connector, Outbox {
  static final String NAME = "mqtt";

  private static final int MOST_OUTBOUND = 10_000;
  private static final long MOST_INBOUND_BYTES = 16L << 20;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final Duration TIME_TO_END = Duration.ofSeconds(6);
  private static final Logger LOG = LoggerFactory.getLogger(MqttConnector.class);

  private final java.util.logging.Logger clientLog =
      java.util.logging.Logger.getLogger("org.eclipse.paho");
  private final Peer peer;
  private final Inbox inbox;
  private final OutboundQueue outbound = new OutboundQueue(MOST_OUTBOUND);
  private final InboundBuffer inbound =
      new InboundBuffer(2 * Link.RECEIVE_MAXIMUM, MOST_INBOUND_BYTES);
  private final Supervisor supervisor;
  private final Thread connection;
  private final Thread delivery;

  /** The keys of the server's configuration that this component reads. */
  public @interface Settings {
    /** The broker, e.g. {@code tcp://127.0.0.1:1883} or {@code ssl://broker:8883}. */
    String mqttUrl() default "tcp://127.0.0.1:1883";

    /** Stable and unique at the broker; {@code looptwin-<network>} when empty. */
    String mqttClientId() default "";

    /** The network's name in topics. */
    String network();

    /** Empty for an anonymous connection. */
    String mqttUser() default "";

    /**
     * Key {@code .mqttPassword}: the dot keeps it out of the service's properties. Never logged.
     */
    String _mqttPassword() default "";
  }

  @Activate
  public MqttConnector(Settings settings, @Reference Inbox inbox, BundleContext context) {
    this(
        peer(settings),
        inbox,
        context.getBundle().getVersion().toString(),
        new BackOff(FIRST_WAIT, LONGEST_WAIT, new SplittableRandom()));
  }

  MqttConnector(Peer peer, Inbox inbox, String version, BackOff backOff) {
    this.peer = peer;
    this.inbox = inbox;
    clientLog.setLevel(Level.OFF);
    this.supervisor = new Supervisor(NAME, peer, new Status(version), outbound, inbound, backOff);
    this.connection = daemon(supervisor, "mqtt-connection");
    this.delivery = daemon(this::deliver, "mqtt-delivery");
    delivery.start();
    connection.start();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConnectionState state() {
    return supervisor.state();
  }

  @Override
  public String detail() {
    String problem = supervisor.problem();
    return "%s%s; %d messages to publish%s"
        .formatted(
            peer,
            problem.isEmpty() ? "" : ": " + problem,
            outbound.size(),
            outbound.dropped() == 0 ? "" : ", %d given up".formatted(outbound.dropped()));
  }

  @Override
  public void publish(String topic, String json, boolean retained) {
    if (!outbound.add(OutboundQueue.Outbound.of(topic, json, retained))) {
      LOG.warn(
          "MQTT: more than {} messages wait for {}; the oldest gave way ({} so far)",
          MOST_OUTBOUND,
          peer,
          outbound.dropped());
    }
    supervisor.wake();
  }

  /** Messages received and not yet handed on. */
  int buffered() {
    return inbound.size();
  }

  /** Stops taking messages, publishes what is queued, says OFFLINE, leaves the session standing. */
  @Deactivate
  void close() throws InterruptedException {
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
        inbox.deliver(inbound.take());
      }
    } catch (InterruptedException e) {
      LOG.debug("Deliveries end; what was not delivered stays with the broker");
    }
  }

  private static Peer peer(Settings settings) {
    String id =
        settings.mqttClientId().isEmpty()
            ? "looptwin-" + settings.network()
            : settings.mqttClientId();
    return new Peer(
        settings.mqttUrl(),
        id,
        settings.mqttUser(),
        settings._mqttPassword(),
        new Topics(settings.network()));
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
