package org.looptwin.twin.live;

import java.sql.SQLException;
import java.util.List;
import java.util.function.ToLongFunction;
import org.looptwin.model.telemetry.SeriesId;

/** Where batches of messages become durable, one transaction each. One thread only. */
interface BatchStore extends AutoCloseable {
  /**
   * Writes all or nothing.
   *
   * @return what became of each message, in order
   */
  List<Settled> append(List<Message> batch) throws SQLException;

  /**
   * Saves look-ups: tells the time, ms, of a series' newest durable reading, {@code Long.MIN_VALUE}
   * when there is none. Asked between batches.
   */
  default void trust(ToLongFunction<SeriesId> newestOfSeries) {}

  /** Starts afresh after a failure. */
  void reopen() throws SQLException;

  /** Writes back what the file system still owes; never throws. */
  @Override
  void close();
}
