package org.looptwin.shell;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;

/**
 * What is uncertain in a question, as intervals by name: {@code p:S01}, {@code p:SUEZ}, {@code
 * carbon}. Without a set each is the one value that is reckoned with.
 */
final class Uncertain {
  static final String CARBON = "carbon";
  static final String PROBABILITY = "p:";
  private static final String CERTAIN = "certain";
  private static final int MONTHS = 12;

  private final PlanningProblem problem;
  private final Map<String, Interval> intervals = new LinkedHashMap<>();

  Uncertain(PlanningProblem problem) {
    this.problem = problem;
    if (problem.uncertainty() != null) {
      intervals.putAll(problem.uncertainty().intervals());
    }
    certainRest();
  }

  private void certainRest() {
    Case reference = problem.reference();
    Outlooks outlooks = problem.outlooks();
    for (Node supplier : reference.extended().nodes(NodeType.SUPPLIER)) {
      rest(
          PROBABILITY + supplier.id(),
          outlooks.supplierP().get(supplier.id()),
          supplier.pDisruptionBase());
    }
    rest(
        PROBABILITY + LaneClass.SUEZ,
        outlooks.laneClassP().get(LaneClass.SUEZ),
        reference.parameters().pSuezCalm());
    outlooks.laneClassP().forEach((type, path) -> rest(PROBABILITY + type, path, 0));
    rest(CARBON, outlooks.carbonEurT(), reference.parameters().carbonPriceEurT());
  }

  private void rest(String name, MonthlySeries path, double base) {
    MonthlySeries values = path == null ? constant(base) : path;
    intervals.putIfAbsent(name, new Interval(name, values, values, values, CERTAIN));
  }

  MonthlySeries constant(double value) {
    return MonthlySeries.constant(problem.reference().firstMonth(), MONTHS, value);
  }

  Map<String, Interval> intervals() {
    return new LinkedHashMap<>(intervals);
  }

  Interval certain(String name, double value) {
    MonthlySeries path = constant(value);
    return new Interval(name, path, path, path, "what-if");
  }

  /**
   * The question at the upper ends of other intervals; its set, where it has one, is made of them.
   */
  PlanningProblem with(Map<String, Interval> other) {
    Map<String, MonthlySeries> supplierP = new HashMap<>();
    Map<LaneClass, MonthlySeries> laneP = new EnumMap<>(LaneClass.class);
    other.forEach(
        (name, interval) -> {
          if (name.startsWith(PROBABILITY)) {
            put(name.substring(PROBABILITY.length()), interval.upper(), supplierP, laneP);
          }
        });
    Outlooks now = problem.outlooks();
    Outlooks outlooks =
        new Outlooks(
            supplierP,
            laneP,
            other.get(CARBON).upper(),
            now.recoveryRate(),
            now.capacityFactor(),
            now.closedInMonth1());
    return problem.with(outlooks, set(other), problem.policy());
  }

  private UncertaintySet set(Map<String, Interval> other) {
    UncertaintySet set = problem.uncertainty();
    if (set == null) {
      return null;
    }
    Map<String, Interval> same = new LinkedHashMap<>(other);
    same.values()
        .removeIf(
            one -> !set.intervals().containsKey(one.parameter()) && one.rule().equals(CERTAIN));
    return new UncertaintySet(set.id(), set.shape(), same, set.notes());
  }

  private static void put(
      String subject,
      MonthlySeries path,
      Map<String, MonthlySeries> supplierP,
      Map<LaneClass, MonthlySeries> laneP) {
    for (LaneClass type : LaneClass.values()) {
      if (type.name().equals(subject)) {
        laneP.put(type, path);
        return;
      }
    }
    supplierP.put(subject, path);
  }
}
