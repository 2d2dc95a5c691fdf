package org.looptwin.forecast.tournament;

import org.looptwin.forecast.api.TournamentResult.Comparison;

/**
 * A contestant's mean scaled errors less naive's: of many series one difference each, of fewer than
 * {@value #MANY} one for each origin, oldest first.
 */
final class Differences {
  static final int MANY = 8;

  private final int overlap;
  private final Mean[] means;
  private final boolean bySeries;

  Differences(int series, Origins origins) {
    this.bySeries = series >= MANY;
    this.overlap = bySeries ? 1 : origins.firstWhole();
    this.means = new Mean[bySeries ? series : origins.count() + 1];
  }

  void add(int series, int position, double difference) {
    int at = bySeries ? series : means.length - 1 - position;
    if (means[at] == null) {
      means[at] = new Mean();
    }
    means[at].add(difference);
  }

  /** For the gate. */
  Comparison test() {
    return DieboldMariano.of(all(), overlap);
  }

  /** For the leaderboard. */
  Comparison told() {
    return DieboldMariano.told(all(), overlap);
  }

  private double[] all() {
    double[] all = new double[means.length];
    int n = 0;
    for (Mean mean : means) {
      if (mean != null) {
        all[n++] = mean.value();
      }
    }
    return java.util.Arrays.copyOf(all, n);
  }
}
