package org.looptwin.decision.api;

import java.time.Instant;
import java.util.List;

/**
 * A stage of the loop has ended.
 *
 * @param stage telemetry, rule, forecast, uncertainty, plan, compliance, decision; also alarm
 * @param at server clock
 * @param ms how long the stage took
 * @param detail one line for people
 * @param offset the journal offset it was about
 * @param decision the decision's id for the stage decision; null when nothing changed and for every
 *     other stage
 * @param sentences the decision's explanation; empty for every other stage
 */
public record LoopEvent(
    String stage,
    Instant at,
    double ms,
    String detail,
    long offset,
    String decision,
    List<String> sentences) {

  /** A stage that made no decision. */
  public LoopEvent(String stage, Instant at, double ms, String detail, long offset) {
    this(stage, at, ms, detail, offset, null, List.of());
  }
}
