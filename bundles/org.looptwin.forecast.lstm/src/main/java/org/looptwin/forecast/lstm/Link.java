package org.looptwin.forecast.lstm;

/**
 * The scale on which a series moves evenly: as it is, logarithms, log-odds.
 *
 * @param kind which of them
 * @param least the lowest value whose logarithm is taken; lower ones count as this
 */
record Link(Kind kind, double least) {
  private static final double LEAST_PROBABILITY = 1e-4;
  private static final double FURTHER_DOWN = 0.01;

  enum Kind {
    SAME,
    LOGARITHM,
    LOG_ODDS
  }

  static final Link SAME = new Link(Kind.SAME, 0);

  /** For a form; what is not positive in the training part is left as it is. */
  static Link of(Panel panel, int column, int months, Form form) {
    if (form != Form.RETURNS) {
      return SAME;
    }
    if (panel.probability(column)) {
      return new Link(Kind.LOG_ODDS, LEAST_PROBABILITY);
    }
    double least = Double.POSITIVE_INFINITY;
    for (int month = 0; month < months; month++) {
      least = Math.min(least, panel.rows()[month][column]);
    }
    return least > 0 ? new Link(Kind.LOGARITHM, FURTHER_DOWN * least) : SAME;
  }

  double to(double value) {
    return switch (kind) {
      case SAME -> value;
      case LOGARITHM -> StrictMath.log(Math.max(least, value));
      case LOG_ODDS -> {
        double inside = Math.max(least, Math.min(1 - least, value));
        yield StrictMath.log(inside / (1 - inside));
      }
    };
  }

  double from(double value) {
    return switch (kind) {
      case SAME -> value;
      case LOGARITHM -> StrictMath.exp(value);
      case LOG_ODDS -> 1 / (1 + StrictMath.exp(-value));
    };
  }

  /** A panel on these scales. */
  static Panel to(Link[] links, Panel panel) {
    double[][] rows = new double[panel.months()][];
    for (int month = 0; month < rows.length; month++) {
      rows[month] = to(links, panel.rows()[month]);
    }
    return new Panel(panel.start(), panel.names(), rows);
  }

  private static double[] to(Link[] links, double[] row) {
    double[] linked = new double[row.length];
    for (int column = 0; column < row.length; column++) {
      linked[column] = links[column].to(row[column]);
    }
    return linked;
  }
}
