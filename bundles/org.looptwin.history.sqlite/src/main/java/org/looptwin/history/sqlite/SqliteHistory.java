package org.looptwin.history.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.history.api.Selection;
import org.looptwin.model.home.Home;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.SeriesId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The embedded history: {@code data/history.db} of the home and the parts beside it. May be called
 * from many threads.
 */
@Component(
    service = HistoryStore.class,
    configurationPid = "org.looptwin.server",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SqliteHistory implements HistoryStore {
  static final int FLUSH_AT = 250_000;

  /** The upkeep is far behind, e.g. because the disk is full: 16 bytes of memory a reading. */
  private static final int MOST_FRESH = 16;

  private static final Duration HOUR = Duration.ofHours(1);
  private final Storage storage;
  private final Keeper keeper;
  private final int flushAt;

  /** Settings of the server that matter here. */
  public @interface Settings {
    /** Absolute path of the home folder. */
    String home() default "";
  }

  @Activate
  public SqliteHistory(
      Settings settings, @Reference HistorySettings retention, @Reference Clock clock)
      throws IOException, SQLException {
    this(new Storage(file(settings)), retention, clock, FLUSH_AT);
    keeper.start();
  }

  /** Its upkeep is done when enough readings have come in, but never by the clock. */
  SqliteHistory(Storage storage, Supplier<Retention> retention, Clock clock, int flushAt) {
    this.storage = storage;
    this.flushAt = flushAt;
    this.keeper = new Keeper(new Upkeep(storage, retention, clock));
  }

  private static Path file(Settings settings) throws IOException {
    if (settings.home().isBlank()) {
      throw new IllegalArgumentException(
          "'home' of org.looptwin.server is empty; expected the absolute path of a folder.");
    }
    Home home = new Home(Path.of(settings.home()));
    Files.createDirectories(home.data());
    return home.history();
  }

  /** Does all upkeep now; it is done by and by otherwise. */
  void settle() {
    keeper.settle();
  }

  @Deactivate
  void close() {
    keeper.close();
    storage.close();
  }

  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public long offset() {
    return storage.offset();
  }

  @Override
  public void append(List<JournalEntry> entries) {
    int fresh = storage.index().size();
    if (fresh >= flushAt) {
      keeper.flushSoon();
    }
    if (fresh / MOST_FRESH >= flushAt) {
      throw new IllegalStateException(
          "The history %s takes nothing while %d readings wait to be sorted; the log says why."
              .formatted(storage.database().file(), fresh));
    }
    try {
      storage.append(entries);
    } catch (SQLException e) {
      throw failed("be written", e);
    }
  }

  @Override
  public List<Point> query(
      SeriesId series,
      Instant from,
      Instant to,
      Duration every,
      Function fn,
      boolean allQualities) {
    PointQuery query =
        new PointQuery(storage.numbers().find(series), from, to, every, fn, allQualities);
    try {
      return query.number() == 0 ? List.of() : query.run(storage);
    } catch (SQLException e) {
      throw failed("be read", e);
    }
  }

  @Override
  public Map<SeriesId, Point> latest(Collection<SeriesId> series) {
    try {
      return LatestQuery.run(storage, series);
    } catch (SQLException e) {
      throw failed("be read", e);
    }
  }

  @Override
  public void export(Consumer<JournalEntry> sink) {
    export(Selection.everything(), sink);
  }

  @Override
  public void export(Selection selection, Consumer<JournalEntry> sink) {
    long from = Times.millis(selection.from());
    long to = Times.millis(selection.to());
    try (View view = storage.view(() -> new long[0], from, to)) {
      view.together(parts -> new PointExport(selection, view.main(), parts).run(sink));
    } catch (SQLException e) {
      throw failed("be read", e);
    }
  }

  @Override
  public Duration resolution(Instant time) {
    return rolledUp(Times.millis(time)).isPresent() ? HOUR : Duration.ZERO;
  }

  @Override
  public Instant readingsSince(Instant time) {
    long ts = Times.millis(time);
    for (Optional<Chunk> gone = rolledUp(ts); gone.isPresent(); gone = rolledUp(ts)) {
      ts = gone.get().to();
    }
    return ts == Times.millis(time) ? time : Instant.ofEpochMilli(ts);
  }

  private Optional<Chunk> rolledUp(long ts) {
    return storage.parts().all().stream()
        .map(Part::about)
        .filter(part -> part.kind() == PartFile.Kind.HOURS && part.chunk().contains(ts))
        .map(PartFile::chunk)
        .findFirst();
  }

  private IllegalStateException failed(String what, SQLException e) {
    return new IllegalStateException(
        "The history %s cannot %s: %s".formatted(storage.database().file(), what, e.getMessage()),
        e);
  }
}
