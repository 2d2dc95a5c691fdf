package org.looptwin.compliance.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.compliance.api.Obligation;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.twin.TwinSnapshot;

class PackComplianceTest {
  private static final LocalDate ON = LocalDate.of(2026, 6, 1);

  private final PackCompliance compliance = new PackCompliance();

  @Test
  void evaluatesThePacksOfTheCaseAndThoseThatVendorsAdd() {
    compliance.added = List.of(policy("a-vendor", FindingState.OK));

    List<Finding> findings =
        compliance.assess(
            new Scene().plans(40_000, 34_960).recovers("R01", 40, 96, 96, 95).evidence(), ON);

    assertThat(findings)
        .extracting(Finding::policy, Finding::rule, Finding::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a-vendor", "x", FindingState.OK),
            org.assertj.core.groups.Tuple.tuple("house-rules", "HR-REC", FindingState.OK),
            org.assertj.core.groups.Tuple.tuple("house-rules", "HR-XII", FindingState.BREACHED));
  }

  @Test
  void tellsWhatItsRulesAskOfAPlan() {
    assertThat(compliance.obligations(Scene.TINY))
        .containsExactly(
            new Obligation(
                "house-rules",
                "HR-REC",
                LocalDate.of(2024, 1, 1),
                Obligation.Kind.RETURNED_SHARE,
                null,
                0.5));
    String packs =
        "{\"id\":\"p\",\"title\":\"t\",\"version\":\"1\",\"status\":\"research-assumption\",\"rules\":["
            + "{\"id\":\"A\",\"kind\":\"recycled_content_min\",\"from\":\"2031-08-18\","
            + "\"values\":{\"Li\":0.06,\"Pb\":0.85},\"citation\":\"c\"},"
            + "{\"id\":\"B\",\"kind\":\"max_pack_footprint\",\"pack_kwh\":120,\"value\":7,"
            + "\"citation\":\"c\"}]}";
    // of a vehicle of 60 kWh half of a pack of 120
    assertThat(compliance.obligations(withPacks(Scene.TINY, Map.of("p", packs))))
        .extracting(Obligation::rule, Obligation::material, Obligation::limit)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("A", Commodity.LI, 0.06),
            org.assertj.core.groups.Tuple.tuple("B", null, 3.5));
  }

  @Test
  void takesThePacksOfTheCaseThatTheEvidenceIsAbout() {
    Case without = withPacks(Scene.TINY, Map.of());
    assertThat(compliance.policies(Scene.TINY)).hasSize(1);
    assertThat(compliance.policies(without)).isEmpty();
    assertThat(compliance.policies(Scene.TINY)).hasSize(1);
  }

  @Test
  void turnsAPolicyThatFailsIntoUnknownAndKeepsTheOthers() {
    compliance.added = List.of(policy("broken", null), policy("sound", FindingState.OK));

    assertThat(compliance.assess(about(withPacks(Scene.TINY, Map.of())), ON))
        .extracting(Finding::policy, Finding::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("broken", FindingState.UNKNOWN),
            org.assertj.core.groups.Tuple.tuple("sound", FindingState.OK));
  }

  @Test
  void turnsAnIncompleteFindingIntoUnknownAndKeepsTheOthers() {
    Finding hole = new Finding("holes", null, null, FindingState.OK, null, null, "", "none", "s");
    compliance.added =
        List.of(
            telling("holes", () -> List.of(hole, hole)),
            telling("nothing", () -> null),
            policy("sound", FindingState.OK));

    assertThat(compliance.assess(about(withPacks(Scene.TINY, Map.of())), ON))
        .extracting(Finding::policy, Finding::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("holes", FindingState.UNKNOWN),
            org.assertj.core.groups.Tuple.tuple("nothing", FindingState.UNKNOWN),
            org.assertj.core.groups.Tuple.tuple("sound", FindingState.OK));
  }

  @Test
  void reportsAPackOfTheCaseThatCannotBeReadAsUnknown() {
    Case bad = withPacks(Scene.TINY, Map.of("bad", "{\"id\": \"bad\"}"));

    Finding finding = compliance.assess(about(bad), ON).get(0);
    assertThat(finding.state()).isEqualTo(FindingState.UNKNOWN);
    assertThat(finding.sentence()).contains("title is missing");
  }

  private static CompliancePolicy policy(String id, FindingState state) {
    return telling(
        id,
        () -> {
          if (state == null) {
            throw new IllegalStateException("no evidence");
          }
          return new Clause(id, "x", "none").only("plan", state, "s");
        });
  }

  private static CompliancePolicy telling(String id, Supplier<List<Finding>> findings) {
    return new CompliancePolicy() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public String version() {
        return "1";
      }

      @Override
      public String legalBasis() {
        return "none";
      }

      @Override
      public List<Finding> assess(Evidence evidence, LocalDate on) {
        return findings.get();
      }
    };
  }

  private static Evidence about(Case c) {
    return new Evidence(c, null, TwinSnapshot.empty(c.name()));
  }

  private static Case withPacks(Case c, Map<String, String> packs) {
    return new Case(
        c.name(),
        c.network(),
        c.extended(),
        c.firstMonth(),
        c.demandKwh(),
        c.retiredKwh(),
        c.contracts(),
        c.abatement(),
        c.kgPerKwh(),
        c.laneVia(),
        c.observations(),
        c.initialState(),
        c.parameters(),
        c.subsets(),
        packs);
  }
}
