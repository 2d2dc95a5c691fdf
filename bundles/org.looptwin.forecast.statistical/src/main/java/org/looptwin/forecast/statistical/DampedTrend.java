package org.looptwin.forecast.statistical;

/**
 * Damped-trend smoothing after the last value.
 *
 * <pre>
 * level(t) = alpha y(t) + (1 - alpha) (level(t-1) + phi trend(t-1))
 * trend(t) = beta (level(t) - level(t-1)) + (1 - beta) phi trend(t-1)
 * forecast(t+h) = level(t) + (phi + ... + phi^h) trend(t)
 * </pre>
 *
 * <p>For given alpha, beta, phi the one-step errors are linear in the first level and trend, which
 * so have a closed form (least squares); the three parameters are searched by Nelder-Mead within
 * alpha, beta in [0, 1] and phi in [0.8, 0.98] from the best point of a grid and, as there is often
 * more than one minimum, from three points at the edges.
 *
 * @param sse sum of squared one-step errors
 */
record DampedTrend(double alpha, double beta, double phi, double level, double trend, double sse) {
  private static final double[] LOWER = {0, 0, 0.8};
  private static final double[] UPPER = {1, 1, 0.98};
  private static final double[] ALPHAS = {0.1, 0.3, 0.5, 0.7, 0.9};
  private static final double[] BETAS = {0.02, 0.1, 0.3, 0.6};
  private static final double[] PHIS = {0.85, 0.95};

  /**
   * Where the minima lie that the grid's best point misses: a trend that dies once and is never
   * corrected, a level alone, a level that only its trend moves.
   */
  private static final double[][] EDGES = {{0, 0.1, 0.95}, {0.2, 0, 0.98}, {0.04, 1, 0.9}};

  /** At the least sum of squared one-step errors. */
  static DampedTrend fit(double[] values) {
    DampedTrend best = refined(values, bestOfGrid(values));
    for (double[] edge : EDGES) {
      DampedTrend other = refined(values, edge);
      best = other.sse < best.sse ? other : best;
    }
    return best;
  }

  private static double[] bestOfGrid(double[] values) {
    double[] start = {ALPHAS[0], BETAS[0], PHIS[0]};
    double least = Double.POSITIVE_INFINITY;
    for (double alpha : ALPHAS) {
      for (double beta : BETAS) {
        for (double phi : PHIS) {
          double sse = with(values, alpha, beta, phi).sse;
          if (sse < least) {
            least = sse;
            start = new double[] {alpha, beta, phi};
          }
        }
      }
    }
    return start;
  }

  private static DampedTrend refined(double[] values, double[] start) {
    double[] best =
        new NelderMead(LOWER, UPPER).minimise(p -> with(values, p[0], p[1], p[2]).sse, start);
    return with(values, best[0], best[1], best[2]);
  }

  /** With the best first level and trend for these parameters. */
  static DampedTrend with(double[] values, double alpha, double beta, double phi) {
    double origin = values[0];
    // Three runs at once: y - origin from zero states; zeros from level 1; zeros from trend 1.
    double level0 = 0, trend0 = 0, level1 = 1, trend1 = 0, level2 = 0, trend2 = 1;
    double ee = 0, ep = 0, eq = 0, pp = 0, pq = 0, qq = 0;
    for (double value : values) {
      double p0 = level0 + phi * trend0;
      double p1 = level1 + phi * trend1;
      double p2 = level2 + phi * trend2;
      double error = value - origin - p0;
      ee += error * error;
      ep += error * p1;
      eq += error * p2;
      pp += p1 * p1;
      pq += p1 * p2;
      qq += p2 * p2;
      double next0 = p0 + alpha * error;
      double next1 = (1 - alpha) * p1;
      double next2 = (1 - alpha) * p2;
      trend0 = beta * (next0 - level0) + (1 - beta) * phi * trend0;
      trend1 = beta * (next1 - level1) + (1 - beta) * phi * trend1;
      trend2 = beta * (next2 - level2) + (1 - beta) * phi * trend2;
      level0 = next0;
      level1 = next1;
      level2 = next2;
    }
    double determinant = pp * qq - pq * pq;
    boolean solvable = determinant > 1e-9 * pp * qq;
    double first = solvable ? (ep * qq - eq * pq) / determinant : ep / pp;
    double firstTrend = solvable ? (eq * pp - ep * pq) / determinant : 0;
    return new DampedTrend(
        alpha,
        beta,
        phi,
        origin + level0 + first * level1 + firstTrend * level2,
        trend0 + first * trend1 + firstTrend * trend2,
        Math.max(0, ee - first * ep - firstTrend * eq));
  }

  /** The forecast so many steps ahead, 1 being the first. */
  double ahead(int steps) {
    double forecast = level;
    double damping = 1;
    for (int h = 1; h <= steps; h++) {
      damping *= phi;
      forecast += damping * trend;
    }
    return forecast;
  }
}
