package org.looptwin.coordinate.markov.game;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The convex hull of points in the plane, corners against the clock's sense. */
final class Polygon {
  private static final double SAME = 1e-9;

  private final List<double[]> corners;

  Polygon(List<double[]> points) {
    List<double[]> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingDouble((double[] p) -> p[0]).thenComparingDouble(p -> p[1]));
    List<double[]> hull = new ArrayList<>();
    chain(hull, sorted, 0);
    int lower = hull.size();
    java.util.Collections.reverse(sorted);
    chain(hull, sorted, Math.max(0, lower - 1));
    if (hull.size() > 1) {
      hull.remove(hull.size() - 1);
    }
    corners = List.copyOf(hull);
  }

  private static void chain(List<double[]> hull, List<double[]> points, int from) {
    for (double[] point : points) {
      while (hull.size() >= from + 2
          && turn(hull.get(hull.size() - 2), hull.get(hull.size() - 1), point) <= SAME) {
        hull.remove(hull.size() - 1);
      }
      if (hull.isEmpty() || apart(hull.get(hull.size() - 1), point) > SAME) {
        hull.add(point);
      }
    }
  }

  private static double turn(double[] a, double[] b, double[] c) {
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  }

  private static double apart(double[] a, double[] b) {
    return Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]));
  }

  boolean empty() {
    return corners.isEmpty();
  }

  List<double[]> corners() {
    return corners;
  }

  double least(int axis) {
    return corners.stream().mapToDouble(p -> p[axis]).min().orElseThrow();
  }

  boolean contains(double[] point) {
    if (corners.size() < 3) {
      return corners.stream().anyMatch(one -> apart(one, point) < SAME)
          || corners.size() == 2 && Math.abs(turn(corners.get(0), corners.get(1), point)) < SAME;
    }
    for (int k = 0; k < corners.size(); k++) {
      if (turn(corners.get(k), corners.get((k + 1) % corners.size()), point) < -SAME) {
        return false;
      }
    }
    return true;
  }

  /** Corners of the part with {@code w >= need} that lie on one of its two lines. */
  List<double[]> binding(double[] need) {
    List<double[]> found = new ArrayList<>();
    for (int axis = 0; axis < 2; axis++) {
      for (double[] point : crossings(axis, need[axis])) {
        if (point[1 - axis] >= need[1 - axis] - SAME) {
          found.add(point);
        }
      }
    }
    if (contains(need)) {
      found.add(need);
    }
    return found;
  }

  private List<double[]> crossings(int axis, double at) {
    List<double[]> found = new ArrayList<>();
    for (int k = 0; k < corners.size(); k++) {
      double[] a = corners.get(k);
      double[] b = corners.get((k + 1) % corners.size());
      if (Math.abs(a[axis] - at) <= SAME) {
        found.add(a);
      } else if ((a[axis] - at) * (b[axis] - at) < 0) {
        double share = (at - a[axis]) / (b[axis] - a[axis]);
        double[] point = new double[2];
        point[axis] = at;
        point[1 - axis] = a[1 - axis] + share * (b[1 - axis] - a[1 - axis]);
        found.add(point);
      }
    }
    return found;
  }

  /** Farthest that a corner of either lies from the other's corners. */
  double distance(Polygon other) {
    return Math.max(oneWay(other), other.oneWay(this));
  }

  private double oneWay(Polygon other) {
    double most = 0;
    for (double[] own : corners) {
      double nearest = Double.POSITIVE_INFINITY;
      for (double[] their : other.corners) {
        nearest = Math.min(nearest, apart(own, their));
      }
      most = Math.max(most, nearest);
    }
    return most;
  }
}
