package org.looptwin.optimise.pareto;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Crowding distance as Deb and others (2002) define it: by aim, the distance between a point's two
 * neighbours over the aim's range, summed over the aims and not divided by their number; the ends
 * of each aim are infinitely far. A point that repeats an earlier one gets 0 and is nobody's
 * neighbour; an aim in which all are equal adds nothing.
 */
final class Crowding {
  private Crowding() {}

  /**
   * @param points [point][aim], of one front
   * @return [point]
   */
  static double[] distances(double[][] points) {
    double[] distance = new double[points.length];
    int[] distinct = distinct(points);
    int aims = points.length == 0 ? 0 : points[0].length;
    for (int k = 0; k < aims; k++) {
      int aim = k;
      Integer[] order = Arrays.stream(distinct).boxed().toArray(Integer[]::new);
      Arrays.sort(order, Comparator.comparingDouble(i -> points[i][aim]));
      add(points, aim, order, distance);
    }
    return distance;
  }

  private static void add(double[][] points, int aim, Integer[] order, double[] distance) {
    int last = order.length - 1;
    double range = points[order[last]][aim] - points[order[0]][aim];
    if (range <= 0 && last > 0) {
      return;
    }
    distance[order[0]] = Double.POSITIVE_INFINITY;
    distance[order[last]] = Double.POSITIVE_INFINITY;
    for (int at = 1; at < last; at++) {
      double gap = points[order[at + 1]][aim] - points[order[at - 1]][aim];
      distance[order[at]] += gap / range;
    }
  }

  private static int[] distinct(double[][] points) {
    Set<String> seen = new HashSet<>();
    return IntStream.range(0, points.length)
        .filter(i -> seen.add(Arrays.toString(points[i])))
        .toArray();
  }
}
