package org.looptwin.plugin.live;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.finding.Finding;

/** A plug-in's policy: what is late or throws is told by an exception, which becomes UNKNOWN. */
final class GuardedPolicy extends Guard<CompliancePolicy> implements CompliancePolicy {
  static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final Duration WORD = Duration.ofSeconds(2);

  private volatile String version = "";
  private volatile String legalBasis = "";

  GuardedPolicy(Provided<CompliancePolicy> behind) {
    super(behind);
  }

  @Override
  public String id() {
    return name();
  }

  @Override
  public String version() {
    version = newest("version()", CompliancePolicy::version, version);
    return version;
  }

  @Override
  public String legalBasis() {
    legalBasis = newest("legalBasis()", CompliancePolicy::legalBasis, legalBasis);
    return legalBasis;
  }

  private String newest(
      String what, java.util.function.Function<CompliancePolicy, String> word, String known) {
    try {
      String said = call(what, WORD, word);
      return said == null ? known : said;
    } catch (CallFailed e) {
      return known;
    }
  }

  @Override
  public List<Finding> assess(Evidence evidence, LocalDate on) {
    try {
      return with(present -> checked(present, evidence, on));
    } catch (CallFailed e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static List<Finding> checked(
      Provided<CompliancePolicy> present, Evidence evidence, LocalDate on) throws CallFailed {
    List<Finding> findings =
        present.call("assess", DEADLINE, policy -> List.copyOf(policy.assess(evidence, on)));
    if (findings.isEmpty()) {
      String because = "it gave no finding, expected one per obligation";
      present.failed(because);
      throw new CallFailed(because, null, true);
    }
    present.held();
    return findings;
  }
}
