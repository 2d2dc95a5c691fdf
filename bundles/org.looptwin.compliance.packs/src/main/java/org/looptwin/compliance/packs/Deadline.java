package org.looptwin.compliance.packs;

import java.time.LocalDate;
import org.looptwin.model.finding.FindingState;

/**
 * From when on an obligation must be met.
 *
 * @param from first day; null for a target without a date, which is never due
 */
record Deadline(LocalDate from) {
  boolean running(LocalDate on) {
    return from != null && !on.isBefore(from);
  }

  /** OK when met, BREACHED when not and due, NOTICE when not and not yet due. */
  FindingState state(boolean met, LocalDate on) {
    if (met) {
      return FindingState.OK;
    }
    return running(on) ? FindingState.BREACHED : FindingState.NOTICE;
  }

  /** For a sentence: "since 2027-12-31", "from 2027-12-31 on", "as a target without a date". */
  String words(LocalDate on) {
    if (from == null) {
      return "as a target without a date";
    }
    return running(on) ? "since " + from : "from " + from + " on";
  }
}
