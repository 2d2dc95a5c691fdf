package org.looptwin.forecast.lstm;

/**
 * Windows of 12 months and the month after each, of which the first 70 % are for training, the next
 * 20 % say when to stop, the last 10 % are never looked at.
 */
final class Samples {
  static final int WINDOW = 12;

  private final Panel panel;
  private final Scaling scaling;
  private final Heads heads;
  private final int training;
  private final int validation;

  Samples(Panel panel, Form form) {
    int all = panel.months() - WINDOW;
    this.panel = panel;
    this.training = (int) Math.round(0.7 * all);
    this.validation = (int) Math.round(0.2 * all);
    this.scaling = Scaling.fitted(panel, WINDOW + training);
    this.heads = Heads.fitted(panel, scaling, WINDOW + training, form);
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
        for (double value : row(panel, scaling, month)) {
          flat[at++] = (float) value;
        }
      }
    }
    return flat;
  }

  /** A month as the network sees it: columns scaled, then the calendar. */
  static double[] row(Panel panel, Scaling scaling, int month) {
    double[] row = new double[panel.columns() + Calendar.INPUTS];
    for (int column = 0; column < panel.columns(); column++) {
      row[column] = scaling.scaled(column, panel.rows()[month][column]);
    }
    row[panel.columns()] = Calendar.sine(panel.start().plusMonths(month));
    row[panel.columns() + 1] = Calendar.cosine(panel.start().plusMonths(month));
    return row;
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
