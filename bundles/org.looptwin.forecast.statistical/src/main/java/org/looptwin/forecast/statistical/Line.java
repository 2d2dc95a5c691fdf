package org.looptwin.forecast.statistical;

/** The least-squares line through values at t = 1, 2, ..., n. */
record Line(double intercept, double slope) {
  static Line through(double[] values) {
    int n = values.length;
    double meanT = (n + 1) / 2.0;
    double mean = mean(values);
    double cross = 0;
    double square = 0;
    for (int t = 1; t <= n; t++) {
      cross += (t - meanT) * (values[t - 1] - mean);
      square += (t - meanT) * (t - meanT);
    }
    double slope = square == 0 ? 0 : cross / square;
    return new Line(mean - slope * meanT, slope);
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  double at(double t) {
    return intercept + slope * t;
  }
}
