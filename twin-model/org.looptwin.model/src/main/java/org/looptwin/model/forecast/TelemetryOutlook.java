package org.looptwin.model.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.looptwin.model.telemetry.SeriesId;

/**
 * What comes of one telemetry series within hours to days, as it is known after its newest reading.
 * Immutable; a pure function of the readings, the same bits on every JVM.
 *
 * <p>A stock is foreseen as if nothing were filled up; what is known of its {@link Refills} counts
 * when the probability of running out is told.
 *
 * @param at event time of the newest reading that was learned from; hours count from here
 * @param value that reading, in the unit of the metric catalogue
 * @param readings how many were learned from
 * @param reaches by hours, ascending: what earlier forecasts as far ahead have been worth
 * @param least the metric takes no smaller value; may be -infinity
 * @param greatest nor a greater one; may be infinity
 */
public record TelemetryOutlook(
    SeriesId series,
    Instant at,
    double value,
    int readings,
    Motion motion,
    List<Reach> reaches,
    Refills refills,
    double least,
    double greatest) {
  /** No forecast reaches further than two weeks. */
  public static final double LONGEST_HOURS = 336;

  private static final double TENTH = 1.2815515655446004;
  private static final int STEPS = 24;
  private static final int HALVINGS = 20;

  public TelemetryOutlook {
    Objects.requireNonNull(series, "series");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(motion, "motion");
    Objects.requireNonNull(refills, "refills");
    reaches = List.copyOf(reaches);
  }

  /**
   * How the value moves. Variances in the unit squared, per hour where it says so.
   *
   * @param level now, without the noise of readings
   * @param slope by the hour; 0 where none can be told from chance
   * @param levelVariance how well the level is known
   * @param covariance of level and slope
   * @param slopeVariance how well the slope is known; where none is told, the mean square of what
   *     it may be
   * @param levelDrift how fast the level wanders by chance, per hour
   * @param slopeDrift how fast the slope does, per cubic hour
   * @param noise variance of a single reading about the level
   */
  public record Motion(
      double level,
      double slope,
      double levelVariance,
      double covariance,
      double slopeVariance,
      double levelDrift,
      double slopeDrift,
      double noise) {
    /** Variance of the level in so many hours. */
    public double variance(double hours) {
      double known = levelVariance + hours * (2 * covariance + hours * slopeVariance);
      return Math.max(0, known) + hours * (levelDrift + hours * hours * slopeDrift / 3);
    }
  }

  /**
   * What forecasts as far ahead were worth.
   *
   * @param widening factor on the standard deviation, at least 1, by the errors that were made
   * @param trendEarned whether the trend is not worse than the last value was
   */
  public record Reach(double hours, double widening, boolean trendEarned) {}

  /**
   * How a stock is filled up.
   *
   * @param counted how many times between two refills were seen
   * @param everyHours their mean
   * @param spreadHours their standard deviation
   * @param sinceHours how long ago the last one was
   */
  public record Refills(int counted, double everyHours, double spreadHours, double sinceHours) {
    public static final Refills NONE = new Refills(0, Double.NaN, Double.NaN, Double.NaN);
    private static final int ENOUGH = 3;
    private static final double LEAST_SPREAD = 0.1;

    /** Probability that none comes within so many hours; 1 while they are irregular or overdue. */
    double noneWithin(double hours) {
      if (counted < ENOUGH) {
        return 1;
      }
      double spread = Math.max(spreadHours, LEAST_SPREAD * everyHours);
      double due = everyHours - sinceHours;
      return due < -2 * spread
          ? 1
          : NormalTail.above((hours - due) / spread) / NormalTail.above(-due / spread);
    }
  }

  /** Which side of a limit is the wrong one. */
  public enum Side {
    BELOW,
    ABOVE
  }

  /**
   * @param low one outcome of ten is lower
   * @param high one of ten is higher
   */
  public record Band(double mean, double low, double high) {}

  /**
   * When a limit is broken.
   *
   * @param probability that it is within the hours asked about
   * @param earliest hours; it is sooner with probability 0.1. NaN when that is not within the hours
   *     asked about
   * @param median likewise, 0.5
   * @param latest likewise, 0.9
   */
  public record Breach(double probability, double earliest, double median, double latest) {}

  /** Change by the hour, 0 where none can be told from chance. */
  public double trendPerHour() {
    return motion.slope();
  }

  /** What a reading will say in so many hours, and between what. */
  public Band at(double hours) {
    double mean = mean(hours);
    double spread =
        TENTH * reach(hours).widening() * StrictMath.sqrt(motion.variance(hours) + motion.noise());
    return new Band(inside(mean), inside(mean - spread), inside(mean + spread));
  }

  private double mean(double hours) {
    Reach reach = reach(hours);
    return reach.trendEarned() || motion.slope() == 0
        ? motion.level() + motion.slope() * hours
        : value;
  }

  private double inside(double number) {
    return Math.max(least, Math.min(greatest, number));
  }

  private Reach reach(double hours) {
    for (Reach reach : reaches) {
      if (hours <= reach.hours()) {
        return reach;
      }
    }
    return reaches.isEmpty() ? new Reach(hours, 1, true) : reaches.get(reaches.size() - 1);
  }

  /** The probability that the level is at or beyond a limit at any time within so many hours. */
  public double probability(Side side, double limit, double hours) {
    double within = Math.min(hours, LONGEST_HOURS);
    if (side == Side.BELOW && refills.noneWithin(within) < 1) {
      return beforeRefill(limit, within);
    }
    return passed(side, limit, within);
  }

  /** Only what is used up before the next refill counts. */
  private double beforeRefill(double limit, double hours) {
    double sum = 0;
    double before = passed(Side.BELOW, limit, 0);
    sum += before;
    for (int step = 1; step <= STEPS; step++) {
      double until = hours * step / STEPS;
      double by = Math.max(before, passed(Side.BELOW, limit, until));
      sum += (by - before) * refills.noneWithin(until - hours / STEPS / 2);
      before = by;
    }
    return sum;
  }

  /**
   * First passage of a Brownian motion whose variance at that time is the forecast's: reflection
   * with drift (Cox and Miller, The Theory of Stochastic Processes, 1965, 5.7).
   */
  private double passed(Side side, double limit, double hours) {
    double sign = side == Side.BELOW ? 1 : -1;
    double distance = sign * (motion.level() - limit);
    if (distance <= 0) {
      return 1;
    }
    double most = 0;
    for (int quarter = 1; quarter <= 4; quarter++) {
      double then = hours * quarter / 4;
      double drift = sign * (mean(then) - motion.level());
      double deviation = reach(then).widening() * StrictMath.sqrt(motion.variance(then));
      most = Math.max(most, NormalTail.passage(distance, drift, deviation));
    }
    return most;
  }

  /**
   * When a limit is broken.
   *
   * @param hours looked ahead, at most {@link #LONGEST_HOURS}
   */
  public Breach breach(Side side, double limit, double hours) {
    double within = Math.min(hours, LONGEST_HOURS);
    return new Breach(
        probability(side, limit, within),
        hoursUntil(side, limit, within, 0.1),
        hoursUntil(side, limit, within, 0.5),
        hoursUntil(side, limit, within, 0.9));
  }

  private double hoursUntil(Side side, double limit, double within, double probability) {
    double before = 0;
    if (probability(side, limit, before) >= probability) {
      return 0;
    }
    for (int step = 1; step <= STEPS; step++) {
      double until = within * step / STEPS;
      if (probability(side, limit, until) >= probability) {
        return halved(side, limit, before, until, probability);
      }
      before = until;
    }
    return Double.NaN;
  }

  private double halved(Side side, double limit, double from, double to, double probability) {
    double low = from;
    double high = to;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (probability(side, limit, middle) >= probability) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** The time so many hours after the newest reading. */
  public Instant time(double hours) {
    return at.plus(Duration.ofMillis(StrictMath.round(hours * 3_600_000)));
  }
}
