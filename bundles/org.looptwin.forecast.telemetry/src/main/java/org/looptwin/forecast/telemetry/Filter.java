package org.looptwin.forecast.telemetry;

import java.nio.ByteBuffer;

/**
 * Level and slope of one series as a Kalman filter in continuous time. All variances are relative
 * to the variance of a reading's noise, which is estimated beside them. README, equations 1 to 5.
 */
final class Filter {
  static final int NUMBERS = 8;

  /** A slope that nothing is known of. */
  private static final double DIFFUSE = 100;

  private static final double SLOWEST_SCALE = 0.03;
  private static final double SLOWEST_SCORE = 0.03;

  private double level;
  private double slope;
  private double p11 = 1;
  private double p12;
  private double p22;
  private double scale;
  private double score;
  private double counted;

  Filter(double value) {
    level = value;
  }

  Filter(ByteBuffer state) {
    level = state.getDouble();
    slope = state.getDouble();
    p11 = state.getDouble();
    p12 = state.getDouble();
    p22 = state.getDouble();
    scale = state.getDouble();
    score = state.getDouble();
    counted = state.getDouble();
  }

  void write(ByteBuffer state) {
    state.putDouble(level).putDouble(slope).putDouble(p11).putDouble(p12).putDouble(p22);
    state.putDouble(scale).putDouble(score).putDouble(counted);
  }

  /**
   * What a reading so much later is expected to say.
   *
   * @param variance relative to the noise's
   */
  record Expected(double value, double variance) {}

  /** Before the second reading: the time between readings is known now. */
  void begin(double stepHours) {
    p22 = DIFFUSE / (stepHours * stepHours);
  }

  Expected expected(double hours, double levelDrift, double slopeDrift) {
    return new Expected(
        level + slope * hours,
        p11
            + hours * (2 * p12 + hours * p22)
            + hours * (levelDrift + hours * hours * slopeDrift / 3)
            + 1);
  }

  /**
   * Learns from a reading.
   *
   * @param floor least variance of the noise: the resolution of the value
   * @param judged whether enough came before for the error to tell of the noise
   */
  void learn(
      double value,
      double hours,
      double levelDrift,
      double slopeDrift,
      double floor,
      boolean judged) {
    advance(hours, levelDrift, slopeDrift);
    double error = value - level;
    double variance = p11 + 1;
    if (judged) {
      judge(error, variance, floor);
    }
    double gain = p11 / variance;
    double slopeGain = p12 / variance;
    level += gain * error;
    slope += slopeGain * error;
    p22 -= slopeGain * p12;
    p12 -= gain * p12;
    p11 -= gain * p11;
  }

  private void advance(double hours, double levelDrift, double slopeDrift) {
    level += slope * hours;
    p11 += hours * (2 * p12 + hours * p22) + hours * levelDrift;
    p11 += hours * hours * hours * slopeDrift / 3;
    p12 += hours * p22 + hours * hours * slopeDrift / 2;
    p22 += hours * slopeDrift;
  }

  private void judge(double error, double variance, double floor) {
    counted++;
    double noise = noise(floor);
    double squared = error * error / variance;
    if (counted > 2) {
      double surprise = StrictMath.log(variance * noise) + squared / noise;
      score += Math.max(1 / (counted - 2), SLOWEST_SCORE) * (surprise - score);
    }
    scale += Math.max(1 / counted, SLOWEST_SCALE) * (squared - scale);
  }

  /** The series has jumped: the slope goes on, the level begins anew. */
  void jump(double value) {
    level = value;
    p11 = 1;
    p12 = 0;
  }

  /** What was no jump after all was noise. */
  void widen(double factor, double floor) {
    scale = factor * noise(floor);
  }

  /** How badly it foresaw the readings; less is better. */
  double score() {
    return score;
  }

  /** Variance of a reading's noise. */
  double noise(double floor) {
    return Math.max(scale, floor);
  }

  double level() {
    return level;
  }

  double slope() {
    return slope;
  }

  double levelVariance() {
    return p11;
  }

  double covariance() {
    return p12;
  }

  double slopeVariance() {
    return p22;
  }
}
