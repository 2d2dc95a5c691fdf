package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.decision.api.DecisionDesk.AlarmRuling;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.decision.ledger.JsonLinesLedgerArchive;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.alarm.AlarmState;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.twin.TwinSnapshot;

/** ISA-18.2: what operators say about alarms, beside what rules say. */
class AlarmOrdersTest {
  private static final Case REFERENCE =
      CaseFolder.read(Path.of("../../twin-model/cases/meb-europe")).reference();
  private static final String ALARM = "supplier-disrupted-S01";
  private static final Instant NOON = Instant.parse("2025-01-01T12:00:00Z");

  @TempDir Path home;
  private final HandClock clock = new HandClock();
  private DecisionLedger ledger;
  private Conductor conductor;

  /** Time is moved, not waited for. */
  private static final class HandClock extends Clock {
    private Instant now = NOON;

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

    void advance(Duration time) {
      now = now.plus(time);
    }
  }

  @BeforeEach
  void raiseAnAlarm() {
    ledger = new JsonLinesLedgerArchive().open(home.resolve("ledger.jsonl"));
    conductor = conductor(ledger, "");
    conductor.open(new Fakes.LimitRule(80));
    deliver(1, 15);
  }

  private Conductor conductor(DecisionLedger lines, String name) {
    return new Conductor(
        REFERENCE,
        new Planner(REFERENCE, Fakes.tools(), () -> false),
        lines,
        new PlanStore(home.resolve("plans" + name)),
        home.resolve("checkpoint.json" + name),
        clock,
        Announcer.SILENT);
  }

  private void deliver(long offset, double percent) {
    conductor.consume(List.of(Fakes.delivery(offset, percent)), 0);
  }

  private AlarmRuling acknowledge() {
    return conductor.order(new AlarmOrder(AlarmOrder.Kind.ACKNOWLEDGE, ALARM, null, "ann", "seen"));
  }

  private AlarmRuling shelve(Instant until) {
    return conductor.order(new AlarmOrder(AlarmOrder.Kind.SHELVE, ALARM, until, "bob", "known"));
  }

  private AlarmRuling unshelve() {
    return conductor.order(new AlarmOrder(AlarmOrder.Kind.UNSHELVE, ALARM, null, "bob", ""));
  }

  private Alarm alarm() {
    return conductor.view().alarms().get(0);
  }

  private List<String> types() {
    return ledger.entries().stream().map(LedgerEntry::type).toList();
  }

  @Test
  void anAcknowledgementNamesWhoAndIsPossibleOnce() {
    assertThat(acknowledge()).isEqualTo(AlarmRuling.DONE);
    assertThat(alarm().state()).isEqualTo(AlarmState.ACKNOWLEDGED);
    assertThat(alarm().by()).isEqualTo("ann");
    assertThat(alarm().comment()).isEqualTo("seen");
    assertThat(acknowledge()).isEqualTo(AlarmRuling.NOT_POSSIBLE);
    assertThat(types()).endsWith("alarm", "alarm-order");
  }

  @Test
  void whatDoesNotStandCannotBeTouchedAndIsNotRecorded() {
    AlarmOrder other = new AlarmOrder(AlarmOrder.Kind.ACKNOWLEDGE, "x-S02", null, "ann", "");
    assertThat(conductor.order(other)).isEqualTo(AlarmRuling.NO_SUCH_ALARM);
    assertThat(unshelve()).isEqualTo(AlarmRuling.NOT_POSSIBLE);
    assertThat(types()).doesNotContain("alarm-order");
  }

  @Test
  void shelvingIsForTheNextTwentyFourHoursOnly() {
    assertThat(shelve(NOON)).isEqualTo(AlarmRuling.NOT_POSSIBLE);
    assertThat(shelve(NOON.plus(Duration.ofHours(24)).plusSeconds(1)))
        .isEqualTo(AlarmRuling.NOT_POSSIBLE);
    assertThat(shelve(NOON.plus(Duration.ofHours(24)))).isEqualTo(AlarmRuling.DONE);
    assertThat(alarm().state()).isEqualTo(AlarmState.SHELVED);
    assertThat(alarm().shelvedUntil()).isEqualTo(NOON.plus(Duration.ofHours(24)));
  }

  @Test
  void shelvingEndsByTheServersClockAndTheAlarmPressesAgain() {
    shelve(NOON.plusSeconds(60));
    clock.advance(Duration.ofSeconds(59));
    assertThat(conductor.endShelving()).isFalse();
    assertThat(alarm().state()).isEqualTo(AlarmState.SHELVED);
    clock.advance(Duration.ofSeconds(1));
    assertThat(conductor.endShelving()).isTrue();
    assertThat(conductor.endShelving()).isFalse();
    assertThat(alarm().state()).isEqualTo(AlarmState.UNACKNOWLEDGED);
  }

