package org.looptwin.model.twin;

import java.time.Instant;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/**
 * The newest value of a series.
 *
 * @param previous the value before it, or null
 * @param offset where it stands in the journal
 */
public record Signal(
    SeriesId series,
    Value value,
    Value previous,
    Quality quality,
    Instant ts,
    String src,
    long offset) {

  /** What repeats from reading to reading is kept once, for there are many series. */
  static Signal after(Signal before, JournalEntry entry) {
    Reading reading = entry.reading();
    boolean first = before == null;
    return new Signal(
        first ? reading.series() : before.series(),
        reading.value(),
        first ? null : before.value(),
        reading.quality(),
        reading.ts(),
        !first && reading.src().equals(before.src()) ? before.src() : reading.src(),
        entry.offset());
  }
}
