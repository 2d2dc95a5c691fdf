package org.looptwin.compliance.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.network.Case;
import org.looptwin.model.twin.TwinSnapshot;

class PackReaderTest {
  private static final LocalDate START = LocalDate.of(2025, 1, 1);
  private final PackReader reader = new PackReader();

  @Test
  void readsThePacksOfTheReferenceCaseAndFindsNothingBreachedAtItsStart() {
    Case reference = Scene.read("meb-europe");
    Evidence evidence = new Evidence(reference, null, TwinSnapshot.empty("meb-europe"));

    for (Map.Entry<String, String> pack : reference.policyPacks().entrySet()) {
      List<Finding> findings = reader.read(pack.getValue()).assess(evidence, START);
      assertThat(findings).isNotEmpty();
      assertThat(findings)
          .allMatch(finding -> finding.policy().equals(pack.getKey()))
          .noneMatch(finding -> finding.state() == FindingState.BREACHED)
          .noneMatch(finding -> finding.sentence().contains("cannot evaluate"));
    }
  }

  @Test
  void findsEveryRuleOfTheBatteryRegulation() {
    Case reference = Scene.read("meb-europe");
    Evidence evidence = new Evidence(reference, null, TwinSnapshot.empty("meb-europe"));
    List<Finding> findings =
        reader.read(reference.policyPacks().get("eu-2023-1542")).assess(evidence, START);

    assertThat(findings.stream().map(Finding::rule).distinct()).hasSize(17);
    assertThat(findings)
        .filteredOn(finding -> finding.rule().equals("BR-XII-C1"))
        .hasSize(7)
        .allMatch(
            finding ->
                finding.legalBasis().equals("Regulation (EU) 2023/1542, Annex XII Part C(1)"));
    assertThat(findings)
        .filteredOn(finding -> finding.rule().equals("BR-7-1"))
        .extracting(Finding::legalBasis)
        .containsExactly("Regulation (EU) 2023/1542, Article 7(1)");
  }

  @Test
  void findsThePlantsThatAreTooFarAboveTheNetworksMean() {
    // capacity-weighted mean 75.01, limit 82.5: only Katowice with 90.9 is above
    Case reference = Scene.read("meb-europe");
    Evidence evidence = new Evidence(reference, null, TwinSnapshot.empty("meb-europe"));

    assertThat(
            reader
                .read(reference.policyPacks().get("study-a"))
                .assess(evidence, LocalDate.of(2026, 1, 1)))
        .filteredOn(finding -> finding.rule().equals("SA-CBAM-15"))
        .filteredOn(finding -> finding.state() == FindingState.BREACHED)
        .extracting(Finding::subject)
        .containsExactly("B02");
  }

  @Test
  void saysThatTheBorderAdjustmentDoesNotReachBatteries() {
    Case reference = Scene.read("meb-europe");
    Evidence evidence = new Evidence(reference, null, TwinSnapshot.empty("meb-europe"));
    List<Finding> findings =
        reader
            .read(reference.policyPacks().get("eu-cbam-2023-956"))
            .assess(evidence, LocalDate.of(2028, 1, 1));

    assertThat(findings).extracting(Finding::rule).containsExactly("CBAM-SCOPE", "CBAM-PROPOSAL");
    assertThat(findings.get(0).state()).isEqualTo(FindingState.NOT_APPLICABLE);
    assertThat(findings.get(0).legalBasis()).isEqualTo("Regulation (EU) 2023/956, Annex I");
    assertThat(findings.get(1).state()).isEqualTo(FindingState.NOTICE);
  }

  @Test
  void namesPackRuleFieldAndExpectationOfAMalformedPack() {
    assertThatThrownBy(() -> reader.read("{\n oops"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "The policy pack is no JSON: line 2, column \\d+: the character 'o' is not expected"
                + " here");
    assertThatThrownBy(() -> reader.read("\uFEFF{\"title\": \"t\"}"))
        .hasMessage("The policy pack: id is missing, expected a text");
    assertThatThrownBy(() -> reader.read("{\"title\": \"t\"}"))
        .hasMessage("The policy pack: id is missing, expected a text");
    assertThatThrownBy(
            () -> read("{\"id\": \"A\", \"kind\": \"battery_passport\", \"from\": \"soon\"}"))
        .hasMessage("Policy pack p, rule A: from is \"soon\", expected a date like 2027-12-31");
    assertThatThrownBy(
            () ->
                read(
                    "{\"id\": \"A\", \"kind\": \"material_recovery_min\","
                        + " \"values\": {\"Li\": 50}}"))
        .hasMessage("Policy pack p, rule A.values: Li is 50, expected a share in [0, 1]");
    assertThatThrownBy(() -> read("")).hasMessageContaining("expected at least one rule");
  }

  @Test
  void marksWhatIsNoLaw() {
    CompliancePolicy study =
        reader.read(
            """
            {"id": "s", "title": "Assumptions", "version": "1", "rules": [
             {"id": "A", "kind": "horizon_target", "year": 2030, "value": -0.5,
              "citation": "study A s5"}]}
            """);

    assertThat(study.assess(new Scene().evidence(), START).get(0).legalBasis())
        .isEqualTo("study A s5 (an assumption, not law)");
  }

  private CompliancePolicy read(String rules) {
    return reader.read(
        "{\"id\": \"p\", \"title\": \"t\", \"version\": \"1\", \"rules\": [" + rules + "]}");
  }
}