  @Test
  void whatWasAcknowledgedBeforeItWasShelvedIsAcknowledgedAfterIt() {
    acknowledge();
    shelve(NOON.plusSeconds(60));
    assertThat(alarm().state()).isEqualTo(AlarmState.SHELVED);
    assertThat(unshelve()).isEqualTo(AlarmRuling.DONE);
    assertThat(alarm().state()).isEqualTo(AlarmState.ACKNOWLEDGED);
  }

  @Test
  void whoTakesAnAlarmFromTheShelfIsNamedWithTheComment() {
    acknowledge();
    shelve(NOON.plusSeconds(60));
    AlarmOrder back =
        new AlarmOrder(AlarmOrder.Kind.UNSHELVE, ALARM, null, "cleo", "the mine has called");
    assertThat(conductor.order(back)).isEqualTo(AlarmRuling.DONE);
    assertThat(alarm().by()).isEqualTo("cleo");
    assertThat(alarm().comment()).isEqualTo("the mine has called");
    LedgerEntry line = ledger.entries().get(ledger.entries().size() - 1);
    assertThat(new LedgerLines().alarmOrder(line)).isEqualTo(back);
    clock.advance(Duration.ofSeconds(60));
    assertThat(alarm().by()).isEqualTo("cleo"); // the shelf time that was given up means nothing
  }

  @Test
  void whoTakesAnAlarmFromTheShelfThatNobodyAcknowledgedIsNamedTooButNobodyWhenItsTimeIsOver() {
    shelve(NOON.plusSeconds(60));
    conductor.order(new AlarmOrder(AlarmOrder.Kind.UNSHELVE, ALARM, null, "cleo", "too early"));
    assertThat(alarm().state()).isEqualTo(AlarmState.UNACKNOWLEDGED);
    assertThat(alarm().by()).isEqualTo("cleo");
    assertThat(alarm().comment()).isEqualTo("too early");
    shelve(NOON.plusSeconds(60));
    clock.advance(Duration.ofSeconds(60));
    assertThat(alarm().by()).isNull();
    conductor.endShelving();
    assertThat(alarm().by()).isNull();
  }

  @Test
  void anAlarmThatComesAgainMustBeAcknowledgedAgainButStaysOnTheShelf() {
    acknowledge();
    deliver(2, 99);
    assertThat(conductor.view().alarms()).isEmpty();
    deliver(3, 15);
    assertThat(alarm().state()).isEqualTo(AlarmState.UNACKNOWLEDGED);
    shelve(NOON.plusSeconds(60));
    deliver(4, 99);
    deliver(5, 15);
    assertThat(alarm().state()).isEqualTo(AlarmState.SHELVED);
  }

  @Test
  void ordersSurviveARestart() {
    acknowledge();
    shelve(NOON.plusSeconds(60));
    conductor.checkpoint();
    Alarm before = alarm();
    Conductor restarted = conductor(ledger, "");
    restarted.resume(
        ledger.entries(),
        Checkpoint.START,
        TwinSnapshot.empty("tiny"),
        List.of(),
        new Fakes.LimitRule(80));
    restarted.consume(List.of(Fakes.delivery(1, 15)), 0);
    assertThat(restarted.view().alarms()).containsExactly(before);
    clock.advance(Duration.ofSeconds(60));
    assertThat(restarted.view().alarms().get(0).state()).isEqualTo(AlarmState.ACKNOWLEDGED);
  }

  @Test
  void anOrderIsRepeatedLaterWithTheSameHash() {
    acknowledge();
    shelve(NOON.plusSeconds(60));
    List<LedgerEntry> script = ledger.entries();
    clock.advance(Duration.ofDays(400));
    DecisionLedger fresh = new JsonLinesLedgerArchive().open(home.resolve("again.jsonl"));
    Conductor again = conductor(fresh, "-again");
    again.open(new Fakes.LimitRule(80));
    again.consume(List.of(Fakes.delivery(1, 15)), 0);
    LedgerLines lines = new LedgerLines();
    script.stream()
        .filter(line -> line.type().equals(LedgerLines.ALARM_ORDER))
        .forEach(line -> again.repeat(lines.alarmOrder(line)));
    assertThat(fresh.hash()).isEqualTo(ledger.hash());
  }
}
