package org.looptwin.history.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.SeriesId;

/** The newest point of a series that is not BAD: one step down the key's tree. */
final class LatestQuery {
  private static final String SELECT =
      "SELECT ts, value FROM point WHERE series = (SELECT id FROM series WHERE path = ?)"
          + " AND quality <> ? ORDER BY ts DESC, entry_offset DESC LIMIT 1";

  private LatestQuery() {}

  static Optional<Point> run(Connection connection, SeriesId series) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setString(1, series.path());
      select.setInt(2, Quality.BAD.ordinal());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Point(Instant.ofEpochMilli(row.getLong(1)), value(row.getObject(2))))
            : Optional.empty();
      }
    }
  }

  private static Object value(Object stored) {
    return stored instanceof Number number ? (Object) number.doubleValue() : stored;
  }
}
