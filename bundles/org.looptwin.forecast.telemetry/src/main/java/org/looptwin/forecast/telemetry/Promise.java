package org.looptwin.forecast.telemetry;

import java.nio.ByteBuffer;
import org.looptwin.model.forecast.TelemetryOutlook.Motion;
import org.looptwin.model.forecast.TelemetryOutlook.Reach;

/**
 * Forecasts of one horizon held against what then came, one at a time: how much wider the bands
 * have to be, and whether the trend is any better than the last value.
 */
final class Promise {
  static final int NUMBERS = 10;

  private static final double HOUR_MS = 3_600_000;
  private static final double OPEN = Double.NaN;

  /** A reading that comes later than this part of the horizon is no outcome of it. */
  private static final double LATE = 0.1;

  private static final double SLOWEST = 0.05;
  private static final double FORGETTING = 0.1;
  private static final double BELIEF = 4;
  private static final int TREND_JUDGED = 5;

  private final double hours;
  private double due = OPEN;
  private double mean;
  private double variance;
  private double naive;
  private double withTrend;
  private double counted;
  private double squares;
  private double trends;
  private double trendError;
  private double naiveError;

  Promise(double hours) {
    this.hours = hours;
  }

  Promise(double hours, ByteBuffer state) {
    this.hours = hours;
    due = state.getDouble();
    mean = state.getDouble();
    variance = state.getDouble();
    naive = state.getDouble();
    withTrend = state.getDouble();
    counted = state.getDouble();
    squares = state.getDouble();
    trends = state.getDouble();
    trendError = state.getDouble();
    naiveError = state.getDouble();
  }

  void write(ByteBuffer state) {
    state.putDouble(due).putDouble(mean).putDouble(variance).putDouble(naive);
    state.putDouble(withTrend).putDouble(counted).putDouble(squares);
    state.putDouble(trends).putDouble(trendError).putDouble(naiveError);
  }

  /**
   * What came.
   *
   * @param stepHours the usual time between readings
   */
  void keep(double value, long ts, double stepHours) {
    if (Double.isNaN(due) || ts < due) {
      return;
    }
    if ((ts - due) / HOUR_MS <= Math.max(1.5 * stepHours, LATE * hours)) {
      judge(value);
    }
    due = OPEN;
  }

  private void judge(double value) {
    double error = value - mean;
    counted++;
    squares += Math.max(1 / counted, SLOWEST) * (error * error / variance - squares);
    if (withTrend > 0) {
      trends++;
      double gain = Math.max(1 / trends, FORGETTING);
      trendError += gain * (Math.abs(error) - trendError);
      naiveError += gain * (Math.abs(value - naive) - naiveError);
    }
  }

  /** Something has happened that nobody promised. */
  void forget() {
    due = OPEN;
  }

  /** Makes the next promise when none is open. */
  void make(Motion motion, double value, long ts) {
    if (Double.isNaN(due)) {
      due = ts + hours * HOUR_MS;
      mean = motion.level() + motion.slope() * hours;
      variance = motion.variance(hours) + motion.noise();
      naive = value;
      withTrend = motion.slope() == 0 ? 0 : 1;
    }
  }

  Reach reach() {
    double ratio =
        (Math.min(counted, 1 / SLOWEST) * squares + BELIEF)
            / (Math.min(counted, 1 / SLOWEST) + BELIEF);
    return new Reach(
        hours,
        StrictMath.sqrt(Math.max(1, ratio)),
        trends < TREND_JUDGED || trendError <= naiveError);
  }
}
