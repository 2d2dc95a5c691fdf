package org.looptwin.compliance.api;

import java.time.LocalDate;
import java.util.List;
import org.looptwin.model.finding.Finding;
import org.osgi.annotation.versioning.ConsumerType;

/** One regulation as a pure function: same evidence, same day, same findings, for ever. */
@ConsumerType
public interface CompliancePolicy {
  /** Pack id, e.g. {@code eu-2023-1542}. */
  String id();

  /** Of the pack, e.g. {@code 2026.11}. */
  String version();

  /** Stable reference, e.g. {@code Regulation (EU) 2023/1542}. */
  String legalBasis();

  /**
   * @param on later thresholds are NOTICE, not BREACHED
   * @return one finding per obligation and subject, never empty; UNKNOWN when evidence is missing
   */
  List<Finding> assess(Evidence evidence, LocalDate on);
}
