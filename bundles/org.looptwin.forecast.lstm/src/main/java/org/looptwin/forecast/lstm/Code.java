package org.looptwin.forecast.lstm;

/**
 * How values become the network's numbers and its numbers become values.
 *
 * @param links the scale of each column
 * @param inputs what is shown, of linked values
 * @param heads what the outputs mean, in linked values
 */
record Code(Link[] links, Inputs inputs, Heads heads) {
  private static final double FURTHEST_STEP = 6;

  /** A column's next linked value from its last one and the network's output. */
  double next(int column, double last, double output) {
    Scaling scaling = heads.scaling();
    double base = heads.base(column, scaling.scaled(column, last));
    double said =
        heads.form() == Form.RETURNS
            ? Math.max(-FURTHEST_STEP, Math.min(FURTHEST_STEP, output))
            : output;
    return scaling.unscaled(column, heads.scaled(column, base + said));
  }
}
