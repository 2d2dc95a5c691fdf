package org.looptwin.uncertainty.calibrated;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Split conformal radius: of n absolute errors the k-th smallest, k = ceil((n+1) level).
 *
 * <p>With exchangeable errors the next one lies within it with a probability in [level, level +
 * 1/(n+1)]. When k exceeds n no finite radius has that property: the greater of the fallback and
 * the largest error is taken, and said so. Source: Vovk, Gammerman and Shafer (2005); Lei et al.,
 * Journal of the American Statistical Association 113 (2018).
 */
final class SplitConformal {
  private static final double ROUNDING = 1e-9; // 0.55 x 100 is 55.00000000000001

  private final double level;

  /**
   * @param level in (0, 1]
   * @throws IllegalArgumentException when outside
   */
  SplitConformal(double level) {
    if (!(level > 0 && level <= 1)) {
      throw new IllegalArgumentException(
          "The level of a conformal radius is %s, but must lie in (0, 1], e.g. 0.9."
              .formatted(level));
    }
    this.level = level;
  }

  Width width(List<Double> errors, double fallback) {
    double[] scores = scores(errors);
    Arrays.sort(scores);
    int k = rank(scores.length);
    if (k <= scores.length && Double.isFinite(scores[k - 1])) {
      return Width.asAsked(
          scores[k - 1], "conformal %s, %d errors, k = %d".formatted(level, scores.length, k));
    }
    return Width.unbounded("conformal " + level, scores, fallback).doubted(doubt(scores));
  }

  /** Which of n scores, 1 being the smallest; n + 1 for none. */
  int rank(int n) {
    return (int) Math.ceil((n + 1) * level - ROUNDING);
  }

  /** What would be honest, and what would be needed. */
  private String doubt(double[] scores) {
    int finite = (int) Arrays.stream(scores).filter(Double::isFinite).count();
    String honest =
        finite == 0
            ? "no level is honest without errors"
            : String.format(
                Locale.ROOT,
                "the widest honest level is %.3f",
                (double) finite / (scores.length + 1));
    int needed = level < 1 ? (int) Math.ceil(level / (1 - level) - ROUNDING) : Integer.MAX_VALUE;
    return "%d errors are too few for the level %s (%s): unbounded at this level; %s"
        .formatted(
            finite, level, level < 1 ? needed + " are needed" : "no number is enough", honest);
  }

  /** Absolute errors, oldest first; what is not a number counts as infinitely wrong. */
  static double[] scores(List<Double> errors) {
    return errors.stream()
        .mapToDouble(error -> Double.isNaN(error) ? Double.POSITIVE_INFINITY : Math.abs(error))
        .toArray();
  }
}
