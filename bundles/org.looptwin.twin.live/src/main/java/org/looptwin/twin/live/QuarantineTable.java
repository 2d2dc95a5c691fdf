package org.looptwin.twin.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The newest quarantined messages, durable in the transaction that settles them. */
final class QuarantineTable {
  private final PreparedStatement insert;
  private final PreparedStatement trim;
  private final Connection connection;

  QuarantineTable(Connection connection, int most) throws SQLException {
    this.connection = connection;
    insert =
        connection.prepareStatement(
            "INSERT INTO quarantine (received, connector, topic, reason, detail, payload, size)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)");
    trim =
        connection.prepareStatement(
            "DELETE FROM quarantine WHERE id <= (SELECT max(id) FROM quarantine) - " + most);
  }

  void insert(String connector, Quarantined message) throws SQLException {
    insert.setLong(1, message.receivedAt().toEpochMilli());
    insert.setString(2, connector);
    insert.setString(3, message.topic());
    insert.setString(4, message.reason());
    insert.setString(5, message.detail());
    insert.setBytes(6, message.payload());
    insert.setInt(7, message.size());
    insert.executeUpdate();
  }

  void trim() throws SQLException {
    trim.executeUpdate();
  }

  /** The newest ones, newest first. */
  List<Quarantined> newest(int most) throws SQLException {
    List<Quarantined> found = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT received, topic, reason, detail, payload, size FROM quarantine"
                + " ORDER BY id DESC LIMIT ?")) {
      select.setInt(1, most);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new Quarantined(
                  row.getString(3),
                  row.getString(4),
                  row.getString(2),
                  row.getBytes(5),
                  row.getInt(6),
                  Instant.ofEpochMilli(row.getLong(1))));
        }
      }
    }
    return found;
  }
}
