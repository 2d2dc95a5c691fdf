package org.looptwin.forecast.tournament;

import java.util.List;
import org.looptwin.forecast.api.TournamentResult.Comparison;

/**
 * How good the contestants had proved to be by one position: their scaled errors over naive's, at
 * the same series, positions and steps, of forecasts whose outcome was known by then. One series
 * alone says little: its ratio is drawn to that of all series, as if those were {@value #PRIOR}
 * origins of its own.
 */
final class Evidence {
  private static final double PRIOR = 50;
  private static final int ENOUGH = 8;
  private static final double TWO_SIDED = 0.05;

  private final double[][] own; // [contestant][series]
  private final double[][] naive;
  private final int[] origins; // [series]
  private final double[] pooled; // [contestant]
  private final int[] firstSteps; // [contestant]
  private final Differences[] differences; // [contestant]

  /**
   * @param contestants {@code [series][contestant][position][step]}, null where there is none;
   *     contestant 0 is naive
   */
  Evidence(List<Trial> trials, double[][][][] contestants, int position) {
    int members = contestants[0].length;
    this.own = new double[members][trials.size()];
    this.naive = new double[members][trials.size()];
    this.origins = new int[trials.size()];
    this.pooled = new double[members];
    this.firstSteps = new int[members];
    this.differences = new Differences[members];
    for (int i = 0; i < members; i++) {
      differences[i] = new Differences(trials.size(), trials.get(0).origins());
    }
    for (int s = 0; s < trials.size(); s++) {
      collect(trials.get(s), contestants[s], s, position);
    }
    for (int i = 0; i < members; i++) {
      pooled[i] = ratio(sum(own[i]), sum(naive[i]));
    }
  }

  private void collect(Trial trial, double[][][] paths, int series, int position) {
    Origins rules = trial.origins();
    for (int past = position + 1; past <= rules.count(); past++) {
      if (paths[0][past] == null) {
        continue;
      }
      origins[series]++;
      int steps = rules.outcomes(past, position);
      for (int i = 0; i < paths.length; i++) {
        if (paths[i][past] != null) {
          firstSteps[i]++;
          double ownHere = trial.absoluteError(paths[i][past], past, steps);
          double naiveHere = trial.absoluteError(paths[0][past], past, steps);
          own[i][series] += ownHere;
          naive[i][series] += naiveHere;
          differences[i].add(series, past, (ownHere - naiveHere) / steps);
        }
      }
    }
  }

  boolean proven(int contestant) {
    return firstSteps[contestant] >= ENOUGH;
  }

  /** Better than naive by more than luck, as far as so few errors can tell. */
  boolean significant(int contestant) {
    Comparison test = differences[contestant].test();
    return test.statistic() < 0 && test.pValue() < TWO_SIDED;
  }

  /** Errors over naive's for one series, 1 being as good as naive. */
  double ratio(int contestant, int series) {
    double alone = ratio(own[contestant][series], naive[contestant][series]);
    int n = naive[contestant][series] > 0 ? origins[series] : 0;
    return n == 0 ? pooled[contestant] : (n * alone + PRIOR * pooled[contestant]) / (n + PRIOR);
  }

  private static double ratio(double error, double naive) {
    return error == naive ? 1 : error / naive;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
