package org.looptwin.history.influxdb;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.history.api.Selection;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.SeriesId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Telemetry history in an InfluxDB server. How far the journal is stored is kept there, too: a
 * server that comes back, is restored or emptied is filled from the journal. May be called from
 * many threads; activation does not wait for the server.
 */
@Component(
    configurationPid = {"org.looptwin.server", "org.looptwin.influxdb"},
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = "service.ranking:Integer=-10")
public final class InfluxHistory implements HistoryStore {
  static final String NAME = "influxdb";

  private static final Logger LOG = LoggerFactory.getLogger(InfluxHistory.class);
  private static final long UNKNOWN = -1;

  private final Target target;
  private final InfluxServer server;
  private final CarefulWriter writer;
  private final Clock clock;
  private final Object writing = new Object();
  private volatile long offset = UNKNOWN;
  private volatile long refused;
  private volatile boolean greeted;

  /** The keys of the server's configuration that this component reads. */
  public @interface Settings {
    /** The network's name, a tag of every point. */
    String network();

    /** E.g. {@code http://127.0.0.1:8086} or {@code https://influx.example:8086}. */
    String influxUrl();

    /** {@code 1}, {@code 2} or {@code auto}: 1 when a database is named, else 2. */
    String influxVersion() default "auto";

    /** 1.x: made when it is not there and the user may. */
    String influxDatabase() default "";

    /** 1.x: the database's default when empty. */
    String influxRetentionPolicy() default "";

    /** 2.x. */
    String influxOrg() default "";

    /** 2.x. */
    String influxBucket() default "";

    /** 1.x: empty where none is asked for. */
    String influxUser() default "";

    /** The measurement that holds the readings. */
    String influxMeasurement() default "looptwin_telemetry";

    /**
     * Key {@code .influxToken}, 2.x: the dot keeps it out of the service's properties. Never
     * logged.
     */
    String _influxToken() default "";

    /** Key {@code .influxPassword}, 1.x. Never logged. */
    String _influxPassword() default "";
  }

  @Activate
  public InfluxHistory(Settings settings, @Reference Clock clock) {
    this(target(settings), clock);
  }

  InfluxHistory(Target target, Clock clock) {
    this(target, target.version() == 1 ? new VersionOne(target) : new VersionTwo(target), clock);
  }

  InfluxHistory(Target target, InfluxServer server, Clock clock) {
    this.target = target;
    this.server = server;
    this.clock = clock;
    this.writer = new CarefulWriter(server::write);
  }

  private static Target target(Settings settings) {
    return new Target(
        settings.influxUrl(),
        Target.version(settings.influxVersion(), settings.influxDatabase()),
        settings.influxDatabase(),
        settings.influxRetentionPolicy(),
        settings.influxOrg(),
        settings.influxBucket(),
        new Target.Access(
            settings._influxToken(), settings.influxUser(), settings._influxPassword()),
        settings.influxMeasurement(),
        settings.network());
  }

  @Deactivate
  void close() {
    server.close();
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Asks the server once; afterwards every append looks whether it is still so. */
  @Override
  public long offset() {
    long known = offset;
    return known == UNKNOWN ? asked(this::recall) : known;
  }

  private long recall() {
    synchronized (writing) {
      greet();
      offset = server.progress().offset();
      return offset;
    }
  }

  private void greet() {
    if (!greeted) {
      String version = server.ping();
      greeted = true;
      LOG.info("{} (server {}) is a history", target, version);
    }
  }

  /**
   * Points first, then the mark: what was cut off in between is written again, over itself.
   *
   * @throws IllegalStateException when the server cannot be written to, and when it holds less than
   *     it did: the follower must begin where it stands now
   */
  @Override
  public void append(List<JournalEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    synchronized (writing) {
      asked(
          () -> {
            Progress before = present();
            CarefulWriter.Outcome outcome = writer.write(entries);
            tell(outcome);
            long last = entries.get(entries.size() - 1).offset();
            Progress after =
                new Progress(Math.max(before.offset(), last), before.refused() + outcome.refused());
            server.mark(after, clock.instant().truncatedTo(ChronoUnit.HOURS));
            offset = after.offset();
            refused += outcome.refused();
            return after;
          });
    }
  }

  private Progress present() {
    greet();
    Progress there = server.progress();
    long known = offset;
    offset = there.offset();
    if (there.offset() < known) {
      throw new IllegalStateException(
          "it holds the journal up to offset %d, no longer up to %d; it is filled again from there"
              .formatted(there.offset(), known));
    }
    return there;
  }

  private void tell(CarefulWriter.Outcome outcome) {
    if (outcome.refused() > 0) {
      LOG.warn("{} refused {} readings: {}", target, outcome.refused(), outcome.reason());
    }
    if (outcome.tooOld() > 0) {
      LOG.info(
          "{} keeps nothing as old as {} readings; they stay in the journal",
          target,
          outcome.tooOld());
    }
  }

  @Override
  public Optional<String> trouble() {
    return refused == 0
        ? Optional.empty()
        : Optional.of(
            "%s has refused %d readings since the start; they stay in the journal, the log names them."
                .formatted(target, refused));
  }

  @Override
  public List<Point> query(
      SeriesId series,
      Instant from,
      Instant to,
      Duration every,
      Function fn,
      boolean allQualities) {
    Question question = new Question(series, from, to, every, fn, allQualities);
    return asked(() -> server.query(question));
  }

  @Override
  public Map<SeriesId, Point> latest(Collection<SeriesId> series) {
    return asked(() -> server.latest(series));
  }

  @Override
  public void export(Consumer<JournalEntry> sink) {
    export(Selection.everything(), sink);
  }

  @Override
  public void export(Selection selection, Consumer<JournalEntry> sink) {
    asked(
        () -> {
          server.export(selection, sink);
          return null;
        });
  }

  /** Names the server in what went wrong; its own words hold no secrets. */
  private <T> T asked(Supplier<T> request) {
    try {
      return request.get();
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IllegalStateException("%s: %s".formatted(target, e.getMessage()), e);
    }
  }
}
