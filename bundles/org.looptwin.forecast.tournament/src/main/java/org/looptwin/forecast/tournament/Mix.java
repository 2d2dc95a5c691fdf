package org.looptwin.forecast.tournament;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * The tournament's own forecast: of every series, at every position, the members admitted there by
 * what was known there, weighed by inverse error, shrunk towards equal weights.
 *
 * <p>With r a member's errors over naive's ({@link Evidence}; naive's is 1) it is admitted when r
 * is below {@value #MARGIN}, better than naive by Diebold and Mariano's test at 5 % (two-sided),
 * and its gain 1 - r at least {@value #GAIN} of the greatest gain; naive when nobody else is.
 * Weights of the k admitted: (1 - s) (1/r) / sum(1/r) + s / k, s = {@value #SHRINKAGE}; where some
 * of them have learnt from many series, these and the others get half each. When a mix so made has
 * itself been worse than naive, naive stands alone.
 */
final class Mix {
  private static final double MARGIN = 0.97;
  private static final double GAIN = 0.4;
  private static final double SHRINKAGE = 0.5;
  private static final double LEAST_RATIO = 0.05;

  private final List<Trial> trials;
  private final IntPredicate learners;
  private final double[][][][] members; // [series][member][position][step]
  private final double[][][] mixed; // [series][position][step]
  private final double[][][] paths; // the same, naive where the mix had been worse
  private final double[][] weights; // [series][member], at the end
  private final boolean[] learned; // [position]
  private boolean[] proven; // [member], at the position that is being decided

  /**
   * @param learners whether a member, naive being 0, has learnt from many series
   */
  Mix(List<Trial> trials, IntPredicate learners) {
    this.trials = trials;
    this.learners = learners;
    Origins origins = trials.get(0).origins();
    this.members = trials.stream().map(Trial::paths).toArray(double[][][][]::new);
    this.mixed = new double[trials.size()][origins.count() + 1][];
    this.paths = new double[trials.size()][origins.count() + 1][];
    this.weights = new double[trials.size()][];
    this.learned = new boolean[origins.count() + 1];
    for (int position = origins.count(); position >= 0; position--) {
      decide(position);
    }
  }

  private void decide(int position) {
    Evidence evidence = new Evidence(trials, members, position);
    Evidence ofMix = new Evidence(trials, besideNaive(), position);
    learned[position] = evidence.proven(0);
    proven = new boolean[members[0].length];
    for (int i = 1; i < proven.length; i++) {
      proven[i] = evidence.proven(i) && evidence.significant(i);
    }
    for (int s = 0; s < trials.size(); s++) {
      if (members[s][0][position] != null) {
        double[] shares = shares(evidence, s, position);
        mixed[s][position] = mix(s, position, shares);
        boolean worse = ofMix.proven(1) && ofMix.ratio(1, s) > 1;
        weights[s] = worse ? naiveAlone(shares.length) : shares;
        paths[s][position] = mix(s, position, weights[s]);
      }
    }
  }

  private double[][][][] besideNaive() {
    double[][][][] both = new double[trials.size()][][][];
    for (int s = 0; s < trials.size(); s++) {
      both[s] = new double[][][] {members[s][0], mixed[s]};
    }
    return both;
  }

  private double[] shares(Evidence evidence, int series, int position) {
    int count = members[series].length;
    double least = 1;
    for (int i = 1; i < count; i++) {
      if (earned(evidence, i, series, position)) {
        least = Math.min(least, evidence.ratio(i, series));
      }
    }
    double[] inverse = new double[count];
    double sum = 0;
    int admitted = 0;
    for (int i = 0; i < count; i++) {
      double r = i == 0 ? 1 : evidence.ratio(i, series);
      if (1 - r >= GAIN * (1 - least) && (i == 0 || earned(evidence, i, series, position))) {
        inverse[i] = 1 / Math.max(r, LEAST_RATIO);
        sum += inverse[i];
        admitted++;
      }
    }
    if (admitted == 0) {
      return naiveAlone(count);
    }
    for (int i = 0; i < count; i++) {
      inverse[i] = inverse[i] == 0 ? 0 : (1 - SHRINKAGE) * inverse[i] / sum + SHRINKAGE / admitted;
    }
    return halfEach(inverse);
  }

  /** Those that have learnt from many series and those that look at one count alike together. */
  private double[] halfEach(double[] weights) {
    double learnt = 0;
    double all = 0;
    for (int i = 0; i < weights.length; i++) {
      learnt += learners.test(i) ? weights[i] : 0;
      all += weights[i];
    }
    double others = all - learnt;
    for (int i = 0; learnt > 0 && others > 0 && i < weights.length; i++) {
      weights[i] *= 0.5 / (learners.test(i) ? learnt : others);
    }
    return weights;
  }

  private boolean earned(Evidence evidence, int member, int series, int position) {
    return members[series][member][position] != null
        && proven[member]
        && evidence.ratio(member, series) < MARGIN;
  }

  private static double[] naiveAlone(int count) {
    double[] weights = new double[count];
    weights[0] = 1;
    return weights;
  }

  private double[] mix(int series, int position, double[] shares) {
    Trial trial = trials.get(series);
    double[] path = new double[trial.origins().horizon()];
    for (int i = 0; i < shares.length; i++) {
      for (int h = 0; shares[i] > 0 && h < path.length; h++) {
        path[h] += shares[i] * members[series][i][position][h];
      }
    }
    for (int h = 0; h < path.length; h++) {
      path[h] = trial.clip(path[h]);
    }
    return path;
  }

  /** {@code [series][position][step]}. */
  double[][][] paths() {
    return paths;
  }

  /** Of the members in a series' final forecast, naive first. */
  double[] weights(int series) {
    return weights[series];
  }

  /** Whether there was anything to learn weights from. */
  boolean learned(int position) {
    return learned[position];
  }
}
