package org.looptwin.decision.api;

import java.time.Instant;

/**
 * A stage of the loop has ended.
 *
 * @param stage telemetry, rule, forecast, uncertainty, plan, compliance, decision; also alarm
 * @param at server clock
 * @param ms how long the stage took
 * @param detail one line for people
 * @param offset the journal offset it was about
 */
public record LoopEvent(String stage, Instant at, double ms, String detail, long offset) {}
