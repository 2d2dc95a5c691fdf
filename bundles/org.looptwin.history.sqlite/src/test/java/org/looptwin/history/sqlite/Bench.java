package org.looptwin.history.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A history with its upkeep in the test's hand: nothing moves unless the test says so. */
final class Bench implements AutoCloseable {
  final Storage storage;
  final Upkeep upkeep;
  final SqliteHistory history;
  Retention retention = Retention.FOR_EVER;
  Instant now = Instant.parse("2024-03-02T00:00:00Z");

  Bench(Path file) {
    try {
      storage = new Storage(file);
    } catch (SQLException | IOException e) {
      throw new AssertionError(e);
    }
    Clock clock = new Hands();
    upkeep = new Upkeep(storage, () -> retention, clock);
    history = new SqliteHistory(storage, () -> retention, clock, Integer.MAX_VALUE);
  }

  /** Moves what is fresh into parts and does all that is to be done; returns the steps. */
  int tidy() throws SQLException, IOException {
    upkeep.flush();
    int steps = 0;
    while (upkeep.step()) {
      steps++;
    }
    return steps;
  }

  long parts(PartFile.Kind kind) {
    return storage.parts().all().stream().filter(part -> part.about().kind() == kind).count();
  }

  private final class Hands extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Override
  public void close() {
    history.close();
  }
}
