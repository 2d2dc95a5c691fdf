package org.looptwin.twin.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;
import org.looptwin.connector.api.Outbox;
import org.looptwin.connector.api.Refusal;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.model.home.Home;
import org.looptwin.model.json.MetricCatalogueFile;
import org.looptwin.model.network.CaseSource;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.twin.api.Histories;
import org.looptwin.twin.api.IngestAccount;
import org.looptwin.twin.api.Journal;
import org.looptwin.twin.api.Twin;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The server's twin: takes messages, keeps the journal, feeds the histories. */
@Component(
    configurationPid = "org.looptwin.server",
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {Twin.class, Journal.class, IngestAccount.class, Inbox.class, Histories.class})
public final class LiveTwin implements Twin, Journal, IngestAccount, Inbox, Histories {
  private final BundleContext context;
  private final JournalLock lock;
  private final TwinEngine engine;
  private final Map<ServiceReference<Outbox>, LateOutbox> outboxes = new ConcurrentHashMap<>();
  private final Map<HistoryStore, HistoryFeeder> feeders = new ConcurrentHashMap<>();

  /** Settings of the server that matter here. */
  public @interface Settings {
    /** Absolute path of the home folder. */
    String home() default "";

    /** The network's name in topics; the case's when empty. */
    String network() default "";
  }

  @Activate
  public LiveTwin(
      BundleContext context,
      Settings settings,
      @Reference CaseSource source,
      @Reference Clock clock)
      throws IOException, SQLException {
    this.context = context;
    if (settings.home().isBlank()) {
      throw new IllegalArgumentException(
          "'home' of org.looptwin.server is empty; expected the absolute path of a folder.");
    }
    Home home = new Home(Path.of(settings.home()));
    Files.createDirectories(home.data());
    String network = settings.network().isBlank() ? source.current().name() : settings.network();
    this.lock = new JournalLock(home.journal());
    this.engine = open(home.journal(), network, source, clock);
  }

  private TwinEngine open(Path journal, String network, CaseSource source, Clock clock)
      throws SQLException {
    try {
      return TwinEngine.open(
          journal, network, source.current(), MetricCatalogueFile.standard(), clock);
    } catch (SQLException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  @Deactivate
  void close() {
    engine.drain();
    feeders.values().forEach(HistoryFeeder::close);
    feeders.clear();
    engine.close();
    lock.close();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addOutbox(ServiceReference<Outbox> reference) {
    LateOutbox outbox = new LateOutbox(context, reference);
    outboxes.put(reference, outbox);
    engine.quarantine().add(outbox);
    engine.alarm().add(outbox);
  }

  void removeOutbox(ServiceReference<Outbox> reference) {
    LateOutbox outbox = outboxes.remove(reference);
    if (outbox != null) {
      engine.quarantine().remove(outbox);
      engine.alarm().remove(outbox);
      outbox.close();
    }
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addHistory(HistoryStore store) {
    feeders.put(store, new HistoryFeeder(this, store, store.name(), new Backoff(100, 30_000)));
  }

  void removeHistory(HistoryStore store) {
    HistoryFeeder feeder = feeders.remove(store);
    if (feeder != null) {
      feeder.close();
    }
  }

  @Override
  public List<Follower> followers() {
    return feeders.values().stream()
        .map(HistoryFeeder::follower)
        .sorted(Comparator.comparing(Follower::name))
        .toList();
  }

  @Override
  public TwinSnapshot snapshot() {
    return engine.twin().snapshot();
  }

  @Override
  public TwinSnapshot at(Instant time) {
    return engine.twin().at(time);
  }

  @Override
  public TwinSnapshot upTo(long offset) {
    return engine.twin().upTo(offset);
  }

  @Override
  public long last() {
    return engine.last();
  }

  @Override
  public List<JournalEntry> read(long after, int max) {
    return engine.read(after, max);
  }

  @Override
  public Subscription onAppend(LongConsumer listener) {
    return engine.onAppend(listener);
  }

  @Override
  public Optional<String> trouble() {
    return engine.trouble();
  }

  @Override
  public Map<String, Counts> counts() {
    return engine.counts();
  }

  @Override
  public List<String> quarantined() {
    return engine.quarantined();
  }

  @Override
  public void deliver(Incoming message) throws InterruptedException {
    engine.deliver(message);
  }

  @Override
  public void refuse(Incoming message, Refusal reason, String detail) throws InterruptedException {
    engine.refuse(message, reason, detail);
  }
}
