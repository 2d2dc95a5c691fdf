package org.looptwin.compliance.packs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.looptwin.compliance.api.Compliance;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.compliance.api.Obligation;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.network.Case;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The packs of the case, and every {@link CompliancePolicy} service beside them. */
@Component
public final class PackCompliance implements Compliance {
  private static final Logger LOG = LoggerFactory.getLogger(PackCompliance.class);
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::policy)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::subject);

  private final PackReader reader = new PackReader();

  /** Policies that others add; replaced as a whole when one comes or goes. */
  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile List<CompliancePolicy> added = List.of();

  private volatile CasePacks newest = new CasePacks(Map.of(), List.of());

  @Override
  public List<Finding> assess(Evidence evidence, LocalDate on) {
    return policies(evidence.reference()).stream()
        .flatMap(policy -> assess(policy, evidence, on).stream())
        .sorted(ORDER)
        .toList();
  }

  @Override
  public CompliancePolicy read(String packJson) {
    return reader.read(packJson);
  }

  @Override
  public List<CompliancePolicy> policies(Case reference) {
    List<CompliancePolicy> all = new ArrayList<>(packs(reference));
    all.addAll(added);
    all.sort(Comparator.comparing(CompliancePolicy::id));
    return List.copyOf(all);
  }

  @Override
  public List<Obligation> obligations(Case reference) {
    return packs(reference).stream()
        .filter(Pack.class::isInstance)
        .flatMap(pack -> ((Pack) pack).obligations(reference).stream())
        .toList();
  }

  /** The packs of a case; those of the newest case are kept. */
  private List<CompliancePolicy> packs(Case reference) {
    CasePacks known = newest;
    if (!known.texts().equals(reference.policyPacks())) {
      List<CompliancePolicy> packs = new ArrayList<>();
      reference.policyPacks().forEach((id, json) -> packs.add(readOrReport(id, json)));
      known = new CasePacks(reference.policyPacks(), List.copyOf(packs));
      newest = known;
      LOG.info("{} policy packs of case {} are in force.", packs.size(), reference.name());
    }
    return known.policies();
  }

  private record CasePacks(Map<String, String> texts, List<CompliancePolicy> policies) {}

  /** A vendor's policy may throw anything; what it was to tell is then unknown. */
  private static List<Finding> assess(CompliancePolicy policy, Evidence evidence, LocalDate on) {
    try {
      return complete(policy.assess(evidence, on));
    } catch (RuntimeException e) {
      LOG.warn("Policy {} failed.", policy.id(), e);
      return new Clause(policy.id(), "pack", policy.legalBasis())
          .only(Clause.NETWORK, FindingState.UNKNOWN, "The policy failed: " + e);
    }
  }

  private static List<Finding> complete(List<Finding> findings) {
    for (Finding finding : findings) {
      if (Stream.of(
              finding.policy(),
              finding.rule(),
              finding.subject(),
              finding.state(),
              finding.unit(),
              finding.legalBasis(),
              finding.sentence())
          .anyMatch(Objects::isNull)) {
        throw new IllegalArgumentException("it gave an incomplete finding: " + finding);
      }
    }
    return List.copyOf(findings);
  }

  private CompliancePolicy readOrReport(String id, String json) {
    try {
      return reader.read(json);
    } catch (IllegalArgumentException e) {
      LOG.error("Pack {} is not in force: {}", id, e.getMessage());
      return new BrokenPack(id, e.getMessage());
    }
  }
}
