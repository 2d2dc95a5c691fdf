package org.looptwin.rules.drools.facts;

import java.time.Instant;
import java.util.Objects;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/**
 * The newest usable value of one series, as rules see it. There is one such fact for each series;
 * the engine updates it with every reading that is not BAD and not older than the one before.
 *
 * <p>Numbers are in the unit of the metric catalogue. Rules read, the engine writes.
 */
public final class Signal {
  private final SeriesId series;
  private final String path;
  private final Origin origin;
  private Value current;
  private Value before;
  private Quality quality;
  private Instant ts;
  private long offset;

  /**
   * @param before the value ahead of it, or null
   */
  public Signal(Origin origin, Reading reading, Value before, long offset) {
    this.series = reading.series();
    this.path = series.path();
    this.origin = Objects.requireNonNull(origin, "origin");
    this.before = before;
    take(reading, offset);
  }

  /** Called by the engine only; a rule that calls it is not told of the change. */
  public void advance(Reading reading, long at) {
    before = current;
    take(reading, at);
  }

  private void take(Reading reading, long at) {
    current = reading.value();
    quality = reading.quality();
    ts = reading.ts();
    offset = at;
  }

  /** A node type's topic name, {@code lane}, {@code battery} or {@code market}. */
  public String getFamily() {
    return series.family();
  }

  /** The node's, lane's or battery's id; empty for the market. */
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

  /** The topic below the root, e.g. {@code supplier/S01/strike_flag}. */
  public String getPath() {
    return path;
  }

  /** The lane's class, e.g. {@code SUEZ}; empty when this is no lane of the case. */
  public String getLaneClass() {
    return origin.laneClass();
  }

  /** Whether this is a lane by sea. */
  public boolean isSea() {
    return origin.sea();
  }

  /** Whether this is a supplier of lithium, cobalt, nickel or graphite. */
  public boolean isCritical() {
    return origin.critical();
  }

  /** The number; NaN for a text, which no comparison accepts. */
  public double getValue() {
    return current.number();
  }

  /** The word of a text metric, e.g. {@code DOWN}; the number as text otherwise. */
  public String getText() {
    return current.toString();
  }

  /** The number before this one; NaN when there was none. */
  public double getPrevious() {
    return before == null ? Double.NaN : before.number();
  }

  /** GOOD or UNCERTAIN. */
  public Quality getQuality() {
    return quality;
  }

  /** Event time of the value. */
  public Instant getTs() {
    return ts;
  }

  /** Where the value stands in the journal. */
  public long getOffset() {
    return offset;
  }

  /** The value as it was sent. */
  public Value reading() {
    return current;
  }

  /** The value before it, or null. */
  public Value readingBefore() {
    return before;
  }

  public SeriesId series() {
    return series;
  }

  @Override
  public String toString() {
    return "%s = %s at %s".formatted(path, current, ts);
  }
}
