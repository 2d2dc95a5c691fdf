package org.looptwin.history.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Hands out every reading that is still stored as such, by series and time. */
  void export(Consumer<JournalEntry> sink);

  /**
   * Hands out the readings of a selection, by series and time, without holding them in memory. A
   * store that finds them faster than by looking at everything overrides this.
   */
  default void export(Selection selection, Consumer<JournalEntry> sink) {
    export(
        entry -> {
          if (selection.includes(entry.reading())) {
            sink.accept(entry);
          }
        });
  }

  /**
   * How finely a time can still be answered: zero while its readings are kept one by one, an hour
   * where only hourly roll-ups are left of them. A question finer than that is answered with one
   * point for each roll-up; a roll-up counts where it begins.
   */
  default Duration resolution(Instant time) {
    return Duration.ZERO;
  }

  /**
   * The first time from here on whose readings are kept one by one; this very time when its own
   * are.
   */
  default Instant readingsSince(Instant time) {
    return time;
  }

  /**
   * What operators should know although entries are taken, e.g. that some were refused for good;
   * empty while all is well. Asks nobody: it is called often.
   */
  default Optional<String> trouble() {
    return Optional.empty();
  }

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
