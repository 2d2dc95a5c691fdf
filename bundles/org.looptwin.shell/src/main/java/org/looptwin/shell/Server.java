package org.looptwin.shell;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.connector.api.Endpoint;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Translator;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.launch.EmbeddedBroker;
import org.looptwin.launch.Levels;
import org.looptwin.launch.ServerHome;
import org.looptwin.model.json.CaseShelf;
import org.looptwin.model.network.Case;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** A server from its start to its stop, as {@code run} and {@code demo} use it. */
final class Server implements AutoCloseable {
  private static final String PID = "org.looptwin.server";

  /** What only the MQTT connector reads, so that it can change without a restart of all. */
  private static final String MQTT_PID = "org.looptwin.mqtt";

  private static final Duration READY_WITHIN = Duration.ofSeconds(120);

  private final Services services;
  private final Console console;
  private final ServerOptions options;
  private final HomeFolder home;
  private final Levels levels;
  private final CountDownLatch stop;
  private EmbeddedBroker broker;
  private Strays strays;
  private ServiceRegistration<Clock> clock;
  private Configuration configuration;
  private FeatureSettings features;
  private Configuration mqttConfiguration;
  private Configuration sparkplugConfiguration;
  private SettingsWatch settings;
  private CaseWatch caseWatch;
  private String mqttUrl;
  private Path caseFolder;

  Server(
      Services services,
      Console console,
      ServerOptions options,
      HomeFolder home,
      CountDownLatch stop) {
    this.services = services;
    this.console = console;
    this.options = options;
    this.home = home;
    this.stop = stop;
    this.levels = services.need(Levels.class);
  }

  /**
   * Starts everything and waits until data can flow and the loop stands.
   *
   * @param time the server's clock
   * @throws Failure when it does not come up in time; the message names what is missing
   */
  void start(Case reference, Path caseFolder, Clock time) {
    this.caseFolder = caseFolder;
    services.need(ServerHome.class).use(home.home().root());
    new SettingsRemarks(services, home).tell(console);
    home.remember(reference.name(), caseFolder);
    clock = services.context().registerService(Clock.class, time, null);
    String ownUrl = options.mqttUrl == null ? startBroker() : options.mqttUrl;
    configure(reference, caseFolder, ownUrl);
    levels.moveTo(Levels.HTTP);
    awaitReady();
    mqttUrl = options.mqttUrl == null ? openBroker(reference.name()) : options.mqttUrl;
    home.endpoints(httpUrl(), mqttUrl, caseFolder);
    settings = new SettingsWatch(home::settings, changeable(), this::reconfigure).start();
  }

  /** From now on a changed case is taken over. */
  void watchCase() {
    CaseTakeover takeover = CaseTakeover.in(services, () -> until(this::ready, READY_WITHIN));
    caseWatch = new CaseWatch(caseFolder, CaseShelf.of(home.home()), takeover).start();
  }

  private String startBroker() {
    broker = services.need(EmbeddedBroker.class);
    try {
      return broker.start(home.home().data().resolve("broker"));
    } catch (IOException e) {
      throw new Failure("the embedded broker did not start: " + e.getMessage());
    }
  }

  private String openBroker(String network) {
    String root = "looptwin/v1/" + network + "/";
    strays = new Strays(() -> services.present(Inbox.class), root, heardElsewhere(network));
    broker.onMessageOutside(root, strays);
    try {
      return "tcp://%s:%d".formatted(options.bind, broker.open(options.bind, options.mqttPort));
    } catch (IOException e) {
      throw new Failure(
          "the embedded broker cannot listen on %s:%d: %s"
              .formatted(options.bind, options.mqttPort, e.getMessage()));
    }
  }

  /** By Sparkplug's connector, or by the main one because a mapping asks for it. */
  private Predicate<String> heardElsewhere(String network) {
    Latest<Translator> mappings =
        new Latest<>(services.need(Translator.class), () -> services.now(Translator.class));
    String group = "spBv1.0/" + network + "/";
    boolean sparkplug = sparkplugConfiguration != null;
    return topic ->
        mappings.get().translates("mqtt", topic)
            || sparkplug && (topic.startsWith(group) || topic.startsWith("spBv1.0/STATE/"));
  }

  private void configure(Case reference, Path caseFolder, String ownUrl) {
    Dictionary<String, Object> values = new Hashtable<>();
    values.put("home", home.home().root().toString());
    values.put("caseDir", caseFolder.toString());
    values.put("network", reference.name());
    values.put("mqttUrl", ownUrl);
    values.put("bind", options.bind);
    values.put("httpPort", options.httpPort);
    try {
      ConfigurationAdmin admin = services.need(ConfigurationAdmin.class);
      features = new FeatureSettings(admin);
      features.apply(home.settings());
      mqttConfiguration = admin.getConfiguration(MQTT_PID, null);
      mqttConfiguration.update(MqttSettings.main(home.settings(), ownUrl));
      new MqttSettings(admin).applyBrokers(home.settings());
      sparkplug(admin, home.settings(), ownUrl);
      configuration = admin.getConfiguration(PID, null);
      configuration.update(values);
    } catch (IOException e) {
      throw new Failure("the server cannot be configured: " + e.getMessage());
    }
  }

