package org.looptwin.forecast.lstm;

/**
 * How the network's last layer becomes values: added to a base; sigmoid for probabilities, which
 * keeps them within 0 and 1; as it is for all else.
 *
 * @param form what the base is
 * @param probability by column
 * @param mean of the training part by column, scaled, for probabilities unscaled
 */
record Heads(Form form, boolean[] probability, Scaling scaling, double[] mean) {
  private static final double LEAST = 1e-4;

  static Heads fitted(Panel panel, Scaling scaling, int months, Form form) {
    boolean[] probability = new boolean[panel.columns()];
    double[] mean = new double[panel.columns()];
    for (int column = 0; column < mean.length; column++) {
      probability[column] = form != Form.RETURNS && panel.probability(column);
      double sum = 0;
      for (int month = 0; month < months; month++) {
        sum += panel.rows()[month][column];
      }
      mean[column] = probability[column] ? sum / months : scaling.scaled(column, sum / months);
    }
    return new Heads(form, probability, scaling, mean);
  }

  /**
   * What the last layer's output is added to.
   *
   * @param lastScaled the last known value, scaled
   */
  double base(int column, double lastScaled) {
    if (!probability[column]) {
      return form == Form.LEVELS ? mean[column] : lastScaled;
    }
    double p = form == Form.LEVELS ? mean[column] : scaling.unscaled(column, lastScaled);
    double inside = Math.max(LEAST, Math.min(1 - LEAST, p));
    return StrictMath.log(inside / (1 - inside));
  }

  /** The value, scaled, from base plus output. */
  double scaled(int column, double sum) {
    return probability[column] ? scaling.scaled(column, 1 / (1 + StrictMath.exp(-sum))) : sum;
  }
}
