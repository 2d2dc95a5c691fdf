package org.looptwin.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;

/**
 * The questions of a sensitivity: each the same as asked but for one value. The value as asked is
 * always among them.
 */
final class SensitivitySteps {
  /** Study A's carbon prices, as shares of the price of its year, 96.8. */
  private static final List<Double> CARBON = List.of(0.8471, 0.9298, 1.0, 1.0847, 1.188);

  private static final List<Double> FACTORS = List.of(0.5, 1.0, 1.5, 2.0, 2.5);
  private static final List<Double> RECOVERY = List.of(60.0, 68.0, 75.0, 80.0);
  private static final List<Double> WIDTHS = List.of(0.0, 0.5, 1.0, 1.5, 2.0);
  private static final double SAME = 1e-9;

  private final PlanningProblem boxed;
  private final PolicyOptions policy;
  private final long seed;

  /**
   * @param boxed of {@link PolicyOptions#boxed}
   */
  SensitivitySteps(PlanningProblem boxed, PolicyOptions policy, long seed) {
    this.boxed = boxed;
    this.policy = policy;
    this.seed = seed;
  }

  /**
   * @param value of what is varied
   * @param asked whether it is the value of the question itself
   */
  record Step(double value, boolean asked, PlanningProblem problem) {}

  List<Step> of(SensitivityQuestion question) {
    question.check(policy.name());
    return switch (question.kind()) {
      case CARBON -> carbon(question.values());
      case P -> steps(values(question.values(), FACTORS, 1), 1, this::probabilities);
      case RECOVERY -> recovery(question.values());
      case BETA -> beta(question.values());
      case GAMMA -> gamma(question.values());
    };
  }

  private List<Step> carbon(List<Double> asked) {
    double price = mean(new Uncertain(boxed).intervals().get(Uncertain.CARBON).nominal());
    List<Double> usual = CARBON.stream().map(share -> rounded(share * price)).toList();
    return steps(
        values(asked, usual, rounded(price)),
        rounded(price),
        value -> scaled(value / rounded(price), name -> name.equals(Uncertain.CARBON)));
  }

  private PlanningProblem probabilities(double factor) {
    return scaled(factor, name -> name.startsWith(Uncertain.PROBABILITY));
  }

  private PlanningProblem scaled(double factor, Predicate<String> which) {
    Map<String, Interval> intervals = new LinkedHashMap<>();
    new Uncertain(boxed)
        .intervals()
        .forEach(
            (name, interval) ->
                intervals.put(name, which.test(name) ? times(interval, factor) : interval));
    return policy.shaped(new Uncertain(boxed).with(intervals), seed);
  }

  private static Interval times(Interval one, double factor) {
    double most = one.parameter().startsWith(Uncertain.PROBABILITY) ? 1 : Double.MAX_VALUE;
    return new Interval(
        one.parameter(),
        times(one.nominal(), factor, most),
        times(one.lower(), factor, most),
        times(one.upper(), factor, most),
        one.rule());
  }

  private static MonthlySeries times(MonthlySeries path, double factor, double most) {
    double[] values = Arrays.stream(path.toArray()).map(v -> Math.min(most, factor * v)).toArray();
    return new MonthlySeries(path.start(), values);
  }

  private List<Step> recovery(List<Double> asked) {
    MonthlySeries path = boxed.outlooks().recoveryRate();
    double rate = path == null ? boxed.reference().parameters().recoveryRate() : mean(path);
    return steps(
        values(asked, RECOVERY, rounded(100 * rate)),
        rounded(100 * rate),
        value -> {
          Outlooks now = boxed.outlooks();
          Outlooks other =
              new Outlooks(
                  now.supplierP(),
                  now.laneClassP(),
                  now.carbonEurT(),
                  new Uncertain(boxed).constant(value / 100),
                  now.capacityFactor(),
                  now.closedInMonth1());
          return policy.shaped(boxed.with(other, boxed.uncertainty(), boxed.policy()), seed);
        });
  }

  private List<Step> beta(List<Double> asked) {
    double beta = boxed.reference().parameters().beta();
    List<Double> usual = WIDTHS.stream().map(width -> rounded(width * beta)).toList();
    return steps(values(asked, usual, beta), beta, value -> wide(value / beta));
  }

  private PlanningProblem wide(double factor) {
    Map<String, Interval> intervals = new LinkedHashMap<>();
    new Uncertain(boxed)
        .intervals()
        .forEach((name, interval) -> intervals.put(name, wider(interval, factor)));
    return policy.shaped(new Uncertain(boxed).with(intervals), seed);
  }

  private static Interval wider(Interval one, double factor) {
    double most = one.parameter().startsWith(Uncertain.PROBABILITY) ? 1 : Double.MAX_VALUE;
    return new Interval(
        one.parameter(),
        one.nominal(),
        away(one.nominal(), one.lower(), factor, most),
        away(one.nominal(), one.upper(), factor, most),
        one.rule());
  }

  private static MonthlySeries away(
      MonthlySeries nominal, MonthlySeries end, double factor, double most) {
    double[] values = end.toArray();
    for (int t = 0; t < values.length; t++) {
      double value = nominal.at(t) + factor * (values[t] - nominal.at(t));
      values[t] = Math.max(0, Math.min(most, value));
    }
    return new MonthlySeries(end.start(), values);
  }

  private List<Step> gamma(List<Double> asked) {
    PlanningProblem shaped = policy.shaped(boxed, seed);
    double now = policy.robust().gamma();
    return steps(
        values(asked, policy.robust().grid(shaped), now),
        now,
        value -> RobustOptions.withGamma(shaped, value));
  }

  /** With the value as asked among them. */
  private static List<Double> values(List<Double> asked, List<Double> usual, double now) {
    TreeSet<Double> all = new TreeSet<>(asked.isEmpty() ? usual : asked);
    all.removeIf(value -> Math.abs(value - now) < SAME);
    all.add(now);
    return List.copyOf(all);
  }

  private List<Step> steps(List<Double> values, double now, DoubleFunction<PlanningProblem> of) {
    List<Step> steps = new ArrayList<>();
    for (double value : values) {
      boolean asked = Math.abs(value - now) < SAME;
      steps.add(new Step(value, asked, asked ? policy.shaped(boxed, seed) : of.apply(value)));
    }
    return steps;
  }

  private static double mean(MonthlySeries path) {
    return Arrays.stream(path.toArray()).average().orElse(0);
  }

  private static double rounded(double value) {
    return Math.rint(value * 10) / 10;
  }
}
