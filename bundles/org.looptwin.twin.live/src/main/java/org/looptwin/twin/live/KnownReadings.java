package org.looptwin.twin.live;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/**
 * Tells whether a reading's key (series, ts, src) is in the journal. One that is newer than all of
 * its series cannot be, which needs no look-up. Not for several threads; start afresh after a
 * rollback.
 */
final class KnownReadings implements AutoCloseable {
  private static final long UNKNOWN = Long.MIN_VALUE;
  private final PreparedStatement select;
  private final KeyIndex keys;
  private final ToLongFunction<SeriesId> newestBefore;
  private final BatchInsert pending;

  /** Time of the newest reading, ms, by the series' number. */
  private long[] newest = new long[1024];

  /** What is stored under a key; {@code sent} is the quality that the sender gave. */
  record Stored(Value value, Quality sent) {}

  /**
   * @param newestBefore the time, ms, beyond which the journal holds nothing of a series
   * @param pending entries that are not in the database yet
   */
  KnownReadings(
      Connection connection,
      KeyIndex keys,
      ToLongFunction<SeriesId> newestBefore,
      BatchInsert pending)
      throws SQLException {
    this.keys = keys;
    this.newestBefore = newestBefore;
    this.pending = pending;
    Arrays.fill(newest, UNKNOWN);
    select =
        connection.prepareStatement(
            "SELECT series, src, ts, value, sent FROM entry WHERE entry_offset = ?");
  }

  Optional<Stored> find(long series, SeriesId id, String src, long ts) throws SQLException {
    if (ts > newest(series, id)) {
      return Optional.empty();
    }
    Search search = new Search(series, src, ts);
    try {
      keys.find(KeyHash.of(series, src, ts), ts, search::at);
    } catch (IOException e) {
      throw new SQLException("The journal's keys cannot be read: " + e, e);
    }
    return search.result();
  }

  /** A reading was inserted under this key. */
  void added(long series, String src, long ts) {
    int at = (int) series;
    newest[at] = Math.max(newest[at], ts);
    keys.add(KeyHash.of(series, src, ts), ts);
  }

  void committed() {
    keys.committed();
  }

  private long newest(long series, SeriesId id) {
    int at = (int) series;
    if (at >= newest.length) {
      int before = newest.length;
      newest = Arrays.copyOf(newest, Math.max(at + 1, 2 * before));
      Arrays.fill(newest, before, newest.length, UNKNOWN);
    }
    if (newest[at] == UNKNOWN) {
      newest[at] = newestBefore.applyAsLong(id);
    }
    return newest[at];
  }

  @Override
  public void close() {
    keys.close();
  }

  /** Looks at entries that may have the key. */
  private final class Search {
    private final long series;
    private final String src;
    private final long ts;
    private Stored found;
    private SQLException failure;

    private Search(long series, String src, long ts) {
      this.series = series;
      this.src = src;
      this.ts = ts;
    }

    private boolean at(long offset) {
      try {
        found = pending.holds(offset) ? inMemory(offset) : inDatabase(offset);
      } catch (SQLException e) {
        failure = e;
      }
      return found != null || failure != null;
    }

    private Stored inMemory(long offset) {
      BatchInsert.Row row = pending.row(offset);
      JournalEntry entry = row.entry();
      return row.series() == series
              && entry.reading().src().equals(src)
              && entry.reading().ts().toEpochMilli() == ts
          ? new Stored(entry.reading().value(), row.sent())
          : null;
    }

    private Stored inDatabase(long offset) throws SQLException {
      select.setLong(1, offset);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
                && row.getLong(1) == series
                && row.getString(2).equals(src)
                && row.getLong(3) == ts
            ? new Stored(EntryRow.value(row.getObject(4)), EntryRow.quality(row.getInt(5)))
            : null;
      }
    }

    private Optional<Stored> result() throws SQLException {
      if (failure != null) {
        throw failure;
      }
      return Optional.ofNullable(found);
    }
  }
}
