package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.decision.ledger.JsonLinesLedgerArchive;
import org.looptwin.model.alarm.Priority;
import org.looptwin.model.request.Cause;
import org.looptwin.model.request.Request;
import org.looptwin.model.request.RequestKind;
import org.looptwin.model.request.RuleRef;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.RuleContext;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleMemory;
import org.looptwin.rules.api.RuleSession;
import org.looptwin.rules.api.RuleSet;

/** A rule that waits asks long after the reading that is its cause: "down for 4 hours". */
class LateCauseTest {
  private static final RuleSet PATIENT = new Patient(1, 3);
  private static final JournalEntry[] READINGS = {
    Fakes.delivery(1, 15), Fakes.delivery(2, 99), Fakes.delivery(3, 99), Fakes.delivery(4, 99)
  };

  @TempDir Path home;
  private DecisionLedger ledger;

  @BeforeEach
  void emptyLedger() {
    ledger = new JsonLinesLedgerArchive().open(home.resolve("ledger.jsonl"));
  }

  @Test
  void aRequestIsAnsweredAlsoWhenAStepHasEndedSinceItsCause() {
    try (Conductor conductor = DriverTest.conductor(home, ledger)) {
      conductor.open(PATIENT);
      conductor.consume(List.of(READINGS[0], READINGS[1]), 0);
      conductor.step(seconds -> false);
      conductor.consume(List.of(READINGS[2]), 0);
      assertThat(conductor.wantsStep()).isTrue();
      conductor.step(seconds -> false);
      assertThat(conductor.wantsStep()).isFalse();
    }
  }

  @Test
  void aRequestThatWasAnsweredIsNotAnsweredAgainAfterARestartAndOneBehindItIs() {
    try (Conductor conductor = DriverTest.conductor(home, ledger)) {
      conductor.open(PATIENT);
      conductor.consume(List.of(READINGS[0], READINGS[1], READINGS[2]), 0);
      conductor.step(seconds -> false);
    }
    assertThat(wantsStepAfterARestart(PATIENT)).isFalse();
    assertThat(wantsStepAfterARestart(new Patient(1, 4))).isTrue();
  }

  private boolean wantsStepAfterARestart(RuleSet rules) {
    try (Conductor again = DriverTest.conductor(home, ledger)) {
      again.resume(
          ledger.entries(), Checkpoint.START, TwinSnapshot.empty("tiny"), List.of(), rules);
      again.consume(List.of(READINGS), 0);
      return again.wantsStep();
    }
  }

  @Test
  void whatIsSaidRightAfterAStartStandsBehindAnAlarmThatWasRaisedLongAfterItsCause()
      throws Exception {
    raiseTheAlarm();
    assertThat(offsetOfANote(PATIENT)).isEqualTo(3);
  }

  @Test
  void anAlarmThatTheRulesDoNotComeUponAgainHoldsNobodyUpForEver() throws Exception {
    raiseTheAlarm();
    assertThat(offsetOfANote(new Patient(9, 9))).isEqualTo(4);
  }

  private void raiseTheAlarm() {
    try (Conductor before = DriverTest.conductor(home, ledger)) {
      before.open(PATIENT);
      before.consume(List.of(READINGS[0], READINGS[1], READINGS[2]), 0);
    }
    LedgerEntry alarm = ledger.entries().get(2);
    assertThat(alarm.type()).isEqualTo(LedgerLines.ALARM);
    assertThat(alarm.offset()).isEqualTo(1); // its cause, though it came at the third
  }

  private long offsetOfANote(RuleSet rules) throws Exception {
    Driver driver = DriverTest.driver(home, new DriverTest.OneRule(rules, rules), ledger, READINGS);
    CompletableFuture<Boolean> noted =
        driver.order(
            conductor -> {
              conductor.outside().note(Map.of("event", "PROPOSED"));
              return true;
            });
    Thread thread = DriverTest.started(driver);
    assertThat(noted.get(60, TimeUnit.SECONDS)).isTrue();
    driver.stop();
    thread.join();
    return ledger.entries().stream()
        .filter(line -> line.type().equals(OutsideLines.CONTRACT))
        .findFirst()
        .orElseThrow()
        .offset();
  }

  /** Raises an alarm and asks for a plan at one reading because of an earlier one. */
  private record Patient(long cause, long at) implements RuleSet {
    @Override
    public String version() {
      return "patient";
    }

    @Override
    public List<RuleFile> files() {
      return List.of(RuleFile.of("fake", "patient.drl", "patient"));
    }

    @Override
    public List<String> ruleNames() {
      return List.of("patient");
    }

    @Override
    public RuleSession open(RuleContext context, RuleMemory memory) {
      return new PatientSession(cause, at);
    }
  }

  private static final class PatientSession implements RuleSession {
    private final long cause;
    private final long at;
    private JournalEntry waitsFor;

    PatientSession(long cause, long at) {
      this.cause = cause;
      this.at = at;
    }

    @Override
    public List<Request> advance(List<JournalEntry> entries, TwinSnapshot after) {
      List<Request> requests = new ArrayList<>();
      for (JournalEntry entry : entries) {
        waitsFor = entry.offset() == cause ? entry : waitsFor;
        if (entry.offset() == at && waitsFor != null) {
          requests.add(request(RequestKind.RAISE, Priority.HIGH));
          requests.add(request(RequestKind.REOPTIMISE, null));
        }
      }
      return requests;
    }

    private Request request(RequestKind kind, Priority priority) {
      return new Request(
          kind,
          "plant-down",
          "B01",
          priority,
          "down for long",
          new RuleRef("fake", "patient", "1"),
          new Cause(
              waitsFor.offset(),
              waitsFor.reading().series().path(),
              waitsFor.reading().ts(),
              waitsFor.reading().value()),
          waitsFor.reading().ts());
    }

    @Override
    public RuleMemory memory() {
      return RuleMemory.EMPTY;
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
