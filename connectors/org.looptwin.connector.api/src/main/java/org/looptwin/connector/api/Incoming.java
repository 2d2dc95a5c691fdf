package org.looptwin.connector.api;

/**
 * A message as it came over the fence.
 *
 * @param connector the connector's name, for the account
 * @param topic below the network's root, e.g. {@code supplier/S01/stock_on_hand}
 * @param payload as received; owned by the receiver from now on
 * @param acknowledge run once, after the message is durable or quarantined; must return quickly and
 *     is called from the journal's thread
 */
public record Incoming(String connector, String topic, byte[] payload, Runnable acknowledge) {}
