package org.looptwin.history.influxdb;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.history.api.Selection;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.SeriesId;

/**
 * A server of one major version. Every call ends within its time limit, by exception if need be.
 */
interface InfluxServer extends AutoCloseable {
  /** The server's own version; throws when it cannot be reached. */
  String ping();

  /** What was marked last; {@link Progress#NONE} when nothing is stored. */
  Progress progress();

  /**
   * Stores readings, durable when it returns.
   *
   * @throws PointsRefused when some of them can never be stored
   */
  void write(List<JournalEntry> entries);

  /**
   * @param time under which the mark is kept
   */
  void mark(Progress progress, Instant time);

  List<Point> query(Question question);

  Map<SeriesId, Point> latest(Collection<SeriesId> series);

  /** By series and time. */
  void export(Selection selection, Consumer<JournalEntry> sink);

  @Override
  void close();
}
