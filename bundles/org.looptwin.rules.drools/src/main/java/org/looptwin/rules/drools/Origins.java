package org.looptwin.rules.drools;

import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.rules.drools.facts.Origin;

/** What is known of the places that series come from. */
interface Origins {
  Origin of(SeriesId series);
}
