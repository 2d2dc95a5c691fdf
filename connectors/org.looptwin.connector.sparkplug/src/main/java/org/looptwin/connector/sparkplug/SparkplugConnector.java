package org.looptwin.connector.sparkplug;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.connector.api.Inbox;
import org.looptwin.model.home.Home;
import org.looptwin.model.network.CaseSource;
import org.looptwin.model.network.Node;
import org.looptwin.runtime.paho.BackOff;
import org.looptwin.twin.api.Twin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Sparkplug B 3.0 profile: this server as a host application. Activation never waits for the
 * broker.
 */
@Component(
    immediate = true,
    service = Connector.class,
    configurationPid = {"org.looptwin.server", "org.looptwin.sparkplug"},
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SparkplugConnector implements Connector {
  private static final int MOST_EVENTS = 20_000;
  private static final long MOST_BYTES = 32L << 20;
  private static final int MOST_PARKED = 5_000;
  private static final long MOST_PARKED_BYTES = 8L << 20;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final Duration TIME_TO_END = Duration.ofSeconds(6);
  private static final Logger LOG = LoggerFactory.getLogger(SparkplugConnector.class);

  private final java.util.logging.Logger clientLog =
      java.util.logging.Logger.getLogger("org.eclipse.paho");
  private final boolean needed;
  private final Peer peer;
  private final Counts counts = new Counts();
  private final Inflow inflow = new Inflow(MOST_EVENTS, MOST_BYTES);
  private final Supervisor supervisor;
  private final Thread connection;
  private final Thread delivery;

  /** The keys of the two configurations that this component reads. */
  public @interface Settings {
    /** The home folder; what is known of edge nodes is kept in its data folder. */
    String home();

    /** The network's name: Sparkplug's group id. */
    String network();

    /** The broker, e.g. {@code tcp://127.0.0.1:1883}. */
    String mqttUrl() default "tcp://127.0.0.1:1883";

    /** Empty for an anonymous connection. */
    String mqttUser() default "";

    /** Key {@code .mqttPassword}. Never logged. */
    String _mqttPassword() default "";

    /** Whether the server is not ready without this connection. */
    boolean needed() default false;

    /** Unique among the host applications of the broker; {@code looptwin-<network>} when empty. */
    String hostId() default "";

    /** How long a message that comes early waits for those before it, milliseconds. */
    long reorderTimeoutMs() default 5_000;

    /** Least time between two rebirth requests to one edge node, milliseconds; it doubles. */
    long rebirthPauseMs() default 10_000;

    /** And up to this. */
    long rebirthLongestPauseMs() default 300_000;
  }

  @Activate
  public SparkplugConnector(
      Settings settings,
      @Reference Inbox inbox,
      @Reference Twin twin,
      @Reference CaseSource source,
      @Reference Clock clock) {
    this(
        settings,
        new Readings(
            inbox,
            new Places(id -> source.current().extended().node(id).map(Node::type)),
            new LastKnown(twin::snapshot)),
        clock,
        new BackOff(FIRST_WAIT, LONGEST_WAIT, new SplittableRandom()));
  }

  SparkplugConnector(Settings settings, Readings readings, Clock clock, BackOff backOff) {
    clientLog.setLevel(Level.OFF);
    this.needed = settings.needed();
    this.peer = peer(settings);
    this.supervisor = new Supervisor(peer, Clock.systemUTC(), inflow, backOff);
    LongSupplier millis = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    long longest = settings.rebirthLongestPauseMs();
    Desk desk =
        new Desk(
            readings,
            new Rebirths(settings.rebirthPauseMs(), longest, new SplittableRandom()),
            new Parking(MOST_PARKED, MOST_PARKED_BYTES, longest + EdgeNode.PROBATION_MS),
            counts,
            clock,
            millis);
    Path file = new Home(Path.of(settings.home())).data().resolve("sparkplug.json");
    EdgeNodes edges =
        new EdgeNodes(
            settings.network(),
            settings.reorderTimeoutMs(),
            desk,
            supervisor,
            new KnownEdges(file));
    this.connection = daemon(supervisor, "sparkplug-connection");
    this.delivery = daemon(new Delivery(inflow, edges, millis), "sparkplug-delivery");
    delivery.start();
    connection.start();
  }

  @Override
  public String name() {
    return Translator.CONNECTOR;
  }

  @Override
  public boolean needed() {
    return needed;
  }

  @Override
  public ConnectionState state() {
    return supervisor.state();
  }

  @Override
  public String detail() {
    String problem = supervisor.problem();
    return "%s, host id %s%s; %s"
        .formatted(peer, peer.hostId(), problem.isEmpty() ? "" : ": " + problem, counts);
  }

  /** Says OFFLINE, takes nothing more, hands in what it has. */
  @Deactivate
  void close() throws InterruptedException {
    supervisor.close();
    connection.join(TIME_TO_END.toMillis());
    if (connection.isAlive()) {
      connection.interrupt();
      connection.join(TIME_TO_END.toMillis());
    }
    inflow.end();
    delivery.join(TIME_TO_END.toMillis());
    if (delivery.isAlive()) {
      LOG.warn("Sparkplug: messages of edge nodes could not be handed in before the end");
      delivery.interrupt();
      delivery.join(TIME_TO_END.toMillis());
    }
  }

  private static Peer peer(Settings settings) {
    String network = settings.network();
    return new Peer(
        settings.mqttUrl(),
        "looptwin-" + network + "-sparkplug",
        settings.mqttUser(),
        settings._mqttPassword(),
        network,
        settings.hostId().isEmpty() ? "looptwin-" + network : settings.hostId());
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
