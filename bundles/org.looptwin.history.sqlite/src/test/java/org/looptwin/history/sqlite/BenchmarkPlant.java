package org.looptwin.history.sqlite;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/** Readings of so many series, one of each every so often, up to the end; in batches. */
final class BenchmarkPlant {
  private final List<SeriesId> series = new ArrayList<>();
  private final Instant begin;
  private final Duration every;
  private long offset;

  BenchmarkPlant(int count, Instant begin, Duration every) {
    for (int i = 0; i < count; i++) {
      series.add(new SeriesId("battery-plant", "B%05d".formatted(i), "electricity_kwh"));
    }
    this.begin = begin;
    this.every = every;
  }

  List<JournalEntry> next() {
    List<JournalEntry> entries = new ArrayList<>(Benchmark.BATCH);
    for (int i = 0; i < Benchmark.BATCH; i++) {
      long round = offset / series.size();
      SeriesId id = series.get((int) (offset % series.size()));
      Instant ts = begin.plus(every.multipliedBy(round)).plusMillis(offset % 1000);
      double value = 30 + (offset * 7919 % 15_013) / 1000.0;
      Quality quality = offset % 500 == 0 ? Quality.BAD : Quality.GOOD;
      offset++;
      Reading reading = new Reading(id, ts, Value.of(value), quality, round, "plc-3");
      entries.add(new JournalEntry(offset, reading, ts.plusMillis(120)));
    }
    return entries;
  }

  List<SeriesId> series() {
    return series;
  }

  long offset() {
    return offset;
  }

  Instant begin() {
    return begin;
  }

  Duration every() {
    return every;
  }
}
