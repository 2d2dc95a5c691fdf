package org.looptwin.compliance.packs;

import java.time.LocalDate;
import java.util.List;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.compliance.api.Obligation;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.network.Case;

/** One obligation of a pack, as a pure function of evidence and date. */
@FunctionalInterface
interface Rule {
  /** At least one finding. */
  List<Finding> assess(Evidence evidence, LocalDate on);

  /** What it asks of a plan as limits that a planner can keep; none for most. */
  default List<Obligation> obligations(Case reference) {
    return List.of();
  }
}