  private void sparkplug(ConfigurationAdmin admin, Properties settings, String url)
      throws IOException {
    Optional<Dictionary<String, Object>> values = SparkplugSettings.read(settings, url);
    if (values.isPresent()) {
      sparkplugConfiguration = admin.getConfiguration(SparkplugSettings.PID, null);
      sparkplugConfiguration.updateIfDifferent(values.get());
    } else if (sparkplugConfiguration != null) {
      sparkplugConfiguration.delete();
      sparkplugConfiguration = null;
    }
  }

  /** With the embedded broker nothing of it changes; publishers are connected to it. */
  private Set<String> changeable() {
    Set<String> keys = FeatureSettings.keys();
    if (options.mqttUrl == null) {
      return keys;
    }
    keys.addAll(MqttSettings.keys());
    keys.addAll(SparkplugSettings.KEYS);
    if (options.brokerByCommandLine()) {
      keys.remove("mqtt.url");
    }
    return keys;
  }

  private void reconfigure(Properties now) {
    try {
      new MqttSettings(services.need(ConfigurationAdmin.class)).applyBrokers(now);
      features.apply(now);
    } catch (IOException e) {
      throw new Failure("the histories and the disk cannot be configured: " + e.getMessage());
    }
    if (options.mqttUrl != null) {
      reconfigureMqtt(now);
    }
  }

  private void reconfigureMqtt(Properties now) {
    String url = options.brokerByCommandLine() ? mqttUrl : now.getProperty("mqtt.url", mqttUrl);
    ServerOptions.checkUrl(url);
    try {
      mqttConfiguration.updateIfDifferent(MqttSettings.main(now, url));
      sparkplug(services.need(ConfigurationAdmin.class), now, url);
    } catch (IOException e) {
      throw new Failure("the MQTT connection cannot be configured: " + e.getMessage());
    }
    mqttUrl = url;
    home.endpoints(httpUrl(), mqttUrl, caseFolder);
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (!ready()) {
      if (System.nanoTime() > deadline) {
        throw new Failure("the server is not ready: " + missing());
      }
      if (pause(50)) {
        throw new Failure("stopped before the server was ready");
      }
    }
  }

  private boolean ready() {
    return services
            .await(DecisionDesk.class, Duration.ZERO)
            .map(d -> d.planInForce().isPresent())
            .orElse(false)
        && running()
        && endpoint().isPresent();
  }

  private boolean running() {
    return options.mqttUrl != null
        || (runs("mqtt") && (sparkplugConfiguration == null || runs("sparkplug")));
  }

  private boolean runs(String connector) {
    return services.all(Connector.class).stream()
        .anyMatch(c -> c.name().equals(connector) && c.state() == ConnectionState.RUNNING);
  }

  private String missing() {
    StringBuilder said = new StringBuilder();
    levels.problems().forEach(problem -> said.append(problem).append("; "));
    services
        .all(Connector.class)
        .forEach(
            c ->
                said.append(c.name())
                    .append(' ')
                    .append(c.state())
                    .append(' ')
                    .append(c.detail())
                    .append("; "));
    return said + "the log is " + home.home().logs();
  }

  private Optional<Endpoint> endpoint() {
    return services.all(Endpoint.class).stream().filter(e -> e.kind().equals("http")).findFirst();
  }

  String httpUrl() {
    return endpoint().map(Endpoint::url).orElse("");
  }

  String mqttUrl() {
    return mqttUrl;
  }

  HomeFolder home() {
    return home;
  }

  static double secondsSinceStart() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
  }

  /** Waits; true when the command was asked to stop. */
  boolean pause(long millis) {
    try {
      return stop.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /**
   * Waits until a condition holds; false when the time is over or the command was asked to stop.
   */
  boolean until(BooleanSupplier condition, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline || pause(50)) {
        return condition.getAsBoolean();
      }
    }
    return true;
  }

  void untilStopped() {
    try {
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Inbound first, then the loop, then outbound, then the broker. */
  @Override
  public void close() {
    if (caseWatch != null) {
      caseWatch.close();
    }
    if (settings != null) {
      settings.close();
    }
    if (broker != null) {
      broker.shut();
    }
    if (strays != null) {
      strays.close();
    }
    levels.moveTo(Levels.PROVIDERS);
    if (configuration != null) {
      try {
        features.remove();
        new MqttSettings(services.need(ConfigurationAdmin.class)).removeBrokers();
        mqttConfiguration.delete();
        if (sparkplugConfiguration != null) {
          sparkplugConfiguration.delete();
        }
        configuration.delete();
      } catch (IOException e) {
        console.note("the configuration stays: %s", e.getMessage());
      }
    }
    if (clock != null) {
      clock.unregister();
    }
    if (broker != null) {
      broker.stop();
    }
    home.close();
  }
}
