package org.looptwin.history.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry of the list of parts. A part is a SQLite file that never changes: readings, or hourly
 * roll-ups, of one chunk of time, sorted by series and time.
 *
 * @param name of the file in the folder of parts
 * @param chunk the time it belongs to
 * @param first event time of its oldest reading, ms; of roll-ups the hour's beginning
 * @param last event time of its newest reading, ms
 * @param amount of readings or roll-ups
 */
record PartFile(String name, Kind kind, Chunk chunk, long first, long last, long amount) {
  /** What a part holds. */
  enum Kind {
    POINTS,
    HOURS
  }

  static List<PartFile> list(Connection main) throws SQLException {
    List<PartFile> parts = new ArrayList<>();
    try (PreparedStatement select =
            main.prepareStatement(
                "SELECT file, kind, chunk_from, chunk_to, first_ts, last_ts, amount FROM part"
                    + " ORDER BY file");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        parts.add(
            new PartFile(
                row.getString(1),
                Kind.valueOf(row.getString(2)),
                new Chunk(row.getLong(3), row.getLong(4)),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7)));
      }
    }
    return parts;
  }

  void insert(Connection main) throws SQLException {
    try (PreparedStatement insert =
        main.prepareStatement(
            "INSERT INTO part (file, kind, chunk_from, chunk_to, first_ts, last_ts, amount)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, name);
      insert.setString(2, kind.name());
      insert.setLong(3, chunk.from());
      insert.setLong(4, chunk.to());
      insert.setLong(5, first);
      insert.setLong(6, last);
      insert.setLong(7, amount);
      insert.executeUpdate();
    }
  }

  void delete(Connection main) throws SQLException {
    try (PreparedStatement delete = main.prepareStatement("DELETE FROM part WHERE file = ?")) {
      delete.setString(1, name);
      delete.executeUpdate();
    }
  }
}
