package org.looptwin.forecast.tournament;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.looptwin.forecast.api.TournamentResult;
import org.looptwin.forecast.api.TournamentResult.Score;
import org.looptwin.forecast.api.TournamentResult.SeriesForecast;

/** Trials become a leaderboard and forecasts. */
final class Verdict {
  private static final String MIX = "mix";
  private static final String REFERENCE = "naive2";

  private final List<Trial> trials;
  private final List<String> names = new ArrayList<>();
  private final double above;
  private final Mix mix;
  private final Calm calm;
  private final Bands bands;

  /**
   * @param members without naive, in the order of the trials' paths
   * @param learners those of them that have learnt from many series
   */
  Verdict(List<Trial> trials, List<String> members, Set<String> learners, double above) {
    this.trials = trials;
    this.above = above;
    names.add(Trial.NAIVE);
    names.addAll(members);
    this.mix = new Mix(trials, i -> learners.contains(names.get(i)));
    this.calm = new Calm(trials, trials.get(0).origins());
    this.bands = new Bands(trials, mix.paths(), mix::learned, calm);
  }

  TournamentResult result(List<String> notes) {
    List<SeriesForecast> forecasts = new ArrayList<>();
    for (int s = 0; s < trials.size(); s++) {
      forecasts.add(forecast(s));
    }
    return new TournamentResult(leaderboard(), forecasts, trials.get(0).origins().every(), notes);
  }

  private List<Score> leaderboard() {
    Map<String, Board> boards = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      int member = i;
      double[][][] paths =
          trials.stream().map(trial -> trial.paths()[member]).toArray(double[][][]::new);
      Bands own = new Bands(trials, paths, position -> true, calm);
      boards.put(names.get(i), new Board(trials, paths, own, above));
    }
    boards.put(MIX, new Board(trials, mix.paths(), bands, above));
    List<Score> scores = new ArrayList<>();
    boards.forEach(
        (name, board) -> {
          if (!board.empty()) {
            scores.add(score(name, board, boards.get(REFERENCE)));
          }
        });
    scores.sort(Comparator.comparingDouble(Score::naiveRatio).thenComparing(Score::member));
    return scores;
  }

  private Score score(String name, Board board, Board reference) {
    double owa =
        reference == null || reference.empty()
            ? Double.NaN
            : Losses.overall(board.smape(), board.mase(), reference.smape(), reference.mase());
    return new Score(
        name,
        board.mae(),
        board.rmse(),
        board.smape(),
        board.mase(),
        owa,
        board.pinball(),
        board.crps(),
        board.brier(),
        board.coverage(),
        board.naiveRatio(),
        share(name),
        board.test());
  }

  private double share(String name) {
    if (name.equals(MIX)) {
      return 1;
    }
    Mean share = new Mean();
    for (int s = 0; s < trials.size(); s++) {
      share.add(mix.weights(s)[names.indexOf(name)]);
    }
    return share.value();
  }

  private SeriesForecast forecast(int series) {
    Trial trial = trials.get(series);
    double[] path = mix.paths()[series][0];
    double scale = trial.scales()[0];
    List<Double> mean = new ArrayList<>();
    List<Double> low = new ArrayList<>();
    List<Double> middle = new ArrayList<>();
    List<Double> high = new ArrayList<>();
    for (int h = 1; h <= path.length; h++) {
      mean.add(path[h - 1]);
      low.add(trial.clip(path[h - 1] + scale * bands.low(0, h)));
      middle.add(trial.clip(path[h - 1] + scale * bands.middle(0, h)));
      high.add(trial.clip(path[h - 1] + scale * bands.high(0, h)));
    }
    return new SeriesForecast(
        trial.history().target(), mean, low, middle, high, weights(series), notes());
  }

  private Map<String, Double> weights(int series) {
    Map<String, Double> weights = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (mix.weights(series)[i] > 0) {
        weights.put(names.get(i), mix.weights(series)[i]);
      }
    }
    return weights;
  }

  private List<String> notes() {
    int widened = bands.firstWidened();
    return widened == 0
        ? List.of()
        : List.of(
            "quantiles from step %d on are widened: the levels 0.1 and 0.9 need 9 past errors"
                .formatted(widened));
  }
}
