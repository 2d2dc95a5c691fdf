package org.looptwin.compliance.tck;

import java.time.LocalDate;
import java.util.List;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;

/** The smallest policy that keeps every promise: from 2027 on a plan must bring packs back. */
final class TakeBackPolicy implements CompliancePolicy {
  static final LocalDate FROM = LocalDate.of(2027, 1, 1);

  @Override
  public String id() {
    return "take-back";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public String legalBasis() {
    return "house rules";
  }

  @Override
  public List<Finding> assess(Evidence evidence, LocalDate on) {
    if (evidence.proposed().isEmpty()) {
      return List.of(finding(FindingState.UNKNOWN, null, "There is no plan to look at."));
    }
    double returned =
        evidence.plan().flows().stream()
            .filter(flow -> flow.lane().startsWith("V"))
            .mapToDouble(flow -> flow.kwh())
            .sum();
    if (returned > 0) {
      return List.of(finding(FindingState.OK, returned, "Packs come back."));
    }
    FindingState state = on.isBefore(FROM) ? FindingState.NOTICE : FindingState.BREACHED;
    return List.of(finding(state, returned, "No pack comes back; from 2027 on some must."));
  }

  static Finding finding(FindingState state, Double kwh, String sentence) {
    return new Finding(
        "take-back", "1", "plan", state, kwh, null, "kWh", "house rules, 1", sentence);
  }
}
