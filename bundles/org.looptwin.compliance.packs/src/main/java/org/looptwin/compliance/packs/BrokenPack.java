package org.looptwin.compliance.packs;

import java.time.LocalDate;
import java.util.List;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;

/** A pack of the case that could not be read: everything it asks for is unknown. */
record BrokenPack(String id, String reason) implements CompliancePolicy {
  @Override
  public String version() {
    return "";
  }

  @Override
  public String legalBasis() {
    return "";
  }

  @Override
  public List<Finding> assess(Evidence evidence, LocalDate on) {
    return new Clause(id, "pack", "")
        .only(Clause.NETWORK, FindingState.UNKNOWN, "The pack cannot be read: " + reason);
  }
}
