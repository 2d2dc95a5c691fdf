package com.example.takeback;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** A house rule: from 2027 on, every plan brings retired packs back. */
@Component
public final class TakeBackPolicy implements CompliancePolicy {
  private static final LocalDate FROM = LocalDate.of(2027, 1, 1);

  @Activate
  public TakeBackPolicy() {}

  @Override
  public String id() {
    return "example-take-back";
  }

  @Override
  public String version() {
    return "1.0.0";
  }

  @Override
  public String legalBasis() {
    return "House rules of Example Ltd";
  }

  @Override
  public List<Finding> assess(Evidence evidence, LocalDate on) {
    if (evidence.proposed().isEmpty()) {
      return List.of(finding(FindingState.UNKNOWN, null, "There is no plan to look at."));
    }
    double kwh =
        evidence.plan().flows().stream()
            .filter(flow -> returns(evidence, flow.lane()))
            .mapToDouble(flow -> flow.kwh())
            .sum();
    if (kwh > 0) {
      return List.of(finding(FindingState.OK, kwh, "Retired packs come back."));
    }
    FindingState state = on.isBefore(FROM) ? FindingState.NOTICE : FindingState.BREACHED;
    return List.of(finding(state, kwh, "No retired pack comes back; from 2027 on some must."));
  }

  /** Lanes of the hubs, where a plan uses them, are in the extended network only. */
  private static boolean returns(Evidence evidence, String id) {
    Case reference = evidence.reference();
    Optional<Lane> lane =
        reference.network().lane(id).or(() -> reference.extended().lane(id));
    return lane.isPresent() && lane.get().commodity() == Commodity.RET;
  }

  private Finding finding(FindingState state, Double kwh, String sentence) {
    return new Finding(
        id(), "take-back", "plan", state, kwh, null, "kWh", legalBasis() + ", 1", sentence);
  }
}
