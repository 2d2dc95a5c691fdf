package org.looptwin.twin.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.looptwin.model.telemetry.SeriesId;

/** The series' numbers, on one connection. Not for several threads. */
final class SeriesTable {
  private final Connection connection;
  private final Map<SeriesId, Long> numbers = new HashMap<>();
  private final Map<Long, SeriesId> series = new HashMap<>();
  private long last;

  SeriesTable(Connection connection) throws SQLException {
    this.connection = connection;
    readOn();
  }

  /** The number of a series, given now when it is new. Undone by a rollback: then start afresh. */
  long number(SeriesId id) throws SQLException {
    Long known = numbers.get(id);
    if (known != null) {
      return known;
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO series (id, path) VALUES (?, ?)")) {
      insert.setLong(1, last + 1);
      insert.setString(2, id.path());
      insert.executeUpdate();
    }
    remember(last + 1, id);
    return last;
  }

  SeriesId series(long number) throws SQLException {
    if (!series.containsKey(number)) {
      readOn();
    }
    SeriesId id = series.get(number);
    if (id == null) {
      throw new SQLException("The journal has no series " + number + "; it is damaged.");
    }
    return id;
  }

  private void readOn() throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT id, path FROM series WHERE id > ? ORDER BY id")) {
      select.setLong(1, last);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          String path = rows.getString(2);
          remember(
              rows.getLong(1),
              SeriesId.parse(path)
                  .orElseThrow(() -> new SQLException("'" + path + "' is no series.")));
        }
      }
    }
  }

  private void remember(long number, SeriesId id) {
    numbers.put(id, number);
    series.put(number, id);
    last = number;
  }
}
