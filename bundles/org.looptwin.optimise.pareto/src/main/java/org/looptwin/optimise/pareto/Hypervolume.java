package org.looptwin.optimise.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The volume that a set of points beats, up to a reference point; every aim is minimised. Exact: a
 * sweep in two aims, slices of one aim less in more (hypervolume by slicing objectives). Points
 * that do not beat the reference add nothing.
 */
final class Hypervolume {
  private final double[] reference;

  Hypervolume(double[] reference) {
    this.reference = reference.clone();
  }

  /**
   * @param points [point][aim]
   */
  double of(List<double[]> points) {
    List<double[]> inside = points.stream().filter(this::beatsReference).toList();
    return slices(inside, reference.length);
  }

  private boolean beatsReference(double[] point) {
    for (int k = 0; k < reference.length; k++) {
      if (!(point[k] < reference[k])) {
        return false;
      }
    }
    return true;
  }

  /** Of the first aims only. */
  private double slices(List<double[]> points, int aims) {
    if (points.isEmpty()) {
      return 0;
    }
    if (aims == 1) {
      return reference[0] - points.stream().mapToDouble(p -> p[0]).min().orElseThrow();
    }
    if (aims == 2) {
      return sweep(points);
    }
    int last = aims - 1;
    List<double[]> order = sorted(points, last);
    List<double[]> below = new ArrayList<>();
    double volume = 0;
    for (int at = 0; at < order.size(); at++) {
      below.add(order.get(at));
      double top = at + 1 < order.size() ? order.get(at + 1)[last] : reference[last];
      double height = top - order.get(at)[last];
      if (height > 0) {
        volume += height * slices(below, last);
      }
    }
    return volume;
  }

  private double sweep(List<double[]> points) {
    double area = 0;
    double ceiling = reference[1];
    for (double[] point : sorted(points, 0)) {
      if (point[1] < ceiling) {
        area += (reference[0] - point[0]) * (ceiling - point[1]);
        ceiling = point[1];
      }
    }
    return area;
  }

  private static List<double[]> sorted(List<double[]> points, int aim) {
    double[][] order = points.toArray(double[][]::new);
    Arrays.sort(order, Comparator.comparingDouble(p -> p[aim]));
    return List.of(order);
  }
}
