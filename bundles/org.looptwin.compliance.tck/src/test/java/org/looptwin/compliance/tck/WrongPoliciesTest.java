package org.looptwin.compliance.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.plugin.api.Check;

/** Plausible mistakes, each found by the promise it breaks. */
class WrongPoliciesTest {
  private static final CompliancePolicy SOUND = new TakeBackPolicy();

  @Test
  void aPolicyThatNeedsAPlanAndThrowsWithoutOneIsFound() throws InterruptedException {
    assertThat(
            broken(
                (evidence, on) -> {
                  evidence.proposed().orElseThrow();
                  return SOUND.assess(evidence, on);
                }))
        .startsWith("without evidence it answers all the same")
        .contains("NoSuchElementException");
  }

  @Test
  void aPolicyThatIsSilentWhenAllIsWellIsFound() throws InterruptedException {
    assertThat(
            broken(
                (evidence, on) ->
                    SOUND.assess(evidence, on).stream()
                        .filter(finding -> finding.state() == FindingState.BREACHED)
                        .toList()))
        .startsWith("there is always a finding");
  }

  @Test
  void aFindingUnderAnotherPoliciesNameIsFound() throws InterruptedException {
    assertThat(
            broken(
                (evidence, on) ->
                    List.of(
                        new Finding(
                            "other", "1", "plan", FindingState.OK, null, null, "", "law", "s"))))
        .startsWith("every finding is complete");
  }

  @Test
  void aNumberThatIsNoneIsFound() throws InterruptedException {
    assertThat(
            broken(
                (evidence, on) ->
                    List.of(TakeBackPolicy.finding(FindingState.UNKNOWN, Double.NaN, "s"))))
        .startsWith("every finding is complete");
  }

  @Test
  void anObligationFoundTwiceIsFound() throws InterruptedException {
    assertThat(
            broken(
                (evidence, on) -> {
                  Finding one = SOUND.assess(evidence, on).get(0);
                  return List.of(one, one);
                }))
        .startsWith("one finding for each obligation");
  }

  @Test
  void aPolicyThatTakesMissingEvidenceForABreachIsFound() throws InterruptedException {
    assertThat(
            broken(
                (evidence, on) ->
                    evidence.proposed().isPresent()
                        ? SOUND.assess(evidence, on)
                        : List.of(TakeBackPolicy.finding(FindingState.BREACHED, 0.0, "Nothing."))))
        .startsWith("without evidence nothing is breached");
  }

  @Test
  void aPolicyThatCountsItsCallsIsFound() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    assertThat(
            broken(
                (evidence, on) ->
                    List.of(
                        TakeBackPolicy.finding(
                            FindingState.UNKNOWN, null, "Asked " + calls.incrementAndGet()))))
        .startsWith("same evidence, same day, same findings");
  }

  @Test
  void aPolicyThatIgnoresTheDateIsFound() throws InterruptedException {
    assertThat(broken((evidence, on) -> SOUND.assess(evidence, TakeBackPolicy.FROM)))
        .startsWith("before there was any law nothing is breached");
  }

  private interface Assess {
    List<Finding> assess(Evidence evidence, LocalDate on);
  }

  private record Made(Assess how) implements CompliancePolicy {
    @Override
    public String id() {
      return SOUND.id();
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
      return how.assess(evidence, on);
    }
  }

  private static String broken(Assess how) throws InterruptedException {
    for (Check<CompliancePolicy> check : new PolicyPromises().checks()) {
      String complaint = check.complaint(new Made(how), Duration.ofMinutes(1)).orElse("");
      if (!complaint.isEmpty()) {
        return check.promise() + ": " + complaint;
      }
    }
    return "nothing";
  }
}
