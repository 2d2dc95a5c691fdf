package org.looptwin.twin.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.looptwin.model.telemetry.Metric;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/** Checks one sample against its metric: type, unit, hard range, clock. */
final class SampleCheck {
  /** Up to here a sender's clock may be ahead. */
  static final Duration TRUSTED_AHEAD = Duration.ofSeconds(90);

  /** Beyond this a reading is refused. */
  static final Duration ACCEPTED_AHEAD = Duration.ofHours(24);

  private static final Duration YEARS = Duration.ofDays(10 * 365);

  /** A candidate, or why it is none. */
  record Verdict(Candidate candidate, Rejection rejection) {
    static Verdict no(Rejection rejection) {
      return new Verdict(null, rejection);
    }

    static Verdict no(Reason reason, String detail, Object... values) {
      return no(Rejection.of(reason, detail, values));
    }
  }

  private volatile Function<SeriesId, Value> lastKnown = series -> null;

  /** From now on the newest value of a series is found there; null for none. */
  void lastKnown(Function<SeriesId, Value> where) {
    lastKnown = where;
  }

  /**
   * A BAD reading says that the sensor is broken, whatever it sends: when that is of no use, the
   * value before is kept with it.
   */
  Verdict check(SeriesId series, Metric metric, Sample sample, Instant now) {
    Duration ahead = Duration.between(now, sample.ts());
    if (ahead.compareTo(ACCEPTED_AHEAD) > 0) {
      return Verdict.no(
          Reason.FUTURE, "%s is at %s, more than 24 h after %s.", series, sample.ts(), now);
    }
    if (seconds(sample.ts(), now)) {
      return Verdict.no(
          Reason.MALFORMED,
          "'ts' %d looks like seconds; expected milliseconds since 1970.",
          sample.ts().toEpochMilli());
    }
    if (!sample.unit().isEmpty() && metric.convert(0, sample.unit()).isEmpty()) {
      return Verdict.no(
          Reason.UNIT,
          "%s is kept in '%s'; '%s' is not accepted.",
          series,
          metric.unit(),
          sample.unit());
    }
    Verdict verdict =
        metric.text() ? text(series, metric, sample, ahead) : number(series, metric, sample, ahead);
    if (verdict.rejection() == null || sample.quality() != Quality.BAD) {
      return verdict;
    }
    Value before = lastKnown.apply(series);
    return before == null ? verdict : yes(series, before, sample, ahead);
  }

  /** Whether a time long ago, its number taken for seconds, is one of these years. */
  private static boolean seconds(Instant ts, Instant now) {
    Instant meant = Instant.ofEpochSecond(ts.toEpochMilli());
    return Duration.between(ts, now).compareTo(YEARS) > 0
        && Duration.between(meant, now).abs().compareTo(YEARS) < 0;
  }

  private Verdict text(SeriesId series, Metric metric, Sample sample, Duration ahead) {
    if (!sample.value().isTextual()) {
      return Verdict.no(Reason.MALFORMED, "%s expects one of %s.", series, metric.words());
    }
    String word = sample.value().textValue();
    return metric.words().contains(word)
        ? yes(series, Value.of(word), sample, ahead)
        : Verdict.no(
            Reason.RANGE,
            "%s is '%s'; expected one of %s.",
            series,
            TopicReader.shown(word),
            metric.words());
  }

  private Verdict number(SeriesId series, Metric metric, Sample sample, Duration ahead) {
    OptionalDouble sent = number(metric, sample.value());
    if (sent.isEmpty()) {
      return Verdict.no(Reason.MALFORMED, "%s expects a finite number.", series);
    }
    double value = metric.convert(sent.getAsDouble(), sample.unit()).orElseThrow() + 0.0;
    if (!(value >= metric.min() && value <= metric.max()) || !Double.isFinite(value)) {
      return outside(series, metric, value);
    }
    if (flag(metric) && value != 0 && value != 1) {
      return Verdict.no(Reason.RANGE, "%s is %s; expected 0 or 1.", series, value);
    }
    return yes(series, Value.of(value), sample, ahead);
  }

  private static Verdict outside(SeriesId series, Metric metric, double value) {
    return Verdict.no(
        Reason.RANGE,
        "%s is %s %s, outside %s to %s.",
        series,
        value,
        metric.unit(),
        metric.min(),
        metric.max());
  }

  private static OptionalDouble number(Metric metric, JsonNode value) {
    if (value.isBoolean() && flag(metric)) {
      return OptionalDouble.of(value.booleanValue() ? 1 : 0);
    }
    return value.isNumber() && Double.isFinite(value.doubleValue())
        ? OptionalDouble.of(value.doubleValue())
        : OptionalDouble.empty();
  }

  /** Shares are kept in percent, so that only flags have the range 0 to 1. */
  private static boolean flag(Metric metric) {
    return metric.min() == 0 && metric.max() == 1;
  }

  private static Verdict yes(SeriesId series, Value value, Sample sample, Duration ahead) {
    boolean skewed = ahead.compareTo(TRUSTED_AHEAD) > 0;
    Quality quality =
        skewed && sample.quality() == Quality.GOOD ? Quality.UNCERTAIN : sample.quality();
    Reading reading = new Reading(series, sample.ts(), value, quality, sample.seq(), sample.src());
    return new Verdict(new Candidate(reading, sample.quality(), skewed), null);
  }
}
