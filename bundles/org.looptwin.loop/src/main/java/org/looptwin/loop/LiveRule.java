package org.looptwin.loop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;

/** Says of the parameters that live conditions rule, not forecasts, how they came about. */
final class LiveRule {
  private LiveRule() {}

  static UncertaintySet named(
      UncertaintySet set, Case reference, Set<String> disrupted, Set<LaneClass> stressed) {
    Map<String, Interval> intervals = new LinkedHashMap<>(set.intervals());
    for (String supplier : disrupted) {
      reference
          .network()
          .node(supplier)
          .ifPresent(node -> rename(intervals, "p:" + supplier, words(node)));
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

  private static String words(Node supplier) {
    return String.format(
        Locale.ROOT,
        "disrupted: the smaller of its limit %.2f and %.0f expected days of 30",
        supplier.pDisruptionMax(),
        supplier.recoveryDaysMean());
  }

  private static void rename(Map<String, Interval> intervals, String parameter, String rule) {
    intervals.computeIfPresent(
        parameter,
        (name, old) -> new Interval(name, old.nominal(), old.lower(), old.upper(), rule));
  }
}
