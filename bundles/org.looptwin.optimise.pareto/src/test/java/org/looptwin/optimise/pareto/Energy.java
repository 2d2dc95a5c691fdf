package org.looptwin.optimise.pareto;

import java.util.List;
import org.looptwin.optimise.api.LinearModel;

/** Mavrotas' (2009) power generation: lignite, oil, gas, renewables; cost, CO2, imports. */
final class Energy {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final String[] NAMES = {
    "LIGN1", "LIGN2", "OIL2", "OIL3", "NG1", "NG2", "NG3", "RES1", "RES3"
  };

  LinearModel model() {
    LinearModel.Builder model = LinearModel.builder("energy");
    for (String name : NAMES) {
      model.column(name, 0, INFINITY, 0);
    }
    row(model, -INFINITY, 31000, 0, 1);
    row(model, -INFINITY, 15000, 2, 3);
    row(model, -INFINITY, 22000, 4, 5, 6);
    row(model, -INFINITY, 10000, 7, 8);
    row(model, 38400, INFINITY, 0, 4, 7);
    row(model, 19200, INFINITY, 1, 2, 5);
    row(model, 6400, INFINITY, 3, 6, 8);
    return model.build();
  }

  private static void row(LinearModel.Builder model, double low, double high, int... columns) {
    int row = model.row("r" + low + high, low, high);
    for (int column : columns) {
      model.entry(row, column, 1);
    }
  }

  List<double[]> aims() {
    return List.of(
        new double[] {30, 30, 75, 75, 60, 60, 60, 90, 90},
        new double[] {1.44, 1.44, .72, .72, .45, .45, .45, 0, 0},
        new double[] {0, 0, 1, 1, 1, 1, 1, 0, 0});
  }
}
