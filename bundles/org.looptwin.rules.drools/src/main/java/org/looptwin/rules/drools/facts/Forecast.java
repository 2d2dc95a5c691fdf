package org.looptwin.rules.drools.facts;

import java.time.Instant;
import java.util.Objects;
import org.looptwin.model.forecast.TelemetryOutlook;
import org.looptwin.model.forecast.TelemetryOutlook.Breach;
import org.looptwin.model.forecast.TelemetryOutlook.Side;
import org.looptwin.model.request.Cause;
import org.looptwin.model.telemetry.Value;

/**
 * What is foreseen of one series within hours to days. There is one such fact for each series of
 * which enough is known; the engine updates it with every reading that it learns from.
 *
 * <p>Hours count from the newest reading ({@link #getTs()}), up to two weeks; numbers are in the
 * unit of the metric catalogue. Rules read, the engine writes.
 */
public final class Forecast {
  private final String path;
  private final Origin origin;
  private TelemetryOutlook outlook;
  private long offset;

  /**
   * @param offset where the newest reading stands in the journal
   */
  public Forecast(Origin origin, TelemetryOutlook outlook, long offset) {
    this.path = outlook.series().path();
    this.origin = Objects.requireNonNull(origin, "origin");
    advance(outlook, offset);
  }

  /** Called by the engine only; a rule that calls it is not told of the change. */
  public void advance(TelemetryOutlook next, long at) {
    outlook = next;
    offset = at;
  }

  /** The forecast's name: the series and the journal offset of the reading it was made with. */
  public String getId() {
    return path + "@" + offset;
  }

  /** A node type's topic name, {@code lane} or {@code market}. */
  public String getFamily() {
    return outlook.series().family();
  }

  /** The node's or lane's id; empty for the market. */
  public String getEntity() {
    return outlook.series().entity();
  }

  /** The entity, or the metric's name for the market: a subject for alarms. */
  public String getPlace() {
    return getEntity().isEmpty() ? getMetric() : getEntity();
  }

  public String getMetric() {
    return outlook.series().metric();
  }

  /** The topic below the root, e.g. {@code battery-plant/B01/raw_stock_LI}. */
  public String getPath() {
    return path;
  }

  /** Whether this is a supplier of lithium, cobalt, nickel or graphite. */
  public boolean isCritical() {
    return origin.critical();
  }

  /**
   * Of a battery plant's stock of a material: hours of the quickest lane that brings it. NaN for
   * every other series, which no comparison accepts.
   */
  public double getLeadHours() {
    return origin.leadHours();
  }

  /** The newest value that was learned from. */
  public double getValue() {
    return outlook.value();
  }

  /** Its event time. */
  public Instant getTs() {
    return outlook.at();
  }

  /** Where it stands in the journal. */
  public long getOffset() {
    return offset;
  }

  /** How many readings were learned from. */
  public int getReadings() {
    return outlook.readings();
  }

  /** Change by the hour; 0 where none can be told from chance. */
  public double getTrend() {
    return outlook.trendPerHour();
  }

  /** What a reading is expected to say in so many hours. */
  public double expected(double hours) {
    return outlook.at(hours).mean();
  }

  /** One reading of ten in so many hours is lower than this. */
  public double low(double hours) {
    return outlook.at(hours).low();
  }

  /** One of ten is higher than this. */
  public double high(double hours) {
    return outlook.at(hours).high();
  }

  /** The probability that the value is at or below a limit at any time within so many hours. */
  public double probabilityBelow(double limit, double hours) {
    return outlook.probability(Side.BELOW, limit, hours);
  }

  /** The same for at or above. */
  public double probabilityAbove(double limit, double hours) {
    return outlook.probability(Side.ABOVE, limit, hours);
  }

  /** When it is below, as likely as not sooner or later: hours, NaN when not within two weeks. */
  public double hoursUntilBelow(double limit) {
    return below(limit).median();
  }

  /** When it is below with probability 0.1; hours, NaN when not within two weeks. */
  public double soonestBelow(double limit) {
    return below(limit).earliest();
  }

  /** When it is below with probability 0.9; hours, NaN when not within two weeks. */
  public double latestBelow(double limit) {
    return below(limit).latest();
  }

  /** When it is above, as likely as not sooner or later: hours, NaN when not within two weeks. */
  public double hoursUntilAbove(double limit) {
    return outlook.breach(Side.ABOVE, limit, TelemetryOutlook.LONGEST_HOURS).median();
  }

  private Breach below(double limit) {
    return outlook.breach(Side.BELOW, limit, TelemetryOutlook.LONGEST_HOURS);
  }

  /** The newest reading, as the cause of what is asked for. */
  public Cause cause() {
    return new Cause(offset, path, outlook.at(), Value.of(outlook.value()));
  }

  @Override
  public String toString() {
    return "forecast %s at %s".formatted(getId(), outlook.at());
  }
}
