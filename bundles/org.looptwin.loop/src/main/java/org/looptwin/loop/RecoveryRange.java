package org.looptwin.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.network.Case;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.optimise.api.Protection;
import org.looptwin.uncertainty.api.UncertaintySets;
import org.looptwin.uncertainty.api.UncertaintySets.Parameter;
import org.looptwin.uncertainty.api.UncertaintySets.Radius;

/** The range of the recovery rate beside the box of prices and probabilities, downwards. */
final class RecoveryRange {
  private static final String COLUMN = "recovery_rate";

  /** Study A's lowest rate, 0.60, below that of 2024, 0.68: used where there is no history. */
  private static final double FALLBACK = 0.08;

  private final UncertaintySets sets;
  private final Case reference;
  private final int months;

  RecoveryRange(UncertaintySets sets, Case reference, int months) {
    this.sets = sets;
    this.reference = reference;
    this.months = months;
  }

  /** The set with the range, as wide as the history's month-to-month errors ask. */
  UncertaintySet added(UncertaintySet box, Radius radius) {
    String name = Protection.Recourse.PARAMETER;
    MonthlySeries nominal =
        MonthlySeries.constant(
            reference.firstMonth(), months, reference.parameters().recoveryRate());
    Parameter recovery = new Parameter(name, nominal, errors(), 0, 1, FALLBACK);
    UncertaintySet range = sets.box(box.id(), List.of(recovery), radius);
    Interval both = range.of(name).orElseThrow();
    Map<String, Interval> intervals = new LinkedHashMap<>(box.intervals());
    intervals.put(name, new Interval(name, nominal, both.lower(), nominal, both.rule()));
    List<String> notes = new ArrayList<>(box.notes());
    notes.addAll(range.notes());
    return new UncertaintySet(box.id(), box.shape(), intervals, notes);
  }

  /** Of the forecast that a month is like the one before. */
  private List<Double> errors() {
    MonthlySeries past = reference.observations().market().get(COLUMN);
    List<Double> errors = new ArrayList<>();
    for (int t = 1; past != null && t < past.months(); t++) {
      errors.add(past.at(t) - past.at(t - 1));
    }
    return errors;
  }
}
