package org.looptwin.history.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.looptwin.model.telemetry.SeriesId;

/** The numbers that stand for series in the files. Many read, one writes. */
final class SeriesNumbers {
  private final Map<SeriesId, Integer> durable = new ConcurrentHashMap<>();
  private final Map<SeriesId, Integer> uncommitted = new HashMap<>();

  /** 0 for a series never stored. */
  int find(SeriesId series) {
    return durable.getOrDefault(series, 0);
  }

  /** Gives a number where there is none yet; for the writer, within a transaction. */
  int number(Connection main, SeriesId series) throws SQLException {
    Integer known = durable.get(series);
    if (known == null) {
      known = uncommitted.get(series);
    }
    return known == null ? insert(main, series) : known;
  }

  private int insert(Connection main, SeriesId series) throws SQLException {
    int number = durable.size() + uncommitted.size() + 1;
    try (PreparedStatement insert =
        main.prepareStatement("INSERT INTO series (id, path) VALUES (?, ?)")) {
      insert.setInt(1, number);
      insert.setString(2, series.path());
      insert.executeUpdate();
    }
    uncommitted.put(series, number);
    return number;
  }

  void committed() {
    durable.putAll(uncommitted);
    uncommitted.clear();
  }

  void rolledBack() {
    uncommitted.clear();
  }

  /** All of a file. */
  void fill(Connection main) throws SQLException {
    uncommitted.clear();
    try (PreparedStatement select = main.prepareStatement("SELECT id, path FROM series");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        int number = row.getInt(1);
        SeriesId.parse(row.getString(2)).ifPresent(id -> durable.put(id, number));
      }
    }
  }

  Map<SeriesId, Integer> all() {
    return Map.copyOf(durable);
  }
}
