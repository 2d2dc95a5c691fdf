package org.looptwin.history.influxdb;

import java.time.Instant;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/** Journal entries for tests. */
final class Entries {
  static final Instant SIX = Instant.parse("2024-03-01T06:00:00Z");
  static final SeriesId STOCK = new SeriesId("supplier", "S01", "stock_on_hand");

  private Entries() {}

  /** The stock at 6:00 plus so many seconds as the offset says. */
  static JournalEntry stock(long offset, double value) {
    return entry(offset, STOCK, SIX.plusSeconds(offset), Value.of(value), Quality.GOOD, "plc");
  }

  static JournalEntry entry(
      long offset, SeriesId series, Instant ts, Value value, Quality quality, String src) {
    Reading reading = new Reading(series, ts, value, quality, offset == 2 ? 17 : -1, src);
    return new JournalEntry(offset, reading, SIX.plusMillis(offset));
  }
}
