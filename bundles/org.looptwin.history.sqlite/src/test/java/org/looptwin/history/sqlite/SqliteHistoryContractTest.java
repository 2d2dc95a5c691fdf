package org.looptwin.history.sqlite;

import java.nio.file.Path;
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
    open = new Bench(folder.resolve("history.db")).history;
    return open;
  }

  @AfterEach
  void close() {
    if (open != null) {
      open.close();
    }
  }
}
