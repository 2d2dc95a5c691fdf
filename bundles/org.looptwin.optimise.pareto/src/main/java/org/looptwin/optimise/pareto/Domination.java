package org.looptwin.optimise.pareto;

import java.util.ArrayList;
import java.util.List;

/** Pareto domination; every aim is minimised. Points are {@code [aim]}. */
final class Domination {
  private Domination() {}

  /** No worse in every aim and better in one. */
  static boolean dominates(double[] a, double[] b) {
    boolean better = false;
    for (int k = 0; k < a.length; k++) {
      if (a[k] > b[k]) {
        return false;
      }
      better |= a[k] < b[k];
    }
    return better;
  }

  /**
   * Fast non-dominated sort (Deb and others 2002): front 0 is beaten by nobody, front 1 only by
   * front 0, and so on. Equal points share a front.
   *
   * @param points how many there are
   * @param order whether one point beats another, by position
   * @return positions, rising within a front
   */
  static List<List<Integer>> fronts(int points, Order order) {
    int[] beatenBy = new int[points];
    List<List<Integer>> beats = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      beats.add(new ArrayList<>());
    }
    for (int i = 0; i < points; i++) {
      for (int j = 0; j < points; j++) {
        if (i != j && order.beats(i, j)) {
          beats.get(i).add(j);
          beatenBy[j]++;
        }
      }
    }
    return peel(beatenBy, beats);
  }

  private static List<List<Integer>> peel(int[] beatenBy, List<List<Integer>> beats) {
    List<List<Integer>> fronts = new ArrayList<>();
    List<Integer> front = new ArrayList<>();
    for (int i = 0; i < beatenBy.length; i++) {
      if (beatenBy[i] == 0) {
        front.add(i);
      }
    }
    while (!front.isEmpty()) {
      fronts.add(front);
      List<Integer> next = new ArrayList<>();
      for (int i : front) {
        for (int j : beats.get(i)) {
          if (--beatenBy[j] == 0) {
            next.add(j);
          }
        }
      }
      next.sort(null);
      front = next;
    }
    return fronts;
  }

  static List<List<Integer>> fronts(double[][] points) {
    return fronts(points.length, (i, j) -> dominates(points[i], points[j]));
  }

  /** Which of two points, by position, beats the other. */
  @FunctionalInterface
  interface Order {
    boolean beats(int one, int other);
  }
}
