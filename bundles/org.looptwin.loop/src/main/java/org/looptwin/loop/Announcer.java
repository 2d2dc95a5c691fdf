package org.looptwin.loop;

import org.looptwin.decision.api.LoopEvent;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.plan.Plan;

/** Told of everything worth telling; a rebuild tells nobody. */
interface Announcer {
  /** Says nothing. */
  Announcer SILENT = new Announcer() {};

  default void stage(LoopEvent event) {}

  /** {@code plan} is the decision's own. */
  default void decision(Decision decision, Plan plan) {}

  default void approved(Decision decision, Plan plan) {}

  default void alarm(Alarm alarm, boolean standing) {}

  default void finding(Finding finding) {}
}
