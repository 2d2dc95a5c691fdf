package org.looptwin.uncertainty.calibrated;

import java.util.List;
import java.util.Locale;

/**
 * Split conformal radius at a level that has followed the past: each error is held against the
 * radius of those before it, and the level moves by {@link AdaptiveLevel}. Errors that have become
 * larger than they were raise it, calm times lower it.
 */
final class AdaptiveConformal {
  /** Step of the level: Gibbs and Candes use 0.005 for long series; monthly ones are short. */
  static final double GAMMA = 0.05;

  private final double level;

  /**
   * @param level wanted in the long run, in (0, 1)
   */
  AdaptiveConformal(double level) {
    this.level = level;
  }

  Width width(List<Double> errors, double fallback) {
    AdaptiveLevel alpha = new AdaptiveLevel(1 - level, GAMMA, 1 - level);
    for (int t = 1; t < errors.size(); t++) {
      alpha.observed(outside(errors, t, alpha.alpha()));
    }
    double now = 1 - alpha.alpha();
    String rule = String.format(Locale.ROOT, "adaptive conformal %s, now %.3f", level, now);
    if (now >= 1) {
      return Width.unbounded(rule, SplitConformal.scores(errors), fallback);
    }
    if (now <= 0) {
      return Width.asAsked(0, rule + ": empty");
    }
    Width width = new SplitConformal(now).width(errors, fallback);
    return new Width(width.radius(), rule + "; " + width.rule(), width.doubt());
  }

  /** Whether error t lay outside the radius of those before it. */
  private static boolean outside(List<Double> errors, int t, double alpha) {
    if (alpha <= 0) {
      return false;
    }
    if (alpha >= 1) {
      return true;
    }
    double[] past = SplitConformal.scores(errors.subList(0, t));
    java.util.Arrays.sort(past);
    int k = new SplitConformal(1 - alpha).rank(t);
    double score = SplitConformal.scores(errors.subList(t, t + 1))[0];
    return k <= t && score > past[k - 1];
  }
}
