package org.looptwin.uncertainty.calibrated;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Conformal radius where older errors count less: the least score whose share of the weight, that
 * of the next point included, reaches the level; infinite when none does. With fixed weights w and
 * test weight 1 the coverage is short of the level by at most {@code sum w_i d_i / (1 + sum w_i)},
 * d_i how unlike the next error error i is (total variation). Barber, Candes, Ramdas and
 * Tibshirani, Annals of Statistics 51 (2023) 816-845.
 */
final class WeightedConformal {
  private static final double ROUNDING = 1e-12;

  private final double level;
  private final double decay;

  /**
   * @param level in (0, 1]
   * @param decay weight of an error that is i steps old: decay^i, the newest being 1 step old
   * @throws IllegalArgumentException when outside
   */
  WeightedConformal(double level, double decay) {
    if (!(level > 0 && level <= 1)) {
      throw new IllegalArgumentException(
          "The level of a weighted conformal radius is %s, but must lie in (0, 1], e.g. 0.9."
              .formatted(level));
    }
    if (!(decay > 0 && decay <= 1)) {
      throw new IllegalArgumentException(
          "The decay of a weighted conformal radius is %s, but must lie in (0, 1], e.g. 0.97."
              .formatted(decay));
    }
    this.level = level;
    this.decay = decay;
  }

  Width width(List<Double> errors, double fallback) {
    double[] scores = SplitConformal.scores(errors);
    double radius = quantile(scores);
    if (Double.isFinite(radius)) {
      return Width.asAsked(
          radius,
          "weighted conformal %s, decay %s, %d errors".formatted(level, decay, scores.length));
    }
    return Width.unbounded("weighted conformal " + level, scores, fallback);
  }

  /**
   * @param scores oldest first
   */
  double quantile(double[] scores) {
    double[] weights = new double[scores.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.pow(decay, weights.length - i);
    }
    double all = 1 + Arrays.stream(weights).sum();
    double sum = 0;
    List<Integer> ascending =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> scores[i]))
            .toList();
    for (int i : ascending) {
      sum += weights[i];
      if (sum >= (level - ROUNDING) * all) {
        return scores[i];
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}
