package org.looptwin.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.network.Case;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.uncertainty.api.UncertaintySets;
import org.looptwin.uncertainty.api.UncertaintySets.Parameter;
import org.looptwin.uncertainty.api.UncertaintySets.Radius;

/** The range of the recovery rate beside the box of prices and probabilities. */
final class RecoveryRange {
  static final String NAME = "recovery";

  private static final String COLUMN = "recovery_rate";

  /** Study A's lowest rate, 0.60, below that of 2024, 0.68: used where there is no history. */
  private static final double FALLBACK = 0.08;

  private final UncertaintySets sets;

  RecoveryRange(UncertaintySets sets) {
    this.sets = sets;
  }

  /**
   * The problem with the range in its set, downwards: as wide as the history's month-to-month
   * errors ask.
   */
  PlanningProblem added(PlanningProblem boxed) {
    UncertaintySet box = boxed.uncertainty();
    Case reference = boxed.reference();
    MonthlySeries given = boxed.outlooks().recoveryRate();
    MonthlySeries nominal =
        given != null
            ? given
            : MonthlySeries.constant(
                reference.firstMonth(), boxed.months(), reference.parameters().recoveryRate());
    Parameter recovery = new Parameter(NAME, nominal, errors(reference), 0, 1, FALLBACK);
    UncertaintySet range = sets.box(box.id(), List.of(recovery), Radius.CONFORMAL_90);
    Map<String, Interval> intervals = new LinkedHashMap<>(box.intervals());
    Interval both = range.of(NAME).orElseThrow();
    intervals.put(NAME, new Interval(NAME, nominal, both.lower(), nominal, both.rule()));
    List<String> notes = new ArrayList<>(box.notes());
    notes.addAll(range.notes());
    return boxed.with(
        boxed.outlooks(),
        new UncertaintySet(box.id(), box.shape(), intervals, notes),
        boxed.policy());
  }

  /** Of the forecast that a month is like the one before. */
  private static List<Double> errors(Case reference) {
    MonthlySeries past = reference.observations().market().get(COLUMN);
    List<Double> errors = new ArrayList<>();
    for (int t = 1; past != null && t < past.months(); t++) {
      errors.add(past.at(t) - past.at(t - 1));
    }
    return errors;
  }
}
