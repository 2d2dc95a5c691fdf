package org.looptwin.forecast.statistical;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/**
 * Looks for a local minimum without derivatives, inside bounds. No randomness: equal calls give
 * equal answers.
 *
 * <p>Source: Nelder and Mead, The Computer Journal 7 (1965) 308-313; points outside are moved onto
 * the bounds.
 */
final class NelderMead {
  private static final int STEPS = 80;
  private static final double FIRST_EDGE = 0.15; // of the range
  private static final double ENOUGH = 1e-10; // relative spread of the values

  private final double[] lower;
  private final double[] upper;

  NelderMead(double[] lower, double[] upper) {
    this.lower = lower.clone();
    this.upper = upper.clone();
  }

  double[] minimise(ToDoubleFunction<double[]> function, double[] start) {
    Point[] simplex = simplex(function, start);
    for (int step = 0; step < STEPS; step++) {
      Arrays.sort(simplex, Comparator.comparingDouble(Point::value));
      double spread = simplex[simplex.length - 1].value - simplex[0].value;
      if (spread <= ENOUGH * Math.abs(simplex[0].value)) {
        break;
      }
      improve(function, simplex);
    }
    return Arrays.stream(simplex).min(Comparator.comparingDouble(Point::value)).get().at;
  }

  private Point[] simplex(ToDoubleFunction<double[]> function, double[] start) {
    Point[] simplex = new Point[start.length + 1];
    simplex[0] = point(function, start);
    for (int i = 0; i < start.length; i++) {
      double edge = FIRST_EDGE * (upper[i] - lower[i]);
      double[] at = start.clone();
      at[i] += at[i] + edge <= upper[i] ? edge : -edge;
      simplex[i + 1] = point(function, at);
    }
    return simplex;
  }

  private void improve(ToDoubleFunction<double[]> function, Point[] simplex) {
    int last = simplex.length - 1;
    Point worst = simplex[last];
    double[] centre = centre(simplex);
    Point reflected = point(function, between(centre, worst.at, -1));
    if (reflected.value < simplex[0].value) {
      Point expanded = point(function, between(centre, worst.at, -2));
      simplex[last] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < simplex[last - 1].value) {
      simplex[last] = reflected;
    } else {
      contract(function, simplex, centre, reflected);
    }
  }

  private void contract(
      ToDoubleFunction<double[]> function, Point[] simplex, double[] centre, Point reflected) {
    int last = simplex.length - 1;
    Point nearer = reflected.value < simplex[last].value ? reflected : simplex[last];
    Point contracted = point(function, between(centre, nearer.at, 0.5));
    if (contracted.value < nearer.value) {
      simplex[last] = contracted;
      return;
    }
    for (int i = 1; i <= last; i++) {
      simplex[i] = point(function, between(simplex[0].at, simplex[i].at, 0.5));
    }
  }

  /** Of all points but the worst, which is the last. */
  private static double[] centre(Point[] simplex) {
    double[] centre = new double[simplex.length - 1];
    for (int i = 0; i < simplex.length - 1; i++) {
      for (int d = 0; d < centre.length; d++) {
        centre[d] += simplex[i].at[d] / centre.length;
      }
    }
    return centre;
  }

  private static double[] between(double[] from, double[] to, double share) {
    double[] at = new double[from.length];
    for (int d = 0; d < at.length; d++) {
      at[d] = from[d] + share * (to[d] - from[d]);
    }
    return at;
  }

  private Point point(ToDoubleFunction<double[]> function, double[] at) {
    double[] inside = at.clone();
    for (int d = 0; d < at.length; d++) {
      inside[d] = Math.max(lower[d], Math.min(upper[d], at[d]));
    }
    return new Point(inside, function.applyAsDouble(inside));
  }

  private record Point(double[] at, double value) {}
}
