package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.decision.api.DecisionDesk.Ruling;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.decision.ledger.JsonLinesLedgerArchive;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.TwinSnapshot;

class ConductorTest {
  private static final Case REFERENCE =
      CaseFolder.read(Path.of("../../twin-model/cases/meb-europe")).reference();

  @TempDir Path home;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private DecisionLedger ledger;
  private Conductor conductor;

  @BeforeEach
  void openHome() {
    ledger = new JsonLinesLedgerArchive().open(home.resolve("ledger.jsonl"));
    conductor = conductor();
    conductor.open(new Fakes.LimitRule(80));
  }

  private Conductor conductor() {
    return new Conductor(
        REFERENCE,
        new Planner(REFERENCE, Fakes.tools(), stopping::get),
        ledger,
        new PlanStore(home.resolve("plans")),
        home.resolve("checkpoint.json"),
        Fakes.CLOCK,
        Announcer.SILENT);
  }

  private void deliver(long offset, double percent) {
    conductor.consume(List.of(Fakes.delivery(offset, percent)), 0);
  }

  private void step() {
    assertThat(conductor.wantsStep()).isTrue();
    conductor.step(seconds -> false);
  }

  private List<String> lines() {
    return ledger.entries().stream().map(LedgerEntry::type).toList();
  }

  private List<Decision> decisions() {
    return conductor.view().decisions();
  }

  @Test
  void ordinaryReadingsAskForNothing() {
    deliver(1, 99);
    deliver(2, 101);
    assertThat(conductor.wantsStep()).isFalse();
    assertThat(lines()).containsExactly("opened", "rules");
  }

  @Test
  void aDisruptionBecomesAProposalThatNamesItsCause() {
    deliver(1, 99);
    deliver(2, 15);
    step();
    Decision decision = decisions().get(0);
    assertThat(decision.state()).isEqualTo(DecisionState.PROPOSED);
    assertThat(decision.cause().offset()).isEqualTo(2);
    assertThat(decision.cause().value().number()).isEqualTo(15);
    assertThat(decision.changes().get(0).from()).isEqualTo(30);
    assertThat(decision.changes().get(0).to()).isEqualTo(10);
    assertThat(decision.previousPlanId()).isEqualTo(conductor.view().inForce().id());
    assertThat(conductor.view().alarms()).hasSize(1);
    assertThat(lines())
        .containsExactly("opened", "rules", "alarm", "step-started", "step-finished");
    assertThat(decision.ledgerHash()).isEqualTo(ledger.hash());
  }

  @Test
  void anApprovedPlanIsInForceAndARecoveryProposesTheWayBack() {
    deliver(1, 15);
    step();
    assertThat(conductor.rule("D-000001", DecisionState.APPROVED, "ann", "go"))
        .isEqualTo(Ruling.DONE);
    assertThat(conductor.view().inForce().id()).isEqualTo(decisions().get(0).planId());
    deliver(2, 99);
    step();
    assertThat(decisions().get(0).changes().get(0).to()).isEqualTo(30);
    assertThat(conductor.view().alarms()).isEmpty();
  }

  @Test
  void aRulingOnADecisionThatIsNotOpenIsRefused() {
    deliver(1, 15);
    step();
    conductor.rule("D-000001", DecisionState.REJECTED, "ann", "no");
    assertThat(conductor.rule("D-000001", DecisionState.APPROVED, "bob", ""))
        .isEqualTo(Ruling.NOT_OPEN);
    assertThat(conductor.rule("D-000009", DecisionState.APPROVED, "bob", ""))
        .isEqualTo(Ruling.NO_SUCH_DECISION);
  }

  @Test
  void aNewDecisionSupersedesTheOneBefore() {
    deliver(1, 15);
    step();
    deliver(2, 99);
    deliver(3, 15);
    step();
    assertThat(decisions()).hasSize(2);
    assertThat(decisions().get(1).state()).isEqualTo(DecisionState.SUPERSEDED);
    assertThat(conductor.rule("D-000001", DecisionState.APPROVED, "ann", ""))
        .isEqualTo(Ruling.NOT_OPEN);
  }

  @Test
  void aProposalExpiresWhenItsCauseIsGoneAndThePlanInForceIsTheBestAgain() {
    deliver(1, 15);
    step();
    deliver(2, 99);
    step();
    assertThat(decisions()).hasSize(1);
    assertThat(decisions().get(0).state()).isEqualTo(DecisionState.EXPIRED);
    assertThat(conductor.rule("D-000001", DecisionState.APPROVED, "ann", ""))
        .isEqualTo(Ruling.NOT_OPEN);
    Conductor restarted = restart(List.of(Fakes.delivery(1, 15), Fakes.delivery(2, 99)));
    assertThat(restarted.view().decisions()).isEqualTo(decisions());
  }

