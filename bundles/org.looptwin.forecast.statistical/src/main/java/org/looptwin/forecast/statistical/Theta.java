package org.looptwin.forecast.statistical;

/**
 * The standard Theta method without a season: the mean of the regression line (theta 0) and of
 * simple exponential smoothing of the series with doubled curvature (theta 2).
 *
 * @param line through the values
 * @param level of the second line after the last value
 * @param months how many values there are
 */
record Theta(Line line, double level, int months) {
  static Theta fit(double[] values) {
    Line line = Line.through(values);
    double[] doubled = new double[values.length];
    for (int t = 1; t <= values.length; t++) {
      doubled[t - 1] = 2 * values[t - 1] - line.at(t);
    }
    return new Theta(line, SimpleSmoothing.fit(doubled).level(), values.length);
  }

  /** The forecast so many steps ahead, 1 being the first. */
  double ahead(int steps) {
    return 0.5 * (line.at(months + steps) + level);
  }
}
