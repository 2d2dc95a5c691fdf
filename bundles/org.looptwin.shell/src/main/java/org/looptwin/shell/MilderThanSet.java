package org.looptwin.shell;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Protection.Recourse;

/**
 * What-if values that lie within the set a plan is protected against. They are certain, so that
 * less has to be reckoned with than before: such a what-if is no stress, and its plan is cheaper.
 */
final class MilderThanSet {
  private static final double SAME = 1e-9;

  private final UncertaintySet set;

  /**
   * @param boxed before anything is otherwise; without a set nothing is milder
   */
  MilderThanSet(PlanningProblem boxed) {
    set = boxed.uncertainty();
  }

  /**
   * @param values by name in the set
   * @param recovery null where nothing is said of it
   */
  List<String> sentences(Map<String, Double> values, Double recovery) {
    List<String> sentences = new ArrayList<>();
    if (set == null) {
      return sentences;
    }
    values.forEach(
        (name, value) ->
            set.of(name)
                .filter(interval -> value < highest(interval) - SAME)
                .ifPresent(
                    interval -> sentences.add(sentence(name, value, "up to", highest(interval)))));
    if (recovery != null) {
      set.of(Recourse.PARAMETER)
          .filter(interval -> recovery > lowest(interval) + SAME)
          .ifPresent(
              interval ->
                  sentences.add(
                      sentence(Recourse.PARAMETER, recovery, "down to", lowest(interval))));
    }
    return sentences;
  }

  private static String sentence(String name, double value, String to, double worst) {
    return "%s=%s lies within the set, which reckons with %s %s: taken as certain it is no stress,"
            .formatted(name.replace("p:", "p."), digits(value), to, digits(worst))
        + " and the plan with it may be cheaper.";
  }

  private static String digits(double value) {
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  private static double highest(Interval interval) {
    return Arrays.stream(interval.upper().toArray()).max().orElse(0);
  }

  private static double lowest(Interval interval) {
    return Arrays.stream(interval.lower().toArray()).min().orElse(0);
  }
}
