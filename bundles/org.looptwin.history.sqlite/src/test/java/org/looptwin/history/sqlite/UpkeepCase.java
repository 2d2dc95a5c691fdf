package org.looptwin.history.sqlite;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/** A history whose upkeep is done by hand, and what is asked of it. */
abstract class UpkeepCase {
  static final SeriesId STOCK = new SeriesId("supplier", "S01", "stock_on_hand");
  static final SeriesId LINE = new SeriesId("battery-plant", "B01", "line_state");
  static final Instant SIX = Instant.parse("2024-03-01T06:00:00Z");
  static final Instant SEVEN = SIX.plus(ofHours(1));
  static final Instant NOON = SIX.plus(ofHours(6));

  @TempDir Path folder;
  Bench bench;
  long offset;

  @BeforeEach
  void open() {
    bench = new Bench(folder.resolve("history.db"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  void reopen() {
    Retention retention = bench.retention;
    Instant now = bench.now;
    bench.close();
    open();
    bench.retention = retention;
    bench.now = now;
  }

  JournalEntry entry(SeriesId series, Instant ts, Value value, Quality quality) {
    return new JournalEntry(++offset, new Reading(series, ts, value, quality, 7, "plc"), SIX);
  }

  void stock(Instant ts, double value) {
    bench.history.append(List.of(entry(STOCK, ts, Value.of(value), Quality.GOOD)));
  }

  List<Point> stock(Duration every, Function fn, boolean all) {
    return bench.history.query(STOCK, Instant.EPOCH, Instant.MAX, every, fn, all);
  }

  void keep(int rawDays, int hourlyDays) {
    bench.retention =
        new Retention(
            Optional.of(ofDays(rawDays)),
            hourlyDays == 0 ? Optional.empty() : Optional.of(ofDays(hourlyDays)),
            ofDays(1));
  }

  List<String> files() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("history"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
