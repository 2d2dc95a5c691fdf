package org.looptwin.coordinate.markov.actors;

import java.util.Arrays;

/**
 * Probabilities of whole numbers 0 to a greatest one, which carries all that lies beyond. They sum
 * to 1 within 1e-12.
 */
public final class Law {
  private final double[] p;

  private Law(double[] p) {
    this.p = p;
  }

  /** Tail mass on the border. */
  private static Law closed(double[] p) {
    int last = p.length - 1;
    double sum = 0;
    for (int k = 0; k < last; k++) {
      sum += p[k];
    }
    for (int k = 0; k < last && sum > 1; k++) {
      p[k] /= sum; // of rounding
    }
    p[last] = Math.max(0, 1 - sum);
    return new Law(p);
  }

  public static Law poisson(double mean, int most) {
    double[] p = new double[most + 1];
    double log = -mean; // the chance itself is no number any more for means above 745
    for (int k = 0; k < most; k++) {
      p[k] = Math.exp(log);
      log += Math.log(mean / (k + 1));
    }
    return closed(p);
  }

  /** Rounded to whole numbers; below 0 counts as 0. */
  public static Law normal(double mean, double deviation, int most) {
    if (!(deviation > 0)) {
      throw new IllegalArgumentException(
          "the standard deviation is %s, expected above 0".formatted(deviation));
    }
    double[] p = new double[most + 1];
    double before = 0;
    for (int k = 0; k < most; k++) {
      double upTo = below((k + 0.5 - mean) / deviation);
      p[k] = upTo - before;
      before = upTo;
    }
    return closed(p);
  }

  /** Standard normal distribution function, to 1e-15 by its series or continued fraction. */
  private static double below(double z) {
    double tail;
    double x = Math.abs(z);
    double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    if (x < 3) {
      double term = x;
      double sum = x;
      for (int k = 1; Math.abs(term) > 1e-17 * Math.max(sum, 1e-300) && k < 200; k++) {
        term *= x * x / (2 * k + 1);
        sum += term;
      }
      tail = 0.5 - density * sum;
    } else {
      double fraction = x;
      for (int k = 200; k > 0; k--) {
        fraction = x + k / fraction;
      }
      tail = density / fraction;
    }
    return z > 0 ? 1 - tail : tail;
  }

  /**
   * More spread than Poisson.
   *
   * @param dispersion variance over mean, above 1
   */
  public static Law negativeBinomial(double mean, double dispersion, int most) {
    if (!(dispersion > 1)) {
      throw new IllegalArgumentException(
          "the dispersion is %s, expected above 1. Maybe take Poisson".formatted(dispersion));
    }
    double size = mean / (dispersion - 1);
    double failure = (dispersion - 1) / dispersion;
    double[] p = new double[most + 1];
    double log = -size * Math.log1p(dispersion - 1);
    for (int k = 0; k < most; k++) {
      p[k] = Math.exp(log);
      log += Math.log(failure * (size + k) / (k + 1));
    }
    return closed(p);
  }

  /** As often as seen; each rounded to the nearest whole number. */
  public static Law empirical(double[] seen, int most) {
    if (seen.length == 0) {
      throw new IllegalArgumentException("no values seen, expected one at least");
    }
    double[] p = new double[most + 1];
    for (double one : seen) {
      p[(int) Math.min(most, Math.max(0, Math.rint(one)))] += 1.0 / seen.length;
    }
    return closed(p);
  }

  /** The same numbers cut at a lower greatest one. */
  public Law cut(int most) {
    return most >= most() ? this : closed(Arrays.copyOf(p, most + 1));
  }

  public int most() {
    return p.length - 1;
  }

  public double p(int k) {
    return p[k];
  }

  public double mean() {
    double mean = 0;
    for (int k = 0; k < p.length; k++) {
      mean += k * p[k];
    }
    return mean;
  }

  /** The chance of k or more. */
  public double atLeast(int k) {
    double sum = 0;
    for (int j = Math.max(0, k); j < p.length; j++) {
      sum += p[j];
    }
    return sum;
  }

  /** Numbers beyond this have less than 1e-14 together: enough taps for a mean. */
  static int taps(double mean) {
    return (int) Math.ceil(mean + 9 * Math.sqrt(mean) + 12);
  }
}
