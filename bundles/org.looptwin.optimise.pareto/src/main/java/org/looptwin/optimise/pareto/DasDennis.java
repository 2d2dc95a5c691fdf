package org.looptwin.optimise.pareto;

import java.util.ArrayList;
import java.util.List;

/**
 * Evenly spread points of the unit simplex (Das and Dennis 1998): all with coordinates i / parts
 * that sum to 1; C(parts + aims - 1, aims - 1) of them.
 */
final class DasDennis {
  private DasDennis() {}

  static List<double[]> points(int aims, int parts) {
    List<double[]> points = new ArrayList<>();
    fill(new int[aims], 0, parts, parts, points);
    return points;
  }

  private static void fill(int[] shares, int at, int left, int parts, List<double[]> points) {
    if (at == shares.length - 1) {
      double[] point = new double[shares.length];
      for (int k = 0; k < at; k++) {
        point[k] = (double) shares[k] / parts;
      }
      point[at] = (double) left / parts;
      points.add(point);
      return;
    }
    for (int share = 0; share <= left; share++) {
      shares[at] = share;
      fill(shares, at + 1, left - share, parts, points);
    }
  }
}
