package org.looptwin.history.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.SeriesId;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps readings by series and time. Fed from the journal by a consumer that resumes at {@link
 * #offset()}; writing the same entries again changes nothing.
 */
@ConsumerType
public interface HistoryStore {
  /** What operators know it by, e.g. {@code sqlite}; unique in a server. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** The journal offset up to which everything is stored, durable together with the entries. */
  long offset();

  /** Stores entries in journal order and moves the offset to the last of them. */
  void append(List<JournalEntry> entries);

  /**
   * Buckets aligned to UTC, or raw points when {@code every} is zero. BAD readings are left out
   * unless {@code allQualities}. Text values appear with fn LAST or raw only.
   *
   * @param from inclusive
   * @param to exclusive
   */
  List<Point> query(
      SeriesId series, Instant from, Instant to, Duration every, Function fn, boolean allQualities);

  /**
   * The newest point of each series, BAD readings left out; series without one are missing.
   *
   * @param series as many as the caller likes; thousands in one call are usual
   */
  Map<SeriesId, Point> latest(Collection<SeriesId> series);

  /** Hands out everything stored, by series and time. */
  void export(Consumer<JournalEntry> sink);

  /** How to put many readings into one point. */
  enum Function {
    MEAN,
    MIN,
    MAX,
    LAST,
    COUNT,
    SUM
  }

  /**
   * @param time of the reading, or the bucket's start
   * @param value a {@link Double} or a {@link String}
   */
  record Point(Instant time, Object value) {}
}
