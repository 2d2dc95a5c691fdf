package org.looptwin.compliance.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.looptwin.model.finding.FindingState.BREACHED;
import static org.looptwin.model.finding.FindingState.NOTICE;
import static org.looptwin.model.finding.FindingState.NOT_APPLICABLE;
import static org.looptwin.model.finding.FindingState.OK;
import static org.looptwin.model.finding.FindingState.UNKNOWN;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.telemetry.Quality;

class RuleKindsTest {
  private static final String RECOVERY =
      """
      "kind": "material_recovery_min", "by": "2027-12-31",
      "values": {"Co": 0.9, "Cu": 0.9, "Pb": 0.9, "Ni": 0.9, "Li": 0.5}""";
  private static final String CONTENT =
      """
      "kind": "recycled_content_min", "from": "2031-08-18",
      "values": {"Co": 0.16, "Pb": 0.85, "Li": 0.06, "Ni": 0.06}""";

  @Test
  void noticesALowRecoveryBeforeItsDateAndCallsItABreachFromThenOn() {
    Scene low = new Scene().recovers("R01", 49, 96, 96, 95);

    Finding before = only(low.findings(RECOVERY, "2027-12-30"));
    assertThat(before.state()).isEqualTo(NOTICE);
    assertThat(before.subject()).isEqualTo("R01");
    assertThat(before.value()).isCloseTo(49, within(1e-9));
    assertThat(before.limit()).isEqualTo(50);
    assertThat(before.unit()).isEqualTo("%");
    assertThat(before.sentence())
        .isEqualTo(
            "R01 recovers 96 % of Co, 95 % of Cu, 96 % of Ni, 49 % of Li;"
                + " from 2027-12-31 on at least 50 % of Li is required.");
    assertThat(only(low.findings(RECOVERY, "2027-12-31")).state()).isEqualTo(BREACHED);
  }

  @Test
  void judgesARecyclerByTheMetalThatMissesItsOwnLimitMost() {
    // lithium is the lowest number but above its limit; nickel at 89 misses 90
    Finding finding =
        only(new Scene().recovers("R01", 60, 96, 89, 95).findings(RECOVERY, "2028-01-01"));

    assertThat(finding.state()).isEqualTo(BREACHED);
    assertThat(finding.limit()).isEqualTo(90);
  }

  @Test
  void acceptsARecoveryExactlyAtItsLimit() {
    assertThat(
            only(new Scene().recovers("R01", 50, 90, 90, 90).findings(RECOVERY, "2028-01-01"))
                .state())
        .isEqualTo(OK);
  }

  @Test
  void neverCallsARecyclerFineThatHasNotReportedEverything() {
    Scene partly =
        new Scene()
            .reads("recycling-centre", "R01", "recovery_Li", 90)
            .reads("recycling-centre", "R01", "recovery_Co", 96)
            .reads("recycling-centre", "R01", "recovery_Ni", 96)
            .reads("recycling-centre", "R01", "recovery_Cu", 95, Quality.BAD);

    Finding finding = only(partly.findings(RECOVERY, "2026-01-01"));
    assertThat(finding.state()).isEqualTo(UNKNOWN);
    assertThat(finding.sentence()).endsWith("Not reported: Cu.");
    assertThat(only(new Scene().findings(RECOVERY, "2026-01-01")).state()).isEqualTo(UNKNOWN);
  }

