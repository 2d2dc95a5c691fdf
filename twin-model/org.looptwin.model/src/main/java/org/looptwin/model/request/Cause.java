package org.looptwin.model.request;

import java.time.Instant;
import org.looptwin.model.telemetry.Value;

/**
 * The reading that made a rule fire.
 *
 * @param offset its place in the journal
 * @param topic the series' path below the root
 */
public record Cause(long offset, String topic, Instant ts, Value value) {}
