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

  private static final int LONGEST_NAME = 200;

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
      return call(what, WORD, policy -> Brief.of(word.apply(policy)));
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
        present.call(
            "assess", DEADLINE, policy -> copied(policy.assess(evidence, on), present.name()));
    if (findings.isEmpty()) {
      String because = "it gave no finding, expected one per obligation";
      present.failed(because);
      throw new CallFailed(because, null, true);
    }
    present.held();
    return findings;
  }

  /** On the plug-in's thread: what the server keeps is its own. */
  private static List<Finding> copied(List<Finding> findings, String policy) {
    if (findings == null) {
      throw new Unusable("it answered null");
    }
    return findings.stream().map(finding -> copied(finding, policy)).toList();
  }

  private static Finding copied(Finding finding, String policy) {
    if (finding == null) {
      throw new Unusable("one of its findings is null");
    }
    if (!policy.equals(finding.policy())) {
      throw new Unusable(
          "a finding is of policy '%s', expected '%s'".formatted(finding.policy(), policy));
    }
    return new Finding(
        policy,
        named("rule", finding.rule()),
        named("subject", finding.subject()),
        present("state", finding.state()),
        finding.value(),
        finding.limit(),
        Brief.of(present("unit", finding.unit())),
        Brief.of(present("legal basis", finding.legalBasis())),
        Brief.of(present("sentence", finding.sentence())));
  }

  private static String named(String what, String name) {
    if (present(what, name).isBlank() || name.length() > LONGEST_NAME) {
      throw new Unusable(
          "the %s of a finding is '%s', expected 1 to %d characters"
              .formatted(what, Brief.of(name), LONGEST_NAME));
    }
    return name;
  }

  private static <T> T present(String what, T value) {
    if (value == null) {
      throw new Unusable("a finding has no " + what);
    }
    return value;
  }
}
