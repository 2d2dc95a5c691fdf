package org.looptwin.history.tck;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/**
 * Two hours of one series, written after what the store already holds: 10 at 6:00, 40 at 6:30, 1 at
 * 6:20 (late), 5 at 7:00, and a BAD 900 at 6:10.
 */
final class Diary {
  static final Instant SIX = Instant.parse("2024-03-01T06:00:00Z");

  private final HistoryStore store;
  private final SeriesId series;
  private final List<JournalEntry> entries = new ArrayList<>();
  private final long before;

  /**
   * @param promise makes the series its own, so that a store that is not empty can be tried
   */
  Diary(HistoryStore store, String promise) {
    this.store = store;
    before = store.offset();
    series = new SeriesId("supplier", "contract-" + promise + "-" + before, "stock_on_hand");
    add(0, Value.of(10), Quality.GOOD);
    add(30, Value.of(40), Quality.GOOD);
    add(20, Value.of(1), Quality.GOOD);
    add(60, Value.of(5), Quality.GOOD);
    add(10, Value.of(900), Quality.BAD);
  }

  private void add(int minute, Value value, Quality quality) {
    Reading reading =
        new Reading(series, SIX.plusSeconds(60L * minute), value, quality, -1, "contract");
    entries.add(new JournalEntry(before + entries.size() + 1, reading, SIX));
  }

  SeriesId series() {
    return series;
  }

  List<JournalEntry> entries() {
    return entries;
  }

  long lastOffset() {
    return before + entries.size();
  }

  Diary write() {
    store.append(entries);
    return this;
  }
}
