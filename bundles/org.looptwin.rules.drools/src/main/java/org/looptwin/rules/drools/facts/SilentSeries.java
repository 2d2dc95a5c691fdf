package org.looptwin.rules.drools.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.looptwin.model.request.Cause;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/**
 * A series that was heard regularly and is heard no more. The engine inserts it when the series
 * falls silent and deletes it when readings come again. Immutable.
 */
public final class SilentSeries {
  private final SeriesId series;
  private final Origin origin;
  private final Cause last;
  private final Instant noticed;
  private final Duration interval;
  private final Duration longest;
  private final int expected;

  /**
   * @param last its newest reading
   * @param noticed server's clock
   * @param interval how often its metric is sent
   * @param longest how old its newest reading may be
   * @param expected how many series of its place were heard regularly, silent ones included
   */
  public SilentSeries(
      SeriesId series,
      Origin origin,
      Cause last,
      Instant noticed,
      Duration interval,
      Duration longest,
      int expected) {
    this.series = Objects.requireNonNull(series, "series");
    this.origin = Objects.requireNonNull(origin, "origin");
    this.last = Objects.requireNonNull(last, "last");
    this.noticed = Objects.requireNonNull(noticed, "noticed");
    this.interval = Objects.requireNonNull(interval, "interval");
    this.longest = Objects.requireNonNull(longest, "longest");
    this.expected = expected;
  }

  /** A node type's topic name, {@code lane} or {@code market}. */
  public String getFamily() {
    return series.family();
  }

  /** The node's or lane's id; empty for the market. */
  public String getEntity() {
    return series.entity();
  }

  /** The entity, or the metric's name for the market: a subject for alarms. */
  public String getPlace() {
    return series.entity().isEmpty() ? series.metric() : series.entity();
  }

  public String getMetric() {
    return series.metric();
  }

  /** The topic below the root, e.g. {@code supplier/S01/stock_on_hand}. */
  public String getPath() {
    return series.path();
  }

  /** The lane's class, e.g. {@code SUEZ}; empty when this is no lane of the case. */
  public String getLaneClass() {
    return origin.laneClass();
  }

  /** Whether this is a supplier of lithium, cobalt, nickel or graphite. */
  public boolean isCritical() {
    return origin.critical();
  }

  /** The last number; NaN for a text. */
  public double getValue() {
    return last.value().number();
  }

  /** The last word of a text metric; the number as text otherwise. */
  public String getText() {
    return last.value().toString();
  }

  /** Event time of the last value. */
  public Instant getSince() {
    return last.ts();
  }

  /** Where the last value stands in the journal. */
  public long getOffset() {
    return last.offset();
  }

  /** The server's clock when it fell silent. */
  public Instant getNoticed() {
    return noticed;
  }

  /** How many readings had not come by then. */
  public long getMissed() {
    return Duration.between(last.ts(), noticed).dividedBy(interval);
  }

  /** How many series of its place were heard regularly, itself and silent ones included. */
  public int getExpected() {
    return expected;
  }

  /** The last value as it was sent. */
  public Value reading() {
    return last.value();
  }

  public Duration interval() {
    return interval;
  }

  public Duration longest() {
    return longest;
  }

  public SeriesId series() {
    return series;
  }

  /** The last reading, as the cause of what is asked for. */
  public Cause cause() {
    return last;
  }

  @Override
  public String toString() {
    return "%s silent since %s".formatted(series.path(), last.ts());
  }
}
