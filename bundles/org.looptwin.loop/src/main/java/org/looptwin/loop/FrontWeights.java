package org.looptwin.loop;

import java.util.List;
import org.looptwin.decision.api.RiskWeights;
import org.looptwin.optimise.api.Front;

/**
 * The weights with which a plan comes nearest to a point of a front: cost + w_c price emissions +
 * w_d loss is least there among the points. Of all such weights those that change prices least,
 * though not at the edge to the next point; where there are none, those that miss it by least.
 */
final class FrontWeights {
  private static final int STEPS = 40;
  private static final double LARGEST = 100;
  private static final int INSIDE = 1;

  private final List<Front.Point> points;
  private final double carbonEurT;

  /**
   * @param carbonEurT mean price over the horizon
   */
  FrontWeights(List<Front.Point> points, double carbonEurT) {
    this.points = points;
    this.carbonEurT = carbonEurT;
  }

  RiskWeights of(int point) {
    Step best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int c = -STEPS; c <= STEPS; c++) {
      for (int d = -STEPS; d <= STEPS; d++) {
        Step step = new Step(c, d);
        double missed = missed(point, step);
        if (missed < least || missed == least && step.away() < best.away()) {
          least = missed;
          best = step;
        }
      }
    }
    return best.weights();
  }

  /** 0 where the point is best, and so it is around; else by how much it is not. */
  private double missed(int point, Step step) {
    double missed = regret(point, step);
    for (Step near : step.around()) {
      missed = Math.max(missed, regret(point, near));
    }
    return missed;
  }

  /** What the best point of all is better by, relative to its value. */
  private double regret(int point, Step step) {
    double own = value(points.get(point), step.carbon(), step.loss());
    double least = own;
    for (Front.Point other : points) {
      least = Math.min(least, value(other, step.carbon(), step.loss()));
    }
    return (own - least) / Math.max(1, Math.abs(least));
  }

  private double value(Front.Point point, double carbon, double loss) {
    return point.costEur()
        + carbon * carbonEurT * point.emissionsT()
        + loss * point.disruptionEur();
  }

  /** A place in the grid of weights, whose steps are even in their logarithms. */
  private record Step(int c, int d) {
    int away() {
      return c * c + d * d;
    }

    double carbon() {
      return weight(c);
    }

    double loss() {
      return weight(d);
    }

    List<Step> around() {
      return List.of(
          new Step(c - INSIDE, d),
          new Step(c + INSIDE, d),
          new Step(c, d - INSIDE),
          new Step(c, d + INSIDE));
    }

    RiskWeights weights() {
      return new RiskWeights(rounded(carbon()), rounded(loss()));
    }

    private static double weight(int step) {
      return Math.pow(LARGEST, (double) step / STEPS);
    }

    private static double rounded(double weight) {
      return Math.min(LARGEST, Math.max(1 / LARGEST, Math.rint(weight * 1000) / 1000));
    }
  }
}
