package org.looptwin.forecast.record;

import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;

/** What the arena was asked, and said. */
record Asked(SeriesHistory history, int horizon, long seed, Outlook outlook) {
  String target() {
    return history.target();
  }
}
