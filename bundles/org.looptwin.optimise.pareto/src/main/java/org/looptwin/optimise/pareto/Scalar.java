package org.looptwin.optimise.pareto;

import java.util.Arrays;

/**
 * A question with one aim: minimise {@code sum weights_k F_k} with {@code F_k <= caps_k}.
 *
 * @param weights [aim]
 * @param caps [aim], infinite where there is none
 */
record Scalar(double[] weights, double[] caps) {
  /** One aim alone. */
  static Scalar of(int aim, double[] caps) {
    double[] weights = new double[caps.length];
    weights[aim] = 1;
    return new Scalar(weights, caps.clone());
  }

  static double[] noCaps(int aims) {
    double[] caps = new double[aims];
    Arrays.fill(caps, Double.POSITIVE_INFINITY);
    return caps;
  }

  double objective(double[] values) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * values[k];
    }
    return sum;
  }
}
