package org.looptwin.twin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.model.telemetry.JournalEntry;

class JournalUpgradeTest {
  private static final long SIX = Instant.parse("2024-03-01T06:00:00Z").toEpochMilli();

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock("2024-03-01T06:00:00Z");

  private void execute(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void bringsAJournalOfTheFirstVersionUpAndKnowsItsReadings() throws Exception {
    List<JournalEntry> before;
    try (Bench bench = new Bench(folder, clock)) {
      for (int i = 0; i < 20; i++) {
        bench.stock(SIX - i, i);
      }
      bench.settle();
      before = bench.entries();
    }
    execute("CREATE UNIQUE INDEX entry_key ON entry (series, src, ts)", "PRAGMA user_version = 0");
    Files.deleteIfExists(folder.resolve("twin-snapshot"));
    try (Bench bench = new Bench(folder, clock)) {
      bench.stock(SIX - 3, 3);
      bench.stock(SIX - 4, 5);
      bench.stock(SIX - 20, 20);
      bench.settle();
      assertThat(bench.counts().duplicate()).isEqualTo(1);
      assertThat(bench.counts().rejected()).containsEntry("conflict", 1L);
      assertThat(bench.entries().subList(0, 20)).isEqualTo(before);
      assertThat(bench.entries()).hasSize(21);
    }
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT name FROM sqlite_master WHERE name = 'entry_key'")) {
      assertThat(row.next()).isFalse();
    }
  }

  @Test
  void refusesAJournalOfALaterVersion() throws Exception {
    execute("PRAGMA user_version = 3");
    assertThatThrownBy(() -> new Bench(folder, clock))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("is of version 3, this server knows up to 2");
  }

  @Test
  void refusesAJournalThatLacksAnEntry() throws Exception {
    try (Bench bench = new Bench(folder, clock)) {
      bench.stock(SIX, 1);
      bench.stock(SIX + 1, 2);
      bench.stock(SIX + 2, 3);
    }
    execute("DELETE FROM entry WHERE entry_offset = 2");
    assertThatThrownBy(() -> new Bench(folder, clock))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("lacks entry 2 of 3");
  }
}