  @Test
  void aRestartBetweenReadingAndStepLosesNothingAndRepeatsNothing() {
    deliver(1, 99);
    conductor.checkpoint();
    deliver(2, 15);
    List<JournalEntry> journal = List.of(Fakes.delivery(1, 99), Fakes.delivery(2, 15));
    Conductor restarted = restart(journal);
    restarted.consume(journal.subList(1, 2), 0);
    assertThat(restarted.wantsStep()).isTrue();
    restarted.step(seconds -> false);
    assertThat(lines())
        .containsExactly("opened", "rules", "alarm", "step-started", "step-finished");
    assertThat(restarted.view().decisions()).hasSize(1);
  }

  @Test
  void aRestartAfterAStepRestoresDecisionsAlarmsAndThePlanInForce() {
    deliver(1, 15);
    step();
    conductor.rule("D-000001", DecisionState.APPROVED, "ann", "go");
    Conductor restarted = restart(List.of(Fakes.delivery(1, 15)));
    assertThat(restarted.view().decisions()).isEqualTo(decisions());
    assertThat(restarted.view().alarms()).isEqualTo(conductor.view().alarms());
    assertThat(restarted.view().inForce()).isEqualTo(conductor.view().inForce());
    assertThat(restarted.wantsStep()).isFalse();
  }

  @Test
  void findingsOfAStepThatChangedNothingAreThereAfterARestart() {
    deliver(1, 15);
    deliver(2, 99);
    step();
    assertThat(decisions()).isEmpty();
    Conductor restarted = restart(List.of(Fakes.delivery(1, 15), Fakes.delivery(2, 99)));
    assertThat(restarted.view().findings()).hasSize(1).isEqualTo(conductor.view().findings());
  }

  @Test
  void theFirstLineTellsWhoWasHeardAndARebuildOfAnOlderOneDoesNot() throws Exception {
    LedgerEntry first = ledger.entries().get(0);
    assertThat(LedgerLines.hasOutlooks(first)).isTrue();
    assertThat(new LedgerLines().outlooks(first)).isNotEmpty();

    DecisionLedger older = new JsonLinesLedgerArchive().open(home.resolve("older.jsonl"));
    new Conductor(
            REFERENCE,
            new Planner(REFERENCE, Fakes.tools(), stopping::get),
            older,
            new PlanStore(home.resolve("plans")),
            home.resolve("older-checkpoint.json"),
            Fakes.CLOCK,
            Announcer.SILENT)
        .open(new Fakes.LimitRule(80), false);
    assertThat(LedgerLines.hasOutlooks(older.entries().get(0))).isFalse();
    assertThat(new LedgerLines().outlooks(older.entries().get(0))).isEmpty();
  }

  @Test
  void aRebuildNamesTheFirstLineThatASolverPlannedWhichIsNotHere() {
    deliver(1, 15);
    step();
    assertThat(Rebuilder.foreign(ledger.entries(), Set.of("price-of-risk"))).isEmpty();
    assertThat(Rebuilder.foreign(ledger.entries(), Set.of("highs")))
        .startsWith(
            "Ledger line 1 was planned by solver price-of-risk, expected one of those installed"
                + " here: highs.");
  }

  @Test
  void aStepThatACrashCutOffIsRepeatedAtItsOffset() {
    deliver(1, 99);
    conductor.checkpoint();
    deliver(2, 15);
    ledger.append(LedgerLines.STEP_STARTED, 2, java.util.Map.of("step", 1L, "requests", List.of()));
    List<JournalEntry> journal = List.of(Fakes.delivery(1, 99), Fakes.delivery(2, 15));
    Conductor restarted = restart(journal);
    assertThat(restarted.interruptedStepAt()).isEqualTo(2);
    restarted.consume(journal.subList(1, 2), 0);
    restarted.step(seconds -> false);
    assertThat(restarted.view().decisions().get(0).cause().offset()).isEqualTo(2);
    assertThat(lines())
        .containsExactly("opened", "rules", "alarm", "step-started", "step-finished");
  }

  @Test
  void aStepThatTheServersStopCutsOffDecidesNothingAndIsRepeated() {
    deliver(1, 99);
    conductor.checkpoint();
    deliver(2, 15);
    stopping.set(true);
    step();
    conductor.checkpoint();
    conductor.close();
    assertThat(lines()).containsExactly("opened", "rules", "alarm", "step-started");
    stopping.set(false);
    List<JournalEntry> journal = List.of(Fakes.delivery(1, 99), Fakes.delivery(2, 15));
    Conductor restarted = restart(journal);
    restarted.consume(journal.subList(1, 2), 0);
    restarted.step(seconds -> false);
    assertThat(restarted.view().decisions()).hasSize(1);
    assertThat(lines()).endsWith("step-started", "step-finished").doesNotHaveDuplicates();
  }

  private Conductor restart(List<JournalEntry> journal) {
    Checkpoint checkpoint =
        Checkpoint.read(home.resolve("checkpoint.json")).orElse(Checkpoint.START);
    List<JournalEntry> past = journal.subList(0, (int) checkpoint.offset());
    TwinSnapshot then = TwinSnapshot.empty("tiny").with(past);
    Conductor restarted = conductor();
    restarted.resume(ledger.entries(), checkpoint, then, List.of(past), new Fakes.LimitRule(80));
    return restarted;
  }
}
