package org.looptwin.connector.api;

/**
 * A message as it came over the fence.
 *
 * @param connector the connector's name, for the account
 * @param topic below the network's root, e.g. {@code supplier/S01/stock_on_hand}; the whole topic
 *     after a slash when it lies elsewhere, e.g. {@code /looptwin/v1/other/supplier/S01/soh}: it is
 *     counted and quarantined
 * @param payload as received; owned by the receiver from now on
 * @param acknowledge run once, after the message is durable or quarantined; must return quickly and
 *     is called from the journal's thread
 */
public record Incoming(String connector, String topic, byte[] payload, Runnable acknowledge) {}
