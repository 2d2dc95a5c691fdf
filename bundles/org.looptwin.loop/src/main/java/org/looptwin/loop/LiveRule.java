package org.looptwin.loop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;

/**
 * The parameters that live conditions rule, not forecasts, and how they came about. A disrupted
 * supplier's probability is min(p_max, expected disrupted days in the next 30 / 30) where that is
 * more than its undisturbed range says: a supplier that fails is never a better bet than before.
 */
final class LiveRule {
  private LiveRule() {}

  static UncertaintySet over(
      UncertaintySet set, Case reference, Set<String> disrupted, Set<LaneClass> stressed) {
    Map<String, Interval> intervals = new LinkedHashMap<>(set.intervals());
    for (String supplier : disrupted) {
      reference
          .network()
          .node(supplier)
          .ifPresent(node -> intervals.computeIfPresent("p:" + supplier, raised(node)));
    }
    for (LaneClass lane : stressed) {
      rename(intervals, "p:" + lane.name(), "closed or delayed: the upper bound of its range");
    }
    List<String> notes =
        set.notes().stream()
            .filter(
                note ->
                    disrupted.stream().noneMatch(id -> note.contains("p:" + id))
                        && stressed.stream().noneMatch(lane -> note.contains("p:" + lane.name())))
            .toList();
    return new UncertaintySet(set.id(), set.shape(), intervals, notes);
  }

  private static BiFunction<String, Interval, Interval> raised(Node supplier) {
    double p = Math.min(supplier.pDisruptionMax(), supplier.recoveryDaysMean() / 30);
    String rule =
        String.format(
            Locale.ROOT,
            "disrupted: the smaller of its limit %.2f and %.0f expected days of 30, and no less than"
                + " undisturbed",
            supplier.pDisruptionMax(),
            supplier.recoveryDaysMean());
    return (name, calm) -> {
      MonthlySeries nominal = atLeast(p, calm.nominal());
      return new Interval(name, nominal, nominal, atLeast(p, calm.upper()), rule);
    };
  }

  private static MonthlySeries atLeast(double least, MonthlySeries path) {
    double[] values = new double[path.months()];
    for (int month = 0; month < values.length; month++) {
      values[month] = Math.max(least, path.at(month));
    }
    return new MonthlySeries(path.start(), values);
  }

  private static void rename(Map<String, Interval> intervals, String parameter, String rule) {
    intervals.computeIfPresent(
        parameter,
        (name, old) -> new Interval(name, old.nominal(), old.lower(), old.upper(), rule));
  }
}
