package org.looptwin.forecast.record;

import java.util.List;

/**
 * Whether bands hold what they promise, by likelihood ratios over the sequence of hits and misses:
 * Kupiec (Journal of Derivatives, 1995) for how many misses there are, Christoffersen
 * (International Economic Review 39, 1998) for misses that come in a row. Both ratios follow a
 * chi-squared distribution with one degree of freedom when the promise is true.
 */
final class CoverageLikelihood {
  private final List<Boolean> inside;
  private final double promised;

  /**
   * @param inside whether each band held its outcome, oldest first
   * @param promised share that should
   */
  CoverageLikelihood(List<Boolean> inside, double promised) {
    this.inside = inside;
    this.promised = promised;
  }

  int hits() {
    return (int) inside.stream().filter(hit -> hit).count();
  }

  /** LR of the share of misses: 2 (log-likelihood at the share seen - at the one promised). */
  double kupiec() {
    int n = inside.size();
    int misses = n - hits();
    return 2
        * (logLikelihood(misses, n, (double) misses / n) - logLikelihood(misses, n, 1 - promised));
  }

  /** LR of a miss being as likely after a miss as after a hit. */
  double christoffersen() {
    int[][] steps = steps();
    int afterHit = steps[0][0] + steps[0][1];
    int afterMiss = steps[1][0] + steps[1][1];
    if (afterHit == 0 || afterMiss == 0) {
      return 0; // nothing to compare
    }
    int misses = steps[0][1] + steps[1][1];
    int all = afterHit + afterMiss;
    double apart =
        logLikelihood(steps[0][1], afterHit, (double) steps[0][1] / afterHit)
            + logLikelihood(steps[1][1], afterMiss, (double) steps[1][1] / afterMiss);
    return 2 * (apart - logLikelihood(misses, all, (double) misses / all));
  }

  /**
   * Whether a miss is more frequent after a miss than after a hit; the ratio tells no direction.
   */
  boolean inARow() {
    int[][] steps = steps();
    int afterHit = steps[0][0] + steps[0][1];
    int afterMiss = steps[1][0] + steps[1][1];
    return (long) steps[1][1] * afterHit > (long) steps[0][1] * afterMiss;
  }

  /** {@code [before][now]}, 1 for a miss. */
  private int[][] steps() {
    int[][] steps = new int[2][2];
    for (int t = 1; t < inside.size(); t++) {
      steps[inside.get(t - 1) ? 0 : 1][inside.get(t) ? 0 : 1]++;
    }
    return steps;
  }

  /** Of so many misses among n, with 0 log 0 = 0. */
  private static double logLikelihood(int misses, int n, double share) {
    double sum = misses == 0 ? 0 : misses * StrictMath.log(share);
    return sum + (misses == n ? 0 : (n - misses) * StrictMath.log(1 - share));
  }

  /** Probability of a ratio at least as large, one degree of freedom: erfc(sqrt(x / 2)). */
  static double pValue(double ratio) {
    return complementaryError(StrictMath.sqrt(Math.max(0, ratio) / 2));
  }

  /** Relative error below 1.2e-7: Press et al., Numerical Recipes, section 6.2 (Chebyshev). */
  private static double complementaryError(double z) {
    double t = 1 / (1 + z / 2);
    double[] c = {
      -1.26551223,
      1.00002368,
      0.37409196,
      0.09678418,
      -0.18628806,
      0.27886807,
      -1.13520398,
      1.48851587,
      -0.82215223,
      0.17087277
    };
    double sum = 0;
    for (int i = c.length - 1; i >= 0; i--) {
      sum = c[i] + t * sum;
    }
    return t * StrictMath.exp(-z * z + sum);
  }
}
