package org.looptwin.loop;

import java.util.List;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.uncertainty.UncertaintySet;

/**
 * One consistent cut of what the loop has concluded.
 *
 * @param foresight what the rules foresee of a series, always the newest
 */
record DeskView(
    List<Decision> decisions,
    PlanStore plans,
    Plan inForce,
    List<Alarm> alarms,
    List<Finding> findings,
    List<Outlook> outlooks,
    UncertaintySet set,
    Situation situation,
    ForesightOfRules foresight,
    long offset) {

  /** Before anything is concluded. */
  static DeskView empty(PlanStore plans) {
    return new DeskView(
        List.of(),
        plans,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        Situation.calm(""),
        ForesightOfRules.NONE,
        0);
  }
}
