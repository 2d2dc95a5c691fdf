package org.looptwin.compliance.api;

import java.time.LocalDate;
import java.util.List;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.network.Case;
import org.osgi.annotation.versioning.ProviderType;

/** The packs of a case and every policy service beside them, evaluated together. */
@ProviderType
public interface Compliance {
  /**
   * Findings of the packs of the evidence's case and of every policy service, by policy id and rule
   * id. A policy that throws gives UNKNOWN with the reason.
   */
  List<Finding> assess(Evidence evidence, LocalDate on);

  /** A policy pack given as JSON text. */
  CompliancePolicy read(String packJson);

  /** The policies in force for a case, by id. */
  List<CompliancePolicy> policies(Case reference);

  /** What rules of a case's packs ask of a plan that a planner can keep, in the packs' order. */
  default List<Obligation> obligations(Case reference) {
    return List.of();
  }
}
