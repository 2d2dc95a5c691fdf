package org.looptwin.http;

import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.model.alarm.AlarmState;
import org.looptwin.model.alarm.Priority;
import org.looptwin.model.decision.DecisionState;

/** What the loop has concluded, in figures. */
final class LoopMetrics {
  private LoopMetrics() {}

  /**
   * @param last the journal's newest offset
   */
  static void desk(Exposition page, DecisionDesk desk, long last) {
    long decided = desk.decidedUpTo();
    page.single(
        "looptwin_decided_offset",
        "gauge",
        "Journal offset up to which everything has been decided upon.",
        decided);
    page.single(
        "looptwin_decided_lag_readings",
        "gauge",
        "Durable readings that have not been decided upon yet.",
        Math.max(0, last - decided));
    page.family("looptwin_decisions", "gauge", "Decisions by their present state.");
    for (DecisionState state : DecisionState.values()) {
      long count = desk.decisions().stream().filter(d -> d.state() == state).count();
      page.sample("looptwin_decisions", count, "state", state.name());
    }
    page.family("looptwin_alarms_standing", "gauge", "Standing alarms by priority.");
    for (Priority priority : Priority.values()) {
      long count = desk.alarms().stream().filter(a -> a.priority() == priority).count();
      page.sample("looptwin_alarms_standing", count, "priority", priority.name());
    }
    page.family(
        "looptwin_alarms_by_state", "gauge", "Standing alarms by what operators said of them.");
    for (AlarmState state : AlarmState.values()) {
      if (state != AlarmState.CLEARED && state != AlarmState.RETURNED) {
        long count = desk.alarms().stream().filter(a -> a.state() == state).count();
        page.sample("looptwin_alarms_by_state", count, "state", state.name());
      }
    }
  }
}
