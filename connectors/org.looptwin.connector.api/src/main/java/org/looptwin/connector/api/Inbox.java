package org.looptwin.connector.api;

import org.osgi.annotation.versioning.ProviderType;

/** Where connectors hand in what they received. One per server. */
@ProviderType
public interface Inbox {
  /**
   * Takes a message. Blocks while the server is busy, so that the connector stops reading; nothing
   * is ever dropped.
   *
   * @throws InterruptedException when the connector is closing; the message was not taken
   */
  void deliver(Incoming message) throws InterruptedException;

  /**
   * Takes a message, or a part of one, that the connector could make no reading of: it counts as
   * one received and rejected, is quarantined and then acknowledged. Blocks as {@link #deliver}.
   *
   * @param detail for people: names the thing, the value, what was expected
   * @throws InterruptedException when the connector is closing; the message was not taken
   */
  void refuse(Incoming message, Refusal reason, String detail) throws InterruptedException;
}
