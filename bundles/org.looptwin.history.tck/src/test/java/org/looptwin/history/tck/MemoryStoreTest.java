package org.looptwin.history.tck;

import org.looptwin.history.api.HistoryStore;

class MemoryStoreTest extends HistoryStoreContract {
  private final MemoryStore store = new MemoryStore();

  @Override
  protected HistoryStore store() {
    return store;
  }
}
