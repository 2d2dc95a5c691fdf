package org.looptwin.rules.drools.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A condition that stands: the memory of a session. Rules insert one when a condition begins, in
 * the same rule that makes the request, and delete it when the condition ends; while it stands the
 * request is not made again. Standing conditions are carried over swaps of rules and restarts.
 */
public final class Standing {
  private final String topic;
  private final String subject;
  private final Instant since;
  private final String series;
  private final String group;
  private final double value;
  private final Clearing clearing;
  private final double clearsAt;

  /** When an announced limit counts as kept again. */
  public enum Clearing {
    /** By a rule that deletes it. */
    BY_RULE,
    /** As soon as its series is at or above the clearing value. */
    AT_OR_ABOVE,
    /** As soon as its series is at or below it. */
    AT_OR_BELOW
  }

  /** A condition that begins with this signal. */
  public Standing(String topic, String subject, Signal cause) {
    this(
        topic,
        subject,
        "",
        cause.getTs(),
        cause.getPath(),
        cause.getValue(),
        Clearing.BY_RULE,
        Double.NaN);
  }

  /** A condition that begins with a silence; its value is NaN. */
  public Standing(String topic, String subject, SilentSeries cause) {
    this(
        topic,
        subject,
        "",
        cause.getSince(),
        cause.getPath(),
        Double.NaN,
        Clearing.BY_RULE,
        Double.NaN);
  }

  /** A condition that begins when nothing is heard any more; its value is NaN. */
  public Standing(String topic, String subject, NoTelemetry cause) {
    this(topic, subject, "", cause.since(), "", Double.NaN, Clearing.BY_RULE, Double.NaN);
  }

  /** A condition that begins with what is foreseen; its value is the newest reading's. */
  public Standing(String topic, String subject, Forecast cause) {
    this(
        topic,
        subject,
        "",
        cause.getTs(),
        cause.getPath(),
        cause.getValue(),
        Clearing.BY_RULE,
        Double.NaN);
  }

  /** A condition that follows from another and began with it. */
  public Standing(String topic, String subject, Standing cause) {
    this(topic, subject, "", cause.since, cause.series, cause.value, Clearing.BY_RULE, Double.NaN);
  }

  /**
   * @param group what several subjects have in common, empty when nothing
   * @param series path of the series whose reading began it
   * @param value of that reading, NaN for a text
   * @param clearsAt in the series' unit; NaN with {@link Clearing#BY_RULE}
   */
  public Standing(
      String topic,
      String subject,
      String group,
      Instant since,
      String series,
      double value,
      Clearing clearing,
      double clearsAt) {
    this.topic = Objects.requireNonNull(topic, "topic");
    this.subject = Objects.requireNonNull(subject, "subject");
    this.group = Objects.requireNonNull(group, "group");
    this.since = Objects.requireNonNull(since, "since");
    this.series = Objects.requireNonNull(series, "series");
    this.value = value;
    this.clearing = Objects.requireNonNull(clearing, "clearing");
    this.clearsAt = clearsAt;
  }

  /** The same, to be cleared when the series is back at or above this value. */
  public Standing clearsAtOrAbove(double limit) {
    return new Standing(topic, subject, group, since, series, value, Clearing.AT_OR_ABOVE, limit);
  }

  /** The same, to be cleared when the series is back at or below this value. */
  public Standing clearsAtOrBelow(double limit) {
    return new Standing(topic, subject, group, since, series, value, Clearing.AT_OR_BELOW, limit);
  }

  /** The same with another number to remember. */
  public Standing withValue(double number) {
    return new Standing(topic, subject, group, since, series, number, clearing, clearsAt);
  }

  /** The same as part of a group, e.g. a lane's class. */
  public Standing withGroup(String name) {
    return new Standing(topic, subject, name, since, series, value, clearing, clearsAt);
  }

  public String getTopic() {
    return topic;
  }

  /** The node, lane class, lane or market series concerned. */
  public String getSubject() {
    return subject;
  }

  /** What several subjects have in common, e.g. a lane's class; empty when nothing was given. */
  public String getGroup() {
    return group;
  }

  /** Event time of its beginning. */
  public Instant getSince() {
    return since;
  }

  public String getSeries() {
    return series;
  }

  /** The number that began it; NaN for a text. */
  public double getValue() {
    return value;
  }

  public Clearing getClearing() {
    return clearing;
  }

  public double getClearsAt() {
    return clearsAt;
  }

  /** Whether a clearing value was given. */
  public boolean isLimit() {
    return clearing != Clearing.BY_RULE;
  }

  /** Whether this value of its series is back past the clearing value. */
  public boolean clearedBy(double now) {
    return switch (clearing) {
      case BY_RULE -> false;
      case AT_OR_ABOVE -> now >= clearsAt;
      case AT_OR_BELOW -> now <= clearsAt;
    };
  }

  /** Hours of event time from its beginning to {@code now}; negative when it began later. */
  public double hoursAt(Instant now) {
    return Duration.between(since, now).toMillis() / 3_600_000.0;
  }

  @Override
  public String toString() {
    return "%s %s since %s".formatted(topic, subject, since);
  }
}
