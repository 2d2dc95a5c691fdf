package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.decision.api.PlanPolicy;
import org.looptwin.decision.api.RiskWeights;
import org.looptwin.decision.api.Stance;
import org.looptwin.decision.ledger.JsonLinesLedgerArchive;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.quantity.MonthlySeries;

/** Policy, preference and calendar reach the plans, and stand in the ledger. */
class OutsideTest {
  private static final Case REFERENCE =
      CaseFolder.read(Path.of("../../twin-model/cases/meb-europe")).reference();
  private static final Stance.Mark ANN =
      new Stance.Mark("ann", Instant.parse("2025-01-01T08:00:00Z"));

  @TempDir Path home;
  private final MovedClock clock = new MovedClock();
  private DecisionLedger ledger;
  private Conductor conductor;

  /** Moved, not waited for. */
  private static final class MovedClock extends Clock {
    private Instant now = Instant.parse("2025-01-01T00:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @BeforeEach
  void openHome() {
    ledger = new JsonLinesLedgerArchive().open(home.resolve("ledger.jsonl"));
    conductor = conductor();
    conductor.open(new Fakes.LimitRule(80));
  }

  private Conductor conductor() {
    return new Conductor(
        REFERENCE,
        new Planner(REFERENCE, Fakes.tools(), () -> false),
        ledger,
        new PlanStore(home.resolve("plans")),
        home.resolve("checkpoint.json"),
        clock,
        Announcer.SILENT);
  }

  private void restart() {
    conductor.checkpoint();
    Checkpoint newest = Checkpoint.read(home.resolve("checkpoint.json")).orElse(Checkpoint.START);
    conductor.close();
    conductor = conductor();
    conductor.resume(
        ledger.entries(),
        newest,
        org.looptwin.model.twin.TwinSnapshot.empty("meb-europe"),
        List.of(),
        new Fakes.LimitRule(80));
  }

  private void adopt(String policy) {
    conductor
        .outside()
        .adopt(new OutsideLines.Policy(new PlanPolicy(policy, Map.of("omega", 2.0)), ANN));
  }

  private List<String> lines() {
    return ledger.entries().stream().map(LedgerEntry::type).toList();
  }

  private void turn() {
    conductor.outside().turn(conductor.turned().orElseThrow());
  }

  @Test
  void aPolicyIsALineAndTheNextPlanFollowsIt() {
    adopt("ellipsoid");
    assertThat(conductor.wantsStep()).isTrue();
    conductor.step(seconds -> false);
    assertThat(lines())
        .containsExactly("opened", "rules", "policy", "step-started", "step-finished");
    Plan newest = conductor.view().plans().recent().get(0);
    assertThat(newest.policy()).isEqualTo("ellipsoid");
    assertThat(ledger.entries().get(2).body()).containsEntry("by", "ann");
  }

  @Test
  void aDeterministicPlanIsMadeForNominalValuesAndSaysNothingOfProtection() {
    // the fake set's radius of p is 0.018, a unit of p costs 100 MEUR: 1.8 MEUR of protection
    adopt("deterministic");
    conductor.step(seconds -> false);
    List<Plan> plans = conductor.view().plans().recent();
    Plan base = plans.get(1);
    Plan bare = plans.get(0);
    assertThat(base.objectiveEur() - bare.objectiveEur())
        .isCloseTo(1.8e6, org.assertj.core.api.Assertions.within(1.0));
    assertThat(bare.sentences()).isEmpty();
  }

  @Test
  void rulesOfThePacksStandInThePolicysLineAndTheSetOfAnAffinePlanHoldsTheRecoveryRate() {
    PlanPolicy affine = new PlanPolicy("affine", Map.of("gammaRecovery", 2.0), List.of("due"));
    conductor.outside().adopt(new OutsideLines.Policy(affine, ANN));
    assertThat(ledger.entries().get(2).body()).containsEntry("policyRows", List.of("due"));
    conductor.step(seconds -> false);
    Plan newest = conductor.view().plans().recent().get(0);
    assertThat(newest.policy()).isEqualTo("affine");
    assertThat(newest.uncertainty().of("recovery")).isPresent();
    restart();
    assertThat(conductor.view().situation().stance().policy()).isEqualTo(affine);
  }

  @Test
  void whatProtectionCostsIsSaid() {
    conductor.outside().prefer(new OutsideLines.Preferred(new RiskWeights(2, 1), ANN, "try"));
    conductor.step(seconds -> false);
    assertThat(conductor.view().plans().recent().get(0).sentences())
        .anyMatch(said -> said.contains("policy dynamic adds 1.80 MEUR"));
  }

  @Test
  void policyAndPreferenceOutliveARestartAndAnUnansweredOneIsAnsweredThen() {
    adopt("ellipsoid");
    conductor.step(seconds -> false);
    conductor.outside().prefer(new OutsideLines.Preferred(new RiskWeights(2, 0.5), ANN, "greener"));
    restart();
    Stance stance = conductor.view().situation().stance();
    assertThat(stance.policy().name()).isEqualTo("ellipsoid");
    assertThat(stance.policy().figure("omega")).isEqualTo(2);
    assertThat(stance.weights()).isEqualTo(new RiskWeights(2, 0.5));
    assertThat(stance.preferredBy()).isEqualTo(ANN);
    assertThat(stance.comment()).isEqualTo("greener");
    assertThat(conductor.wantsStep()).isTrue();
    conductor.step(seconds -> false);
    assertThat(conductor.wantsStep()).isFalse();
  }

  @Test
  void aMonthThatBeginsIsPlannedFirstAndTheOneBeforeIsExecuted() {
    conductor.consume(List.of(Fakes.delivery(1, 15)), 0);
    conductor.step(seconds -> false);
    conductor.rule("D-000001", DecisionState.APPROVED, "ann", "");
    assertThat(conductor.turned()).isEmpty();
    clock.now = Instant.parse("2025-02-01T00:00:10Z");
    turn();
    assertThat(conductor.turned()).isEmpty();
    conductor.step(seconds -> false);
    Executed executed = conductor.view().situation().executed();
    assertThat(executed.month()).isEqualTo(YearMonth.of(2025, 2));
    assertThat(conductor.view().plans().recent().get(0).start()).isEqualTo(YearMonth.of(2025, 2));
    restart();
    assertThat(conductor.view().situation().executed()).isEqualTo(executed);
  }

  @Test
  void aClockFarFromTheCaseCountsFromWhereItWasFirstRead() {
    clock.now = Instant.parse("2031-05-20T00:00:00Z");
    turn();
    assertThat(conductor.wantsStep()).isFalse();
    assertThat(conductor.turned()).isEmpty();
    clock.now = Instant.parse("2031-07-02T00:00:00Z");
    turn();
    assertThat(conductor.view().situation().executed().month()).isEqualTo(YearMonth.of(2025, 3));
    clock.now = Instant.parse("2031-06-02T00:00:00Z");
    assertThat(conductor.turned()).isEmpty();
  }

  @Test
  void aClockThatLeapsOverYearsWasSetAndTheHorizonStays() {
    clock.now = Instant.parse("1970-01-01T00:00:20Z"); // no battery
    turn();
    clock.now = Instant.parse("2031-05-20T00:00:00Z");
    turn();
    assertThat(conductor.wantsStep()).isFalse();
    clock.now = Instant.parse("2031-06-01T00:00:00Z");
    turn();
    assertThat(conductor.view().situation().executed().month()).isEqualTo(YearMonth.of(2025, 2));
    clock.now = Instant.parse("2055-01-01T00:00:00Z"); // a glitch, and back
    turn();
    clock.now = Instant.parse("2031-07-01T00:00:00Z");
    turn();
    assertThat(conductor.view().situation().executed().month()).isEqualTo(YearMonth.of(2025, 2));
  }

  @Test
  void aPlanThatHasEndedIsReplaced() {
    clock.now = Instant.parse("2025-02-01T00:00:10Z");
    turn();
    conductor.step(seconds -> false);
    assertThat(conductor.view().decisions()).isEmpty();
    clock.now = Instant.parse("2026-03-01T00:00:10Z");
    turn();
    conductor.step(seconds -> false);
    assertThat(conductor.view().decisions()).hasSize(1);
    assertThat(conductor.view().decisions().get(0).changes())
        .anyMatch(change -> change.what().equals("months left of the plan in force"));
  }

  @Test
  void monthsBeyondTheCaseAreThoseOfTheYearBefore() {
    MonthlySeries year =
        new MonthlySeries(YearMonth.of(2025, 1), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    assertThat(RollingCase.rolled(year, YearMonth.of(2025, 3)))
        .isEqualTo(new MonthlySeries(YearMonth.of(2025, 3), 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2));
  }

  @Test
  void theSharesOfThePlanThatWasCarriedOutAreExecuted() {
    Plan plan = PlanDifference.part(conductor.view().inForce(), 0, 1);
    // the fake plan has S01 alone, at 0.3, which is no whole: what was before stays
    assertThat(Executed.NOTHING.after(plan, YearMonth.of(2025, 2)).shares()).isEmpty();
  }
}
