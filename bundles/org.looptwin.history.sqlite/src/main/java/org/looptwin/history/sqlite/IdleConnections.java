package org.looptwin.history.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Open connections to the parts that were asked last, one each, so that the next question finds
 * them open and their inner pages in memory. Bounded. Safe for many threads.
 */
final class IdleConnections implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IdleConnections.class);
  private final int most;
  private final Map<Part, Connection> open = new LinkedHashMap<>(16, 0.75f, true);
  private boolean closed;

  IdleConnections(int most) {
    this.most = most;
  }

  /** Null when none is open. */
  synchronized Connection take(Part part) {
    return open.remove(part);
  }

  synchronized void give(Part part, Connection connection) {
    if (closed || open.containsKey(part)) {
      close(connection);
      return;
    }
    open.put(part, connection);
    if (open.size() > most) {
      forget(open.keySet().iterator().next());
    }
  }

  synchronized void forget(Part part) {
    Connection connection = open.remove(part);
    if (connection != null) {
      close(connection);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("A part of the history could not be closed.", e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    open.values().forEach(IdleConnections::close);
    open.clear();
  }
}
