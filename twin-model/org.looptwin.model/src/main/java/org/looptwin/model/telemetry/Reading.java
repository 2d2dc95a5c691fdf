package org.looptwin.model.telemetry;

import java.time.Instant;
import java.util.Objects;

/**
 * One value of one series at one time, in the metric's unit. Identified by (series, ts, src).
 *
 * @param ts event time, milliseconds resolution
 * @param seq the sender's counter, or -1
 * @param src the sender, "" by default
 */
public record Reading(
    SeriesId series, Instant ts, Value value, Quality quality, long seq, String src) {
  public Reading {
    Objects.requireNonNull(series, "series");
    Objects.requireNonNull(ts, "ts");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(quality, "quality");
    Objects.requireNonNull(src, "src");
  }
}
