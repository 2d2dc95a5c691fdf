package org.looptwin.shell.forecast;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * When a value was: an index, or a time in UTC.
 *
 * @param kind how it is written
 * @param index of a series that is counted, else 0
 * @param time of one that is dated, else null
 */
record TimeStep(Kind kind, long index, LocalDateTime time) implements Comparable<TimeStep> {
  enum Kind {
    INDEX("a whole number"),
    MONTH("YYYY-MM"),
    TIME("an ISO date or time");

    private final String example;

    Kind(String example) {
      this.example = example;
    }

    String example() {
      return example;
    }
  }

  /**
   * @throws IllegalArgumentException with what else to say, or an empty message
   */
  static TimeStep of(String text, Frequency frequency) {
    if (text.matches("[+-]?\\d{1,18}")) {
      return new TimeStep(Kind.INDEX, Long.parseLong(text), null);
    }
    try {
      if (text.matches("\\d{4}-\\d{2}")) {
        if (frequency.unit() == ChronoUnit.DAYS || frequency.unit() == ChronoUnit.HOURS) {
          throw new IllegalArgumentException(" of each step with --freq " + frequency);
        }
        return new TimeStep(Kind.MONTH, 0, YearMonth.parse(text).atDay(1).atStartOfDay());
      }
      return new TimeStep(Kind.TIME, 0, time(text));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("", e);
    }
  }

  private static LocalDateTime time(String text) {
    if (!text.contains("T")) {
      return LocalDate.parse(text).atStartOfDay();
    }
    return text.matches(".*(Z|[+-]\\d{2}:?\\d{2})$")
        ? OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
        : LocalDateTime.parse(text);
  }

  /** The step after this one; months keep to their last day. */
  TimeStep next(Frequency frequency) {
    if (kind == Kind.INDEX) {
      return new TimeStep(kind, index + 1, null);
    }
    LocalDateTime next = time.plus(frequency.amount(), frequency.unit());
    boolean monthEnd = time.toLocalDate().equals(YearMonth.from(time).atEndOfMonth());
    return new TimeStep(
        kind,
        0,
        monthEnd && frequency.unit() == ChronoUnit.MONTHS
            ? next.with(YearMonth.from(next).atEndOfMonth())
            : next);
  }

  /** Whether it is a time; else it is counted. */
  boolean dated() {
    return kind != Kind.INDEX;
  }

  /** The month it lies in; null for an index. */
  YearMonth month() {
    return time == null ? null : YearMonth.from(time);
  }

  @Override
  public int compareTo(TimeStep other) {
    return kind == Kind.INDEX || other.kind == Kind.INDEX
        ? Long.compare(index, other.index)
        : time.compareTo(other.time);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case INDEX -> Long.toString(index);
      case MONTH -> YearMonth.from(time).toString();
      case TIME ->
          time.toLocalTime().toSecondOfDay() == 0 ? time.toLocalDate().toString() : time.toString();
    };
  }
}
