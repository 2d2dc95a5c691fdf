package org.looptwin.forecast.telemetry;

import java.nio.ByteBuffer;
import org.looptwin.model.forecast.TelemetryOutlook.Motion;

/**
 * Three filters for one series, from "noise about a steady line" to "the level wanders". The one
 * that foresaw the readings best speaks.
 */
final class Bank {
  static final int FILTERS = 3;

  /** How far the level wanders from reading to reading, as a variance over the noise's. */
  private static final double[] WANDERING = {0.01, 0.3, 10};

  /** A slope holds for so many readings, and at least for so long. */
  private static final double STEADY_READINGS = 24;

  private static final double STEADY_HOURS = 12;
  private static final double STEADIEST_READINGS = 1440;

  /** A trend is told when chance would make one as steep once in 370 times. */
  private static final double SIGNIFICANT = 3;

  /** No reading is told to more than a thousandth of its value. */
  private static final double RESOLUTION = 1e-3;

  private static final double FINEST = 1e-9;
  private static final double MOST_SURPRISING = 5;

  private final Filter[] filters = new Filter[FILTERS];

  Bank(double value) {
    for (int i = 0; i < FILTERS; i++) {
      filters[i] = new Filter(value);
    }
  }

  Bank(ByteBuffer state) {
    for (int i = 0; i < FILTERS; i++) {
      filters[i] = new Filter(state);
    }
  }

  void write(ByteBuffer state) {
    for (Filter filter : filters) {
      filter.write(state);
    }
  }

  void begin(double stepHours) {
    for (Filter filter : filters) {
      filter.begin(stepHours);
    }
  }

  private int best() {
    int best = 0;
    for (int i = 1; i < FILTERS; i++) {
      if (filters[i].score() < filters[best].score()) {
        best = i;
      }
    }
    return best;
  }

  private static double levelDrift(int filter, double stepHours) {
    return WANDERING[filter] / stepHours;
  }

  private static double slopeDrift(int filter, double stepHours) {
    double steady =
        Math.max(STEADY_READINGS, Math.min(STEADIEST_READINGS, STEADY_HOURS / stepHours));
    double perStep = 1 / (steady * steady);
    double relative = filter == 0 ? perStep * perStep : perStep * WANDERING[filter];
    return relative / (stepHours * stepHours * stepHours);
  }

  private static double floor(double value) {
    double finest = RESOLUTION * Math.abs(value) + FINEST;
    return finest * finest;
  }

  /** Whether the best filter holds such a reading for hardly possible. */
  boolean surprisedBy(double value, double hours, double stepHours) {
    int best = best();
    Filter.Expected expected =
        filters[best].expected(hours, levelDrift(best, stepHours), slopeDrift(best, stepHours));
    double error = value - expected.value();
    return error * error
        > MOST_SURPRISING
            * MOST_SURPRISING
            * expected.variance()
            * filters[best].noise(floor(value));
  }

  double expected(double hours) {
    Filter best = filters[best()];
    return best.level() + best.slope() * hours;
  }

  void learn(double value, double hours, double stepHours, boolean judged) {
    for (int i = 0; i < FILTERS; i++) {
      filters[i].learn(
          value, hours, levelDrift(i, stepHours), slopeDrift(i, stepHours), floor(value), judged);
    }
  }

  void jump(double value) {
    for (Filter filter : filters) {
      filter.jump(value);
    }
  }

  void widen(double factor, double value) {
    for (Filter filter : filters) {
      filter.widen(factor, floor(value));
    }
  }

  /**
   * How the series moves, in its unit. A slope that may be chance is none; what of it is more than
   * chance makes on the average widens the bands.
   */
  Motion motion(double stepHours) {
    int best = best();
    Filter filter = filters[best];
    double noise = filter.noise(floor(filter.level()));
    double slopeVariance = filter.slopeVariance() * noise;
    boolean told = filter.slope() * filter.slope() >= SIGNIFICANT * SIGNIFICANT * slopeVariance;
    return new Motion(
        filter.level(),
        told ? filter.slope() : 0,
        filter.levelVariance() * noise,
        told ? filter.covariance() * noise : 0,
        told ? slopeVariance : Math.max(0, filter.slope() * filter.slope() - slopeVariance),
        levelDrift(best, stepHours) * noise,
        told ? slopeDrift(best, stepHours) * noise : 0,
        noise);
  }
}
