package org.looptwin.compliance.api;

import java.time.LocalDate;
import java.util.List;
import org.looptwin.model.finding.Finding;
import org.osgi.annotation.versioning.ProviderType;

/** All policies in force, evaluated together. */
@ProviderType
public interface Compliance {
  /**
   * Findings of every policy, by policy id and rule id. A policy that throws gives UNKNOWN with the
   * reason.
   */
  List<Finding> assess(Evidence evidence, LocalDate on);

  /** Findings of a policy pack given as JSON text, for packs that are not in force. */
  CompliancePolicy read(String packJson);

  /** The policies in force, by id. */
  List<CompliancePolicy> policies();
}
