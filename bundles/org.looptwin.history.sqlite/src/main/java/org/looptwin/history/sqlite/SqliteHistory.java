package org.looptwin.history.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.model.home.Home;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.SeriesId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded history: {@code data/history.db} of the home. May be called from many threads. */
@Component(
    configurationPid = "org.looptwin.server",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SqliteHistory implements HistoryStore {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteHistory.class);
  private final HistoryDatabase database;
  private final Object writing = new Object();
  private final Connection connection;
  private final PointWriter writer;

  /** Settings of the server that matter here. */
  public @interface Settings {
    /** Absolute path of the home folder. */
    String home() default "";
  }

  @Activate
  public SqliteHistory(Settings settings) throws IOException, SQLException {
    this(file(settings));
  }

  SqliteHistory(Path file) throws SQLException {
    this.database = new HistoryDatabase(file);
    this.connection = database.forWriting();
    this.writer = new PointWriter(connection);
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

  @Deactivate
  void close() {
    synchronized (writing) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.warn("The history {} could not be closed.", database.file(), e);
      }
    }
  }

  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public long offset() {
    synchronized (writing) {
      return writer.offset();
    }
  }

  @Override
  public void append(List<JournalEntry> entries) {
    synchronized (writing) {
      try {
        writer.append(entries);
      } catch (SQLException e) {
        throw failed("be written", e);
      }
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
    PointQuery query = new PointQuery(series, from, to, every, fn, allQualities);
    try (Connection reading = database.forReading()) {
      return query.run(reading);
    } catch (SQLException e) {
      throw failed("be read", e);
    }
  }

  @Override
  public Map<SeriesId, Point> latest(Collection<SeriesId> series) {
    Map<SeriesId, Point> newest = new HashMap<>();
    try (Connection reading = database.forReading()) {
      for (SeriesId one : series) {
        LatestQuery.run(reading, one).ifPresent(point -> newest.put(one, point));
      }
      return newest;
    } catch (SQLException e) {
      throw failed("be read", e);
    }
  }

  @Override
  public void export(Consumer<JournalEntry> sink) {
    try (Connection reading = database.forReading()) {
      PointExport.run(reading, sink);
    } catch (SQLException e) {
      throw failed("be read", e);
    }
  }

  private IllegalStateException failed(String what, SQLException e) {
    return new IllegalStateException(
        "The history %s cannot %s: %s".formatted(database.file(), what, e.getMessage()), e);
  }
}
