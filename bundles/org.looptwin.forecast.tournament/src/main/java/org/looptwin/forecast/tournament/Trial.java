package org.looptwin.forecast.tournament;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One series: what every member says at every position, and what happened.
 *
 * @param paths {@code [member][position][step from 0]}; null where there is none. Member 0 is naive
 * @param scales {@code [position]}: mean absolute step of the seasonally adjusted series known
 *     there
 */
record Trial(SeriesHistory history, Origins origins, double[][][] paths, double[] scales) {
  static final String NAIVE = "naive";
  private static final Logger LOG = LoggerFactory.getLogger(Trial.class);

  /**
   * @param members at each position, always the same names in the same order
   * @param failed names of members that threw or answered nonsense are added
   */
  static Trial of(
      SeriesHistory history,
      Origins origins,
      IntFunction<Map<String, Forecaster>> members,
      long seed,
      Set<String> failed) {
    double[][][] paths = new double[members.apply(0).size() + 1][origins.count() + 1][];
    double[] scales = new double[origins.count() + 1];
    for (int position = 0; position <= origins.count(); position++) {
      if (!origins.usable(history, position)) {
        continue;
      }
      SeriesHistory known =
          position == 0 ? history : history.known(origins.known(history, position));
      scales[position] = Scale.of(known);
      paths[0][position] = naive(known, origins.horizon());
      int member = 1;
      for (Forecaster forecaster : members.apply(position).values()) {
        paths[member++][position] = ask(forecaster, known, origins.horizon(), seed, failed);
      }
    }
    return new Trial(history, origins, paths, scales);
  }

  private static double[] naive(SeriesHistory known, int horizon) {
    double[] path = new double[horizon];
    Arrays.fill(path, clip(known, known.values().last()));
    return path;
  }

  private static double[] ask(
      Forecaster forecaster, SeriesHistory known, int horizon, long seed, Set<String> failed) {
    try {
      ForecastAnswer answer = forecaster.forecast(known, horizon, seed);
      double[] path = answer.read(given -> checked(known, given.mean(), horizon), none -> null);
      return path;
    } catch (RuntimeException | LinkageError e) {
      if (failed.add(forecaster.name())) {
        LOG.warn("Forecaster {} failed for {}", forecaster.name(), known.target(), e);
      }
      return null;
    }
  }

  private static double[] checked(SeriesHistory known, List<Double> mean, int horizon) {
    if (mean.size() != horizon || !mean.stream().allMatch(Double::isFinite)) {
      throw new IllegalStateException(
          "It answered %s where %d finite steps were asked for".formatted(mean, horizon));
    }
    return mean.stream().mapToDouble(value -> clip(known, value)).toArray();
  }

  static double clip(SeriesHistory history, double value) {
    return Math.max(history.lower(), Math.min(history.upper(), value));
  }

  double clip(double value) {
    return clip(history, value);
  }

  /** What happened so many steps after a position, 1 being the first. */
  double outcome(int position, int step) {
    return history.values().at(origins.known(history, position) + step - 1);
  }

  /** The sum of the scaled absolute errors of a path over its first steps. */
  double absoluteError(double[] path, int position, int steps) {
    double sum = 0;
    for (int h = 1; h <= steps; h++) {
      sum += Math.abs(outcome(position, h) - path[h - 1]);
    }
    return sum / scales[position];
  }
}
