package org.looptwin.connector.sparkplug;

import java.time.Clock;
import java.util.function.LongSupplier;

/**
 * What all edge nodes work with.
 *
 * @param clock the server's time, for what is written into readings
 * @param millis a clock that only runs forward, for timeouts
 */
record Desk(
    Readings readings,
    Rebirths rebirths,
    Parking parking,
    Counts counts,
    Clock clock,
    LongSupplier millis) {}
