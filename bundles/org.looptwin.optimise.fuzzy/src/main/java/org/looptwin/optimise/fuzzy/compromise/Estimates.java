package org.looptwin.optimise.fuzzy.compromise;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How much a bound rises when a whole column goes down or up, learnt by doing it. */
final class Estimates {
  private static final double WHOLE = 1e-6;
  private static final double LEAST = 1e-9;

  private final double[] weight;

  /** [place][0 down, 1 up] sums of rises for a whole unit, and how many. */
  private final double[][] rise;

  private final int[][] tried;

  Estimates(int[] wholes, Rounding rounding) {
    weight = new double[wholes.length];
    rise = new double[wholes.length][2];
    tried = new int[wholes.length][2];
    for (int place = 0; place < wholes.length; place++) {
      weight[place] = rounding.weight(wholes[place]);
    }
  }

  void learn(int place, double value, int side, double gained) {
    double step = side == 0 ? value - Math.floor(value) : Math.ceil(value) - value;
    if (step > WHOLE && Double.isFinite(gained)) {
      rise[place][side] += gained / step;
      tried[place][side]++;
    }
  }

  /** Free places that are not whole and were never tried both ways, the weightiest first. */
  List<Integer> untried(double[] values, Limits limits) {
    return broken(values, limits)
        .filter(place -> tried[place][0] == 0 || tried[place][1] == 0)
        .boxed()
        .sorted(Comparator.comparingDouble(place -> -weight[place] * part(values[place])))
        .toList();
  }

  /** The place that promises most; where two do the first. */
  int best(double[] values, Limits limits) {
    double most = -1;
    int best = -1;
    for (int place : broken(values, limits).toArray()) {
      double part = values[place] - Math.floor(values[place]);
      double down = Math.max(LEAST, mean(place, 0) * part);
      double up = Math.max(LEAST, mean(place, 1) * (1 - part));
      if (down * up > most) {
        most = down * up;
        best = place;
      }
    }
    return best;
  }

  private double mean(int place, int side) {
    return tried[place][side] == 0 ? 0 : rise[place][side] / tried[place][side];
  }

  private static IntStream broken(double[] values, Limits limits) {
    return IntStream.range(0, values.length)
        .filter(place -> !limits.settled(place) && part(values[place]) > WHOLE);
  }

  private static double part(double value) {
    return Math.abs(value - Math.rint(value));
  }
}
