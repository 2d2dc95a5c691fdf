package org.looptwin.compliance.packs;

import java.time.LocalDate;
import java.util.List;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.finding.Finding;

/** One obligation of a pack, as a pure function of evidence and date. */
@FunctionalInterface
interface Rule {
  /** At least one finding. */
  List<Finding> assess(Evidence evidence, LocalDate on);
}
