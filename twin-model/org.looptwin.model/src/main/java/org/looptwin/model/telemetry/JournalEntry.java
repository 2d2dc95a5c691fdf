package org.looptwin.model.telemetry;

import java.time.Instant;

/**
 * A reading that is durable.
 *
 * @param offset position in the journal, from 1 on, without gaps
 * @param receivedAt the server's clock when the message came in
 */
public record JournalEntry(long offset, Reading reading, Instant receivedAt) {}
