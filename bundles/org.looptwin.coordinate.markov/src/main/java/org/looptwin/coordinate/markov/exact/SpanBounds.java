package org.looptwin.coordinate.markov.exact;

/**
 * MacQueen's bounds: when a sweep over all states turned v into w, the optimum lies in {@code w +
 * gamma / (1 - gamma) * [least, most]} of {@code w - v}. (MacQueen 1966; Porteus 1971.)
 */
public final class SpanBounds {
  private static final int IDLE_SWEEPS = 100;

  private final double scale;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private double size;
  private double nearest = Double.POSITIVE_INFINITY;
  private int idle;

  /**
   * @param gamma below 1
   */
  public SpanBounds(double gamma) {
    scale = gamma / (1 - gamma);
  }

  public void begin() {
    if (most >= least) { // nothing is seen before the first sweep
      idle = most - least < nearest ? 0 : idle + 1;
      nearest = Math.min(nearest, most - least);
    }
    least = Double.POSITIVE_INFINITY;
    most = Double.NEGATIVE_INFINITY;
    size = 0;
  }

  public void see(double before, double after) {
    double change = after - before;
    least = Math.min(least, change);
    most = Math.max(most, change);
    size = Math.max(size, Math.abs(after));
  }

  /** Greatest error of {@code w +} {@link #shift()}, rounding included. */
  public double error() {
    return scale * (most - least) / 2 + rounding();
  }

  /** What rounding alone may make of it. */
  private double rounding() {
    return 4 * Math.ulp(size) * (1 + scale);
  }

  public double shift() {
    return scale * (most + least) / 2;
  }

  /**
   * Further sweeps change nothing but the last digits: a sweep brings the bounds nearer by the
   * discount at least, were it not for rounding.
   */
  public boolean exhausted() {
    return most - least <= 2 * Math.ulp(size) || idle >= IDLE_SWEEPS;
  }
}
