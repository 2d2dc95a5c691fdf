package org.looptwin.history.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.history.tck.HistoryStoreContract;

class SqliteHistoryContractTest extends HistoryStoreContract {
  @TempDir Path folder;
  private SqliteHistory open;

  @Override
  protected HistoryStore store() {
    close();
    try {
      open = new SqliteHistory(folder.resolve("history.db"));
      return open;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void close() {
    if (open != null) {
      open.close();
    }
  }
}
