package org.looptwin.connector.api;

/**
 * A message as it came over the fence, or as a connector translated it.
 *
 * @param connector the connector's name, for the account
 * @param topic below the network's root, e.g. {@code supplier/S01/stock_on_hand}; the whole topic
 *     after a slash when it lies elsewhere, e.g. {@code /looptwin/v1/other/supplier/S01/soh}: it is
 *     counted and quarantined
 * @param payload as received or translated; owned by the receiver from now on
 * @param acknowledge run once, after the message is durable or quarantined; must return quickly and
 *     is called from the journal's thread
 * @param original what the sender sent, when the connector translated it; else null. Quarantine
 *     shows this.
 */
public record Incoming(
    String connector, String topic, byte[] payload, Runnable acknowledge, Original original) {

  /** A message that nobody translated. */
  public Incoming(String connector, String topic, byte[] payload, Runnable acknowledge) {
    this(connector, topic, payload, acknowledge, null);
  }

  /** A message before it was translated, with its whole topic. */
  public record Original(String topic, byte[] payload) {}
}
