package org.looptwin.forecast.lstm;

/**
 * Windows of 12 months and the month after each, of which the first 70 % are for training, the next
 * 20 % say when to stop, the last 10 % are never looked at.
 */
final class Samples {
  static final int WINDOW = 12;

  private final Link[] links;
  private final Panel panel;
  private final Inputs inputs;
  private final Scaling scaling;
  private final Heads heads;
  private final int training;
  private final int validation;

  Samples(Panel panel, Form form) {
    int all = panel.months() - WINDOW;
    this.training = (int) Math.round(0.7 * all);
    this.validation = (int) Math.round(0.2 * all);
    int seen = WINDOW + training;
    this.links = new Link[panel.columns()];
    for (int column = 0; column < links.length; column++) {
      links[column] = Link.of(panel, column, seen, form);
    }
    this.panel = Link.to(links, panel);
    this.inputs = Inputs.fitted(this.panel, seen, form);
    this.scaling =
        form == Form.RETURNS ? Scaling.ofSteps(this.panel, seen) : Scaling.fitted(panel, seen);
    this.heads = Heads.fitted(this.panel, scaling, seen, form);
  }

  /** Samples 0 to this are for training. */
  int training() {
    return training;
  }

  /** How many follow the training samples. */
  int validation() {
    return validation;
  }

  Scaling scaling() {
    return scaling;
  }

  Heads heads() {
    return heads;
  }

  Code code() {
    return new Code(links, inputs, heads);
  }

  int inputs() {
    return panel.columns() + Calendar.INPUTS;
  }

  int outputs() {
    return panel.columns();
  }

  /** Inputs of these samples, {@code [sample][month of the window][input]} flattened. */
  float[] windows(int[] samples) {
    float[] flat = new float[samples.length * WINDOW * inputs()];
    int at = 0;
    for (int sample : samples) {
      for (int month = sample; month < sample + WINDOW; month++) {
        for (double value : row(month)) {
          flat[at++] = (float) value;
        }
      }
    }
    return flat;
  }

  private double[] row(int month) {
    double[] before = panel.rows()[Math.max(0, month - 1)];
    return inputs.of(before, panel.rows()[month], panel.start().plusMonths(month));
  }

  /** What the heads are added to, {@code [sample][column]} flattened. */
  float[] bases(int[] samples) {
    float[] flat = new float[samples.length * outputs()];
    int at = 0;
    for (int sample : samples) {
      for (int column = 0; column < outputs(); column++) {
        double last = panel.rows()[sample + WINDOW - 1][column];
        flat[at++] = (float) heads.base(column, scaling.scaled(column, last));
      }
    }
    return flat;
  }

  /** The months to be forecast, scaled, {@code [sample][column]} flattened. */
  float[] targets(int[] samples) {
    float[] flat = new float[samples.length * outputs()];
    int at = 0;
    for (int sample : samples) {
      for (int column = 0; column < outputs(); column++) {
        flat[at++] = (float) scaling.scaled(column, panel.rows()[sample + WINDOW][column]);
      }
    }
    return flat;
  }
}
