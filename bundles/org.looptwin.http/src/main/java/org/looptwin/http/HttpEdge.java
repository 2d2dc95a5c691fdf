package org.looptwin.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.looptwin.connector.api.Connector;
import org.looptwin.connector.api.Endpoint;
import org.looptwin.connector.api.Inbox;
import org.looptwin.coordinate.api.CoordinationDesk;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.decision.api.LoopEvent;
import org.looptwin.forecast.api.ForecastListener;
import org.looptwin.forecast.api.ForecastRecord;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.http.access.HomeTokens;
import org.looptwin.http.backend.Backend;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.home.Home;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.CaseSource;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.fuzzy.FuzzyPlanning;
import org.looptwin.plugin.api.Plugins;
import org.looptwin.rules.api.RuleLibrary;
import org.looptwin.twin.api.DiskWatch;
import org.looptwin.twin.api.Histories;
import org.looptwin.twin.api.IngestAccount;
import org.looptwin.twin.api.Journal;
import org.looptwin.twin.api.Twin;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.FieldOption;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on the configured address and offers it as an {@link Endpoint} while it does. */
@Component(
    immediate = true,
    service = {},
    configurationPid = "org.looptwin.server",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class HttpEdge implements Backend {
  private static final Logger LOG = LoggerFactory.getLogger(HttpEdge.class);

  private final Settings settings;
  private final Home home;
  private final Pasts pasts = new Pasts();
  private final BundleContext context;
  private final Clock clock;
  private final Map<DecisionDesk, AutoCloseable> subscriptions = new ConcurrentHashMap<>();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Twin twin;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Journal journal;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile IngestAccount account;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Inbox inbox;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile HistoryStore history;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Histories histories;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile DiskWatch disk;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile RuleLibrary rules;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile CaseSource source;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Plugins plugins;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Planning planning;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile CoordinationDesk coordination;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ForecastRecord record;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile FuzzyPlanning fuzzy;

  @Reference(
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      fieldOption = FieldOption.REPLACE)
  private volatile List<Connector> connectors = List.of();

  private volatile DecisionDesk desk;
  private volatile Listening listening;
  private ServiceRegistration<Endpoint> endpoint;
  private ServiceRegistration<ForecastListener> ear;

  /** Keys of {@code org.looptwin.server} that matter here. */
  public @interface Settings {
    /** Absolute path of the home folder. */
    String home();

    /** Absolute path of the case's folder; empty when there is none. */
    String caseDir() default "";

    /** The address to listen on. */
    String bind() default "127.0.0.1";

    /** 0 takes a free one. */
    int httpPort() default 8080;
  }

  @Activate
  public HttpEdge(Settings settings, BundleContext context, @Reference Clock clock) {
    this.settings = settings;
    this.home = new Home(Path.of(settings.home()));
    this.context = context;
    this.clock = clock;
  }

  @Activate
  void open() throws IOException {
    InetAddress bind = InetAddress.getByName(settings.bind());
    listening = listen(new HomeTokens(home), new InetSocketAddress(bind, settings.httpPort()));
    endpoint =
        context.registerService(
            Endpoint.class, new Address("http", listening.url()), new Hashtable<>());
    ear = context.registerService(ForecastListener.class, pasts, new Hashtable<>());
    LOG.info("HTTP listens on {}", listening.url());
  }

  private Listening listen(HomeTokens tokens, InetSocketAddress address) throws IOException {
    try {
      return new Listening(
          this,
          tokens,
          address,
          address.getAddress().isLoopbackAddress(),
          Listening.Manners.ORDINARY);
    } catch (BindException e) {
      LOG.error(
          "port {} is taken on {} ({}). Maybe set 'httpPort' to 0 or stop what listens there.",
          address.getPort(),
          settings.bind(),
          e.getMessage());
      throw e;
    }
  }

  @Deactivate
  void close() {
    endpoint.unregister();
    ear.unregister();
    listening.close();
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindDesk(DecisionDesk newDesk) {
    subscriptions.put(newDesk, newDesk.onEvent(this::stage));
    desk = newDesk;
  }

  void unbindDesk(DecisionDesk oldDesk) {
    if (desk == oldDesk) {
      desk = null;
    }
    try (AutoCloseable subscription = subscriptions.remove(oldDesk)) {
      LOG.debug("The loop has gone");
    } catch (Exception e) { // as AutoCloseable declares it
      LOG.warn("The loop's events could not be left: {}", e.toString(), e);
    }
  }

  private void stage(LoopEvent event) {
    Listening now = listening;
    if (now != null) {
      now.stage(event);
    }
  }

  @Override
  public Optional<Twin> twin() {
    return Optional.ofNullable(twin);
  }

  @Override
  public Optional<Journal> journal() {
    return Optional.ofNullable(journal);
  }

  @Override
  public Optional<IngestAccount> account() {
    return Optional.ofNullable(account);
  }

  @Override
  public Optional<Inbox> inbox() {
    return Optional.ofNullable(inbox);
  }

  @Override
  public Optional<HistoryStore> history() {
    return Optional.ofNullable(history);
  }

  @Override
  public Optional<Histories> histories() {
    return Optional.ofNullable(histories);
  }

  @Override
  public Optional<DiskWatch> disk() {
    return Optional.ofNullable(disk);
  }

  @Override
  public Optional<DecisionDesk> desk() {
    return Optional.ofNullable(desk);
  }

  @Override
  public Optional<RuleLibrary> rules() {
    return Optional.ofNullable(rules);
  }

  @Override
  public Optional<Case> reference() {
    return Optional.ofNullable(source).map(CaseSource::current);
  }

  @Override
  public List<Connector> connectors() {
    return connectors;
  }

  @Override
  public Optional<Plugins> plugins() {
    return Optional.ofNullable(plugins);
  }

  @Override
  public Optional<Planning> planning() {
    return Optional.ofNullable(planning);
  }

  @Override
  public Optional<CoordinationDesk> coordination() {
    return Optional.ofNullable(coordination);
  }

  @Override
  public Optional<FuzzyPlanning> fuzzy() {
    return Optional.ofNullable(fuzzy);
  }

  @Override
  public Optional<Path> caseFolder() {
    return settings.caseDir().isEmpty()
        ? Optional.empty()
        : Optional.of(Path.of(settings.caseDir()));
  }

  @Override
  public Optional<ForecastRecord> record() {
    return Optional.ofNullable(record);
  }

  @Override
  public Optional<SeriesHistory> past(String target) {
    return pasts.of(target);
  }

  @Override
  public Home home() {
    return home;
  }

  @Override
  public Clock clock() {
    return clock;
  }
}
