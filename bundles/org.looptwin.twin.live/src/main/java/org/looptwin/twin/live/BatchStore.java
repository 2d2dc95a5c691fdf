package org.looptwin.twin.live;

import java.sql.SQLException;
import java.util.List;

/** Where batches of messages become durable, one transaction each. One thread only. */
interface BatchStore extends AutoCloseable {
  /**
   * Writes all or nothing.
   *
   * @return what became of each message, in order
   */
  List<Settled> append(List<Message> batch) throws SQLException;

  /** Starts afresh after a failure. */
  void reopen() throws SQLException;

  /** Writes back what the file system still owes; never throws. */
  @Override
  void close();
}
