package org.looptwin.loop;

import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.looptwin.decision.api.Stance;
import org.looptwin.model.twin.TwinSnapshot;

/**
 * What a plan is made from. Immutable.
 *
 * @param snapshot the twin
 * @param conditions what stands
 * @param stance with what attitude it is planned
 * @param executed where the horizon has come to
 * @param lots on their way, in the order of their dispatch
 * @param carbonEurT the carbon price's monthly means as telemetry told them
 */
record Situation(
    TwinSnapshot snapshot,
    Conditions conditions,
    Stance stance,
    Executed executed,
    List<Transit.Lot> lots,
    SortedMap<YearMonth, Double> carbonEurT) {

  /** Where the market has told nothing. */
  Situation(
      TwinSnapshot snapshot,
      Conditions conditions,
      Stance stance,
      Executed executed,
      List<Transit.Lot> lots) {
    this(snapshot, conditions, stance, executed, lots, Collections.emptySortedMap());
  }

  /** Before the first reading. */
  static Situation calm(String network) {
    return new Situation(
        TwinSnapshot.empty(network), Conditions.CALM, Stance.DEFAULT, Executed.NOTHING, List.of());
  }

  Situation with(Stance other) {
    return new Situation(snapshot, conditions, other, executed, lots, carbonEurT);
  }
}
