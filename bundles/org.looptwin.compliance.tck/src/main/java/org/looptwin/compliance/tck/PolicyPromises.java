package org.looptwin.compliance.tck;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.plugin.api.Check;
import org.looptwin.plugin.api.Contract;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What every {@link CompliancePolicy} promises. Whether it reads the law right is not tried. */
@Component(service = Contract.class, property = "name=CompliancePolicy")
public final class PolicyPromises implements Contract<CompliancePolicy> {
  private static final LocalDate TODAY = LocalDate.of(2031, 6, 1);

  /** No law on batteries, carbon borders or vehicles is older. */
  private static final LocalDate LONG_AGO = LocalDate.of(1900, 1, 1);

  @Activate
  public PolicyPromises() {}

  @Override
  public String name() {
    return "CompliancePolicy";
  }

  @Override
  public Class<CompliancePolicy> spi() {
    return CompliancePolicy.class;
  }

  @Override
  public boolean appliesTo(Map<String, ?> properties) {
    return true;
  }

  @Override
  public List<Check<CompliancePolicy>> checks() {
    return List.of(
        new Check<>("it says which law it is, in which version", PolicyPromises::identified),
        new Check<>("without evidence it answers all the same", PolicyPromises::answersAlways),
        new Check<>("there is always a finding", PolicyPromises::neverEmpty),
        new Check<>("every finding is complete", PolicyPromises::complete),
        new Check<>("one finding for each obligation and subject", PolicyPromises::single),
        new Check<>("without evidence nothing is breached", PolicyPromises::doubts),
        new Check<>("same evidence, same day, same findings", PolicyPromises::pure),
        new Check<>("before there was any law nothing is breached", PolicyPromises::dated),
        new Check<>("two threads at once get what one gets", PolicyPromises::shared));
  }

  private static List<Evidence> evidence() {
    return List.of(
        Exhibits.nothing(), Exhibits.badReadings(), Exhibits.goodReadings(), Exhibits.badPlan());
  }

  private static Optional<String> identified(CompliancePolicy policy) {
    if (policy.id() == null || !policy.id().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      return complain(
          "Its id is '%s', expected 1 to 64 letters, digits, dots or dashes.", policy.id());
    }
    if (blank(policy.version()) || blank(policy.legalBasis())) {
      return complain(
          "Its version is '%s' and its legal basis '%s', expected both.",
          policy.version(), policy.legalBasis());
    }
    return policy.id().equals(policy.id()) ? fine() : complain("Its id changes.");
  }

  private static Optional<String> answersAlways(CompliancePolicy policy) {
    try {
      policy.assess(Exhibits.nothing(), TODAY);
      policy.assess(Exhibits.badReadings(), TODAY);
      return fine();
    } catch (RuntimeException e) {
      return complain(
          "It threw %s on an empty twin or without a plan, expected a finding UNKNOWN.", e);
    }
  }

  private static Optional<String> neverEmpty(CompliancePolicy policy) {
    for (Evidence evidence : evidence()) {
      List<Finding> findings = policy.assess(evidence, TODAY);
      if (findings == null || findings.isEmpty()) {
        return complain(
            "It has no finding for %s, expected UNKNOWN or NOT_APPLICABLE at least.",
            describe(evidence));
      }
    }
    return fine();
  }

  private static Optional<String> complete(CompliancePolicy policy) {
    for (Evidence evidence : evidence()) {
      for (Finding finding : policy.assess(evidence, TODAY)) {
        String lacks = lacks(policy, finding);
        if (!lacks.isEmpty()) {
          return complain("%s: %s", finding, lacks);
        }
      }
    }
    return fine();
  }

  private static String lacks(CompliancePolicy policy, Finding finding) {
    if (!policy.id().equals(finding.policy())) {
      return "its policy is '%s', expected '%s'.".formatted(finding.policy(), policy.id());
    }
    if (blank(finding.rule()) || blank(finding.subject()) || finding.state() == null) {
      return "rule, subject and state are expected.";
    }
    if (blank(finding.legalBasis()) || blank(finding.sentence()) || finding.unit() == null) {
      return "legal basis, sentence and unit (\"\" for none) are expected.";
    }
    return finite(finding.value()) && finite(finding.limit())
        ? ""
        : "value and limit are finite, or null where there is none.";
  }

  private static boolean finite(Double number) {
    return number == null || Double.isFinite(number);
  }

  private static Optional<String> single(CompliancePolicy policy) {
    for (Evidence evidence : evidence()) {
      Set<String> seen = new HashSet<>();
      for (Finding finding : policy.assess(evidence, TODAY)) {
        if (!seen.add(finding.rule() + " of " + finding.subject())) {
          return complain(
              "It finds %s of %s twice for %s.",
              finding.rule(), finding.subject(), describe(evidence));
        }
      }
    }
    return fine();
  }

  private static Optional<String> doubts(CompliancePolicy policy) {
    return breached(policy, Exhibits.nothing(), TODAY)
        .map(
            finding ->
                "It calls %s BREACHED for an empty twin and no plan, expected UNKNOWN."
                    .formatted(finding.rule()));
  }

  private static Optional<String> pure(CompliancePolicy policy) {
    for (Evidence evidence : evidence()) {
      List<Finding> once = policy.assess(evidence, TODAY);
      policy.assess(Exhibits.goodReadings(), LONG_AGO);
      List<Finding> again = policy.assess(evidence, TODAY);
      if (!once.equals(again)) {
        return complain(
            "The same evidence gave %s, then %s. Maybe it keeps state or looks at the clock.",
            once, again);
      }
    }
    return fine();
  }

  private static Optional<String> dated(CompliancePolicy policy) {
    for (Evidence evidence : evidence()) {
      Optional<Finding> breached = breached(policy, evidence, LONG_AGO);
      if (breached.isPresent()) {
        return complain(
            "It calls %s BREACHED on %s for %s. Maybe it does not look at the date; later limits"
                + " are NOTICE.",
            breached.get().rule(), LONG_AGO, describe(evidence));
      }
    }
    return fine();
  }

  private static Optional<String> shared(CompliancePolicy policy) {
    List<Finding> bad = policy.assess(Exhibits.badPlan(), TODAY);
    List<Finding> good = policy.assess(Exhibits.goodReadings(), TODAY);
    CompletableFuture<List<Finding>> other = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                other.complete(policy.assess(Exhibits.badPlan(), TODAY));
              } catch (Throwable broken) { // what a plug-in throws, errors of linking too, is told
                other.completeExceptionally(broken);
              }
            },
            "contract: second caller");
    thread.setDaemon(true);
    thread.start();
    boolean same = good.equals(policy.assess(Exhibits.goodReadings(), TODAY));
    return same && bad.equals(other.join())
        ? fine()
        : complain("Asked by two threads at once it has other findings than alone.");
  }

  private static Optional<Finding> breached(
      CompliancePolicy policy, Evidence evidence, LocalDate on) {
    return policy.assess(evidence, on).stream()
        .filter(finding -> finding.state() == FindingState.BREACHED)
        .findFirst();
  }

  private static String describe(Evidence evidence) {
    return evidence.proposed().isPresent()
        ? "a plan that returns nothing"
        : evidence.twin().revision() == 0 ? "an empty twin and no plan" : "readings without a plan";
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  private static Optional<String> fine() {
    return Optional.empty();
  }

  private static Optional<String> complain(String format, Object... values) {
    return Optional.of(format.formatted(values));
  }
}
