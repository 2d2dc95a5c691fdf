package org.looptwin.optimise.fuzzy.program;

import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.api.fuzzy.Ranking;
import org.looptwin.optimise.api.fuzzy.Rankings;
import org.looptwin.optimise.api.fuzzy.Shape;

/**
 * One real number read off a fuzzy number, linear in its vertices: a vertex, an end of the expected
 * interval, a ranking.
 */
interface Reading {
  /**
   * @return [4] weights of the vertices of a number with these sides
   */
  double[] weights(Shape left, Shape right);

  default double of(FuzzyNumber number) {
    double[] weights = weights(number.left(), number.right());
    double sum = 0;
    for (int k = 0; k < 4; k++) {
      sum += weights[k] * number.vertex(k + 1);
    }
    return sum;
  }

  static Reading vertex(int number) {
    double[] weights = new double[4];
    weights[number - 1] = 1;
    return (left, right) -> weights;
  }

  /** {@code (1 - share) E1 + share E2}. */
  static Reading between(double share) {
    return (left, right) ->
        new double[] {
          (1 - share) * left.area(),
          (1 - share) * (1 - left.area()),
          share * (1 - right.area()),
          share * right.area()
        };
  }

  static Reading ranked(Ranking ranking, boolean triangular) {
    if (ranking == Rankings.EXPECTED_VALUE || ranking == Rankings.LIOU_WANG) {
      return between(0.5);
    }
    double[] weights = ranking.weights(triangular);
    return (left, right) -> weights;
  }

  /** The same of a number turned round by a negative sign. */
  default Reading turned() {
    return (left, right) -> {
      double[] weights = weights(right, left);
      return new double[] {weights[3], weights[2], weights[1], weights[0]};
    };
  }
}
