package org.looptwin.optimise.pareto;

import java.util.Arrays;
import java.util.List;

/**
 * From where to where each aim goes. Frozen: points found later are measured the same way.
 *
 * @param ideal [aim] least
 * @param nadir [aim] greatest
 */
record Ranges(double[] ideal, double[] nadir) {
  static Ranges of(double[][] points) {
    double[] ideal = points[0].clone();
    double[] nadir = points[0].clone();
    for (double[] point : points) {
      for (int k = 0; k < ideal.length; k++) {
        ideal[k] = Math.min(ideal[k], point[k]);
        nadir[k] = Math.max(nadir[k], point[k]);
      }
    }
    return new Ranges(ideal, nadir);
  }

  double width(int aim) {
    return nadir[aim] - ideal[aim];
  }

  /** 0 at the ideal, 1 at the nadir; 0 for an aim that does not vary. */
  double[] scale(double[] point) {
    double[] z = new double[point.length];
    for (int k = 0; k < z.length; k++) {
      z[k] = width(k) > 0 ? (point[k] - ideal[k]) / width(k) : 0;
    }
    return z;
  }

  double[][] scale(double[][] points) {
    return Arrays.stream(points).map(this::scale).toArray(double[][]::new);
  }

  /** The far corner of the box that hypervolumes are measured in: a tenth beyond the nadir. */
  double[] reference() {
    double[] corner = new double[ideal.length];
    Arrays.setAll(corner, k -> ideal[k] + 1.1 * width(k));
    return corner;
  }

  /** Share of the box from the ideal to the reference that the points beat. */
  double hypervolume(List<double[]> points) {
    double[] corner = new double[ideal.length];
    Arrays.fill(corner, 1.1);
    List<double[]> scaled = points.stream().map(this::scale).map(Ranges::clipped).toList();
    return new Hypervolume(corner).of(scaled) / Math.pow(1.1, ideal.length);
  }

  /** An ideal that was proven only within a gap may be beaten a little. */
  private static double[] clipped(double[] z) {
    return Arrays.stream(z).map(value -> Math.max(0, value)).toArray();
  }
}
