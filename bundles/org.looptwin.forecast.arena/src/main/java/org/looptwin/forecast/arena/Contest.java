package org.looptwin.forecast.arena;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who is heard, and how much. At every origin the mix is made of what was known then, so that its
 * past errors are those of a forecaster that could not look ahead.
 *
 * <p>A member is admitted when its errors over the last origins are below 0.97 of naive's, one step
 * ahead and over the horizon. Weights: (1 - s) (1/r) / sum(1/r) + s/k among naive (r = 1) and the k
 * - 1 admitted. When the mix itself has done worse than naive, naive stands alone.
 */
final class Contest {
  private final Question question;
  private final Map<String, Paths> members;
  private final Backtest backtest;
  private final double shrinkage;
  private final double[][] mixed;
  private final double[][] chosen;
  private Map<String, Double> weights = Map.of();

  Contest(Question question, Map<String, Paths> members, int window, double shrinkage) {
    this.question = question;
    this.members = members;
    this.backtest = new Backtest(question, window);
    this.shrinkage = shrinkage;
    this.mixed = new double[question.months() + 1][];
    this.chosen = new double[question.months() + 1][];
    for (int origin = question.firstOrigin(); origin <= question.months(); origin++) {
      decide(origin);
    }
  }

  private void decide(int origin) {
    Map<String, Double> here = weights(origin);
    mixed[origin] = mix(origin, here);
    if (backtest.at(origin, mixed).worseThanNaive()) {
      here = Map.of("naive", 1.0);
    }
    chosen[origin] = mix(origin, here);
    weights = here;
  }

  private Map<String, Double> weights(int origin) {
    Map<String, Double> inverse = new LinkedHashMap<>();
    inverse.put("naive", 1.0);
    members.forEach(
        (name, paths) -> {
          Accuracy accuracy = backtest.at(origin, paths.byOrigin());
          if (accuracy.beatsNaive() && paths.at(origin) != null) {
            inverse.put(name, 1 / accuracy.forWeight());
          }
        });
    double sum = 0;
    for (double each : inverse.values()) {
      sum += each;
    }
    Map<String, Double> weights = new LinkedHashMap<>();
    for (Map.Entry<String, Double> each : inverse.entrySet()) {
      double byError = each.getValue() / sum;
      weights.put(each.getKey(), (1 - shrinkage) * byError + shrinkage / inverse.size());
    }
    return weights;
  }

  private double[] mix(int origin, Map<String, Double> weights) {
    double[] path = new double[question.horizon()];
    if (weights.size() == 1) {
      Arrays.fill(path, question.naive(origin));
      return path;
    }
    weights.forEach(
        (name, weight) -> {
          double[] own = name.equals("naive") ? null : members.get(name).at(origin);
          for (int h = 0; h < path.length; h++) {
            path[h] += weight * (own == null ? question.naive(origin) : own[h]);
          }
        });
    for (int h = 0; h < path.length; h++) {
      path[h] = question.clip(path[h]);
    }
    return path;
  }

  /** The forecast, one value per month ahead. */
  double[] path() {
    return chosen[question.months()];
  }

  /** What was or would have been forecast, {@code [origin][step from 0]}. */
  double[][] pathsByOrigin() {
    return chosen;
  }

  /** Outcome minus forecast at this step, oldest first. */
  double[] residuals(int step) {
    return backtest.residuals(chosen, step);
  }

  /** Of those in the forecast; they sum to 1. */
  Map<String, Double> weights() {
    return weights;
  }

  boolean admitted(String member) {
    return weights.containsKey(member);
  }

  String label() {
    return weights.size() == 1 ? "naive" : "mix";
  }

  /** Who was heard with which weight, and why others were not. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (weights.size() > 1) {
      notes.add("mix of " + weightsInWords());
    }
    members.forEach(
        (name, paths) -> {
          if (!admitted(name)) {
            notes.add(
                name
                    + " not admitted: "
                    + inWords(backtest.at(question.months(), paths.byOrigin())));
          }
        });
    return notes;
  }

  private String weightsInWords() {
    List<String> words = new ArrayList<>();
    weights.forEach(
        (name, weight) -> words.add(String.format(Locale.ROOT, "%s %.2f", name, weight)));
    return String.join(", ", words);
  }

  private String inWords(Accuracy accuracy) {
    if (!accuracy.proven()) {
      return "%d past errors, %d are needed".formatted(accuracy.origins(), Accuracy.ENOUGH);
    }
    String ratios =
        String.format(
            Locale.ROOT,
            "%.3f x naive one month ahead, %.3f x over %d months, %d origins",
            accuracy.oneStep(),
            accuracy.horizon(),
            question.horizon(),
            accuracy.origins());
    return ratios
        + (accuracy.beatsNaive()
            ? ", but the mix was worse than naive"
            : String.format(Locale.ROOT, "; both must be below %.2f", Accuracy.MARGIN));
  }
}
