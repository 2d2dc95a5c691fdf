package org.looptwin.forecast.tournament;

import java.util.List;
import org.looptwin.forecast.api.TournamentResult.Comparison;

/** The errors of one contestant over the scored positions of all series. */
final class Board {
  private static final double[] LEVELS = {Bands.TAIL, 0.5, 1 - Bands.TAIL};

  private final List<Trial> trials;
  private final double[][][] paths;
  private final Bands bands;
  private final double above;
  private final Mean mae = new Mean();
  private final Mean rmse = new Mean();
  private final Mean smape = new Mean();
  private final Mean mase = new Mean();
  private final Mean pinball = new Mean();
  private final Mean crps = new Mean();
  private final Mean brier = new Mean();
  private final Mean covered = new Mean();
  private final Differences differences;
  private double scaled;
  private double scaledNaive;

  /**
   * @param paths {@code [series][position][step]}
   * @param above the event; NaN for none
   */
  Board(List<Trial> trials, double[][][] paths, Bands bands, double above) {
    this.trials = trials;
    this.paths = paths;
    this.bands = bands;
    this.above = above;
    this.differences = new Differences(trials.size(), trials.get(0).origins());
    for (int s = 0; s < trials.size(); s++) {
      score(s, paths[s]);
    }
  }

  private void score(int series, double[][] path) {
    Trial trial = trials.get(series);
    OneSeries one = new OneSeries(trial, path, bands, above);
    Origins origins = trial.origins();
    Mean own = new Mean();
    Mean naive = new Mean();
    for (int position = origins.count(); position >= 1; position--) {
      if (origins.scores(position) && path[position] != null) {
        double ownHere = one.at(position);
        double naiveHere = one.naiveAt(position);
        own.add(ownHere);
        naive.add(naiveHere);
        differences.add(series, position, ownHere - naiveHere);
      }
    }
    if (!own.empty()) {
      scaled += own.value();
      scaledNaive += naive.value();
      one.addTo(this);
    }
  }

  /** The losses of one series, kept apart so that every series counts alike. */
  private static final class OneSeries {
    private final Trial trial;
    private final double[][] path;
    private final Bands bands;
    private final double above;
    private final double[] values;
    private final Mean absolute = new Mean();
    private final Mean squared = new Mean();
    private final Mean percent = new Mean();
    private final Mean perDifference = new Mean();
    private final Mean quantiles = new Mean();
    private final Mean ranked = new Mean();
    private final Mean event = new Mean();
    private final Mean inside = new Mean();

    OneSeries(Trial trial, double[][] path, Bands bands, double above) {
      this.trial = trial;
      this.path = path;
      this.bands = bands;
      this.above = above;
      this.values = trial.history().values().toArray();
    }

    /** Scores a position; its mean scaled error. */
    double at(int position) {
      Origins origins = trial.origins();
      double scale = trial.scales()[position];
      double seasonal =
          Scale.seasonalDifference(
              values, origins.known(trial.history(), position), trial.history().season());
      for (int h = 1; h <= origins.horizon(); h++) {
        double outcome = trial.outcome(position, h);
        double forecast = path[position][h - 1];
        double miss = Math.abs(outcome - forecast);
        absolute.add(miss);
        squared.add(miss * miss);
        percent.add(Losses.symmetricPercent(outcome, forecast));
        if (seasonal > 0) {
          perDifference.add(miss / seasonal);
        }
        if (bands.honest(position, h)) {
          band(position, h, outcome, forecast, scale);
        }
      }
      return trial.absoluteError(path[position], position, origins.horizon()) / origins.horizon();
    }

    private void band(int position, int h, double outcome, double forecast, double scale) {
      double low = trial.clip(forecast + scale * bands.low(position, h));
      double high = trial.clip(forecast + scale * bands.high(position, h));
      double[] at = {low, trial.clip(forecast + scale * bands.middle(position, h)), high};
      inside.add(outcome >= low && outcome <= high ? 1 : 0);
      for (int level = 0; level < LEVELS.length; level++) {
        quantiles.add(Losses.pinball(outcome, at[level], LEVELS[level]));
      }
      double[] points = bands.spread(position, h).clone();
      double likely = 0;
      for (int i = 0; i < points.length; i++) {
        points[i] = trial.clip(forecast + scale * points[i]);
        likely += points[i] > above ? 1.0 / points.length : 0;
      }
      ranked.add(Losses.crps(outcome, points));
      if (!Double.isNaN(above)) {
        double happened = outcome > above ? 1 : 0;
        event.add((likely - happened) * (likely - happened));
      }
    }

    double naiveAt(int position) {
      int horizon = trial.origins().horizon();
      return trial.absoluteError(trial.paths()[0][position], position, horizon) / horizon;
    }

    void addTo(Board board) {
      board.mae.addIf(absolute);
      board.rmse.addIf(squared);
      board.smape.addIf(percent);
      board.mase.addIf(perDifference);
      board.pinball.addIf(quantiles);
      board.crps.addIf(ranked);
      board.brier.addIf(event);
      board.covered.addIf(inside);
    }
  }

  boolean empty() {
    return mae.empty();
  }

  double mae() {
    return mae.value();
  }

  double rmse() {
    return Math.sqrt(rmse.value());
  }

  double smape() {
    return smape.value();
  }

  double mase() {
    return mase.value();
  }

  double pinball() {
    return pinball.value();
  }

  double crps() {
    return crps.value();
  }

  double brier() {
    return brier.value();
  }

  double coverage() {
    return covered.value();
  }

  double naiveRatio() {
    return scaled == scaledNaive ? 1 : scaled / scaledNaive;
  }

  Comparison test() {
    return differences.told();
  }
}
