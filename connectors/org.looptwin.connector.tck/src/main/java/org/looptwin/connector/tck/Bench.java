package org.looptwin.connector.tck;

import org.looptwin.connector.api.Connector;
import org.looptwin.connector.api.Inbox;

/**
 * A connector with its peer (a broker, a PLC, a server), as a vendor sets them up for a trial. May
 * throw anything; that is a failed trial.
 */
public interface Bench extends AutoCloseable {
  /**
   * Starts a connector as the server does. After {@link #stop}: the same connector again, as after
   * a restart of the server.
   */
  Connector start(Inbox inbox) throws Exception;

  /** Ends the connector as the server does; returns when it has ended. */
  void stop() throws Exception;

  /**
   * The peer sends a message, not waiting for the connector.
   *
   * @param topic below the network's root, e.g. {@code supplier/S01/stock_on_hand}
   */
  void send(String topic, byte[] payload) throws Exception;

  /** The connection breaks and cannot be made again until {@link #mend}. */
  void cut() throws Exception;

  void mend() throws Exception;

  /**
   * Whether the peer keeps what was not acknowledged. Where it does not, only the promises about
   * state and content are tried.
   */
  default boolean keepsUnacknowledged() {
    return true;
  }

  @Override
  void close() throws Exception;
}