  @Test
  void looksAtCentresThatReportAlthoughThePlanClosesThem() {
    List<Finding> findings =
        new Scene()
            .plans(40_000, 34_960)
            .recovers("R02", 10, 96, 96, 95)
            .findings(RECOVERY, "2028-01-01");

    assertThat(findings)
        .extracting(Finding::subject, Finding::state)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("R01", UNKNOWN),
            org.assertj.core.groups.Tuple.tuple("R02", BREACHED));
  }

  @Test
  void takesTheLithiumLimitOfTheRecyclingEfficiency() {
    String rule =
        """
        "kind": "recycling_efficiency_min", "by": "2025-12-31",
        "values": {"lead_acid": 0.75, "lithium": 0.65, "NiCd": 0.8}""";
    Scene scene = new Scene().reads("recycling-centre", "R01", "recycling_efficiency", 64);

    Finding finding = only(scene.findings(rule, "2026-01-01"));
    assertThat(finding.state()).isEqualTo(BREACHED);
    assertThat(finding.limit()).isEqualTo(65);
    assertThat(only(scene.findings(rule, "2025-12-30")).state()).isEqualTo(NOTICE);
    assertThat(
            only(new Scene()
                    .reads("recycling-centre", "R01", "recycling_efficiency", 70)
                    .findings(rule, "2026-01-01"))
                .state())
        .isEqualTo(OK);
  }

  @Test
  void measuresRecycledContentAgainstAllThatThePlantReceives() {
    // 34,960 of 80,000 is 43.7 %; 6,400 of 80,000 is 8 %: enough for Li and Ni, not for Co
    Finding rich = only(new Scene().plans(40_000, 34_960).findings(CONTENT, "2032-01-01"));
    assertThat(rich.state()).isEqualTo(OK);
    assertThat(rich.subject()).isEqualTo("B01");
    assertThat(rich.value()).isCloseTo(43.7, within(1e-9));

    Scene poor = new Scene().plans(8_000, 6_400);
    Finding late = only(poor.findings(CONTENT, "2031-08-18"));
    assertThat(late.state()).isEqualTo(BREACHED);
    assertThat(late.value()).isCloseTo(8, within(1e-9));
    assertThat(late.limit()).isEqualTo(16);
    assertThat(only(poor.findings(CONTENT, "2031-08-17")).state()).isEqualTo(NOTICE);
  }

  @Test
  void doesNotTakeAMetalThatIsNotPlannedForAWhollyRecycledOne() {
    Finding finding =
        only(new Scene().plans(40_000, 34_960).lithiumOnly().findings(CONTENT, "2032-01-01"));

    assertThat(finding.state()).isEqualTo(UNKNOWN);
    assertThat(finding.sentence()).contains("Not planned: Co, Ni.");
    assertThat(only(new Scene().findings(CONTENT, "2032-01-01")).state()).isEqualTo(UNKNOWN);
  }

  @Test
  void waitsForPendingActsAndThenForTheLaterOfBothDates() {
    String pending =
        """
        "kind": "carbon_footprint_declaration", "state": "PENDING_ACTS",
        "applies": {"not_before": "2025-02-18", "or_months_after_acts": 12}""";
    assertThat(only(new Scene().findings(pending, "2025-02-17")).state()).isEqualTo(NOT_APPLICABLE);
    assertThat(only(new Scene().findings(pending, "2025-02-18")).state()).isEqualTo(NOTICE);

    String inForce =
        """
        "kind": "carbon_footprint_declaration", "state": "IN_FORCE",
        "applies": {"not_before": "2025-02-18", "or_months_after_acts": 12,
                    "acts_in_force": "2026-12-01"}""";
    assertThat(only(new Scene().findings(inForce, "2027-11-30")).state()).isEqualTo(NOTICE);
    assertThat(only(new Scene().findings(inForce, "2027-12-01")).state()).isEqualTo(UNKNOWN);
  }

  @Test
  void givesNoticeOfDocumentsAndCannotKnowThemAfterwards() {
    for (String kind :
        List.of("battery_passport", "due_diligence", "performance_durability_documentation")) {
      String rule = "\"kind\": \"%s\", \"from\": \"2027-02-18\"".formatted(kind);
      assertThat(only(new Scene().findings(rule, "2027-02-17")).state()).isEqualTo(NOTICE);
      assertThat(only(new Scene().findings(rule, "2027-02-18")).state()).isEqualTo(UNKNOWN);
    }
  }

  @Test
  void seesTheStateOfHealthWhenPacksReportIt() {
    String rule = "\"kind\": \"soh_in_bms\", \"from\": \"2024-08-18\"";
    assertThat(only(new Scene().findings(rule, "2025-01-01")).state()).isEqualTo(UNKNOWN);
    Finding seen =
        only(new Scene().reads("battery", "P-1", "soh", 93).findings(rule, "2025-01-01"));
    assertThat(seen.state()).isEqualTo(OK);
    assertThat(seen.value()).isEqualTo(1);
  }

  @Test
  void appliesCollectionTargetsToVehicleBatteriesOnly() {
    String rule =
        """
        "kind": "collection_target", "category": "%s",
        "values": {"2024-12-31": 0.45, "2027-12-31": 0.63}""";
    Scene half = new Scene().plans(40_000, 34_960);

    assertThat(only(half.findings(rule.formatted("portable"), "2028-01-01")).state())
        .isEqualTo(NOT_APPLICABLE);
    assertThat(only(half.findings(rule.formatted("EV"), "2027-01-01")).state()).isEqualTo(OK);
    assertThat(only(half.findings(rule.formatted("EV"), "2028-01-01")).state()).isEqualTo(BREACHED);
  }

  @Test
  void showsHowMuchIsTakenBackWithoutEverCallingItABreach() {
    String rule = "\"kind\": \"take_back_obligation\", \"value\": \"all\"";
    // 80,000 retire and half come back
    assertThat(only(new Scene().plans(40_000, 34_960).findings(rule, "2025-01-01")).state())
        .isEqualTo(OK);
    Finding some = only(new Scene().plans(32_000, 27_968).findings(rule, "2025-01-01"));
    assertThat(some.state()).isEqualTo(UNKNOWN);
    assertThat(some.value()).isCloseTo(80, within(1e-9));
    assertThat(only(new Scene().findings(rule, "2025-01-01")).state()).isEqualTo(UNKNOWN);
  }

  @Test
  void comparesReturnsWithAllThatRetires() {
    String rule = "\"kind\": \"min_recovery_rate\", \"from\": \"2027-01-01\", \"value\": 0.8";
    Finding finding = only(new Scene().plans(40_000, 34_960).findings(rule, "2027-01-01"));

    assertThat(finding.state()).isEqualTo(BREACHED);
    assertThat(finding.value()).isCloseTo(50, within(1e-9));
    assertThat(only(new Scene().plans(64_000, 0).findings(rule, "2027-01-01")).state())
        .isEqualTo(OK);
    assertThat(only(new Scene().plans(40_000, 0).findings(rule, "2026-12-31")).state())
        .isEqualTo(NOTICE);
  }

  @Test
  void scalesWhatRetiresWithTheDemandOfASubset() {
    // half the demand is planned, so half the packs retire: 20,000 of 40,000
    String rule = "\"kind\": \"min_recovery_rate\", \"from\": \"2027-01-01\", \"value\": 0.8";
    assertThat(
            only(new Scene().plans(40_000, 34_960).halved().findings(rule, "2027-01-01")).value())
        .isCloseTo(50, within(1e-9));
  }

  @Test
  void chargesTheTariffAboveTheExcessOverTheBenchmark() {
    // the only plant is the network's mean, 63 kg/kWh; against a benchmark of 57 the limit is 62.7
    String rule =
        "\"kind\": \"tariff_step\", \"from\": \"2026-01-01\", \"benchmark_excess\": 0.1, \"tariff\": 0.15";
    assertThat(only(new Scene().findings(rule, "2026-01-01")).state()).isEqualTo(OK);

    Finding above = only(new Scene().findings(rule + ", \"benchmark\": 57", "2026-01-01"));
    assertThat(above.state()).isEqualTo(BREACHED);
    assertThat(above.limit()).isCloseTo(62.7, within(1e-9));
    assertThat(above.sentence()).contains("a tariff of 15 % is due since 2026-01-01");
    assertThat(only(new Scene().findings(rule + ", \"benchmark\": 57", "2025-12-31")).state())
        .isEqualTo(NOTICE);
  }

  @Test
  void limitsTheEmissionsOfAVehicleAndScalesThemToAPackOfAnotherSize() {
    String vehicle =
        "\"kind\": \"max_vehicle_footprint\", \"from\": \"2030-01-01\", \"value\": 3.5";
    assertThat(only(new Scene().plans(1, 0).emits(3.6).findings(vehicle, "2030-01-01")).state())
        .isEqualTo(BREACHED);
    assertThat(only(new Scene().plans(1, 0).emits(3.6).findings(vehicle, "2029-12-31")).state())
        .isEqualTo(NOTICE);
    assertThat(only(new Scene().plans(1, 0).emits(3.5).findings(vehicle, "2030-01-01")).state())
        .isEqualTo(OK);
    assertThat(only(new Scene().plans(1, 0).findings(vehicle, "2030-01-01")).state())
        .isEqualTo(UNKNOWN);

    // 3.0 t for 60 kWh is 3.85 t for 77 kWh; without a date it is never due
    String pack = "\"kind\": \"max_pack_footprint\", \"pack_kwh\": 77, \"value\": 3.8";
    Finding finding = only(new Scene().plans(1, 0).emits(3.0).findings(pack, "2050-01-01"));
    assertThat(finding.value()).isCloseTo(3.85, within(1e-9));
    assertThat(finding.state()).isEqualTo(NOTICE);
  }

  @Test
  void cannotKnowAReductionAgainstAnUnknownBaseYear() {
    String rule = "\"kind\": \"horizon_target\", \"year\": 2030, \"value\": -0.55";
    assertThat(only(new Scene().findings(rule, "2029-12-31")).state()).isEqualTo(NOTICE);
    Finding due = only(new Scene().findings(rule, "2030-01-01"));
    assertThat(due.state()).isEqualTo(UNKNOWN);
    assertThat(due.limit()).isCloseTo(-55, within(1e-9));
    assertThat(
            only(new Scene()
                    .findings(
                        "\"kind\": \"horizon_target\", \"year\": 2050, \"value\": \"neutral\"",
                        "2030-01-01"))
                .limit())
        .isEqualTo(-100);
  }

  @Test
  void namesAKindItDoesNotKnow() {
    Finding finding = only(new Scene().findings("\"kind\": \"moon_phase\"", "2030-01-01"));

    assertThat(finding.state()).isEqualTo(UNKNOWN);
    assertThat(finding.sentence()).contains("'moon_phase'");
  }

  private static Finding only(List<Finding> findings) {
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }
}
