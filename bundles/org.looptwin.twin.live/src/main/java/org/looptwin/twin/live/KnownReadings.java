package org.looptwin.twin.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Value;

/**
 * Tells whether a reading's key (series, src, ts) is in the journal. One that is newer than its
 * sender's newest cannot be, which needs no look-up; the newest of 100,000 senders are remembered.
 * Not for several threads; start afresh after a rollback.
 */
final class KnownReadings {
  private static final int MOST_REMEMBERED = 100_000;
  private final PreparedStatement selectNewest;
  private final PreparedStatement selectExact;
  private final Map<Sender, Long> newest =
      new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Sender, Long> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  private record Sender(long series, String src) {}

  /** What is stored under a key; {@code sent} is the quality that the sender gave. */
  record Stored(Value value, Quality sent) {}

  KnownReadings(Connection connection) throws SQLException {
    selectNewest =
        connection.prepareStatement("SELECT max(ts) FROM entry WHERE series = ? AND src = ?");
    selectExact =
        connection.prepareStatement(
            "SELECT value, sent FROM entry WHERE series = ? AND src = ? AND ts = ?");
  }

  Optional<Stored> find(long series, String src, long ts) throws SQLException {
    return ts > newest(new Sender(series, src)) ? Optional.empty() : exact(series, src, ts);
  }

  /** A reading was inserted under this key. */
  void added(long series, String src, long ts) {
    newest.merge(new Sender(series, src), ts, Math::max);
  }

  private long newest(Sender sender) throws SQLException {
    Long known = newest.get(sender);
    if (known != null) {
      return known;
    }
    selectNewest.setLong(1, sender.series());
    selectNewest.setString(2, sender.src());
    try (ResultSet row = selectNewest.executeQuery()) {
      long ts = row.next() ? row.getLong(1) : Long.MIN_VALUE;
      ts = row.wasNull() ? Long.MIN_VALUE : ts;
      newest.put(sender, ts);
      return ts;
    }
  }

  private Optional<Stored> exact(long series, String src, long ts) throws SQLException {
    selectExact.setLong(1, series);
    selectExact.setString(2, src);
    selectExact.setLong(3, ts);
    try (ResultSet row = selectExact.executeQuery()) {
      return row.next()
          ? Optional.of(
              new Stored(EntryRow.value(row.getObject(1)), EntryRow.quality(row.getInt(2))))
          : Optional.empty();
    }
  }
}
