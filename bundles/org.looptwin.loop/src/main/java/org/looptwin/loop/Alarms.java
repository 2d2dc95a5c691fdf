package org.looptwin.loop;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.looptwin.decision.api.DecisionDesk.AlarmRuling;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.alarm.AlarmState;
import org.looptwin.model.request.Request;
import org.looptwin.model.request.RequestKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Raises and clears alarms as rules ask, and marks them as operators order; records both. */
final class Alarms {
  private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

  private final Notes notes;
  private final Announcer announcer;
  private final Clock clock;
  private final LedgerLines record = new LedgerLines();
  private final Set<String> knownLines = new HashSet<>();
  private AlarmMarks marks = new AlarmMarks();

  Alarms(Notes notes, Announcer announcer, Clock clock) {
    this.notes = notes;
    this.announcer = announcer;
    this.clock = clock;
  }

  /**
   * Continues where an earlier run ended.
   *
   * @param lines {@link Recall#key}s of lines that the rules will come upon again
   */
  void resume(AlarmMarks old, Collection<String> lines) {
    marks = old;
    knownLines.addAll(lines);
  }

  /** Whether the rules have come upon all lines of an earlier run again. */
  boolean repeated() {
    return knownLines.isEmpty();
  }

  /**
   * A rule raises or clears.
   *
   * @return the conditions after it
   */
  Conditions take(Request request, Conditions before) {
    String id = Conditions.id(request.topic(), request.subject());
    boolean raise = request.kind() == RequestKind.RAISE;
    Alarm old = before.alarms().get(id);
    Conditions after = before.after(request);
    if (!raise && old == null) {
      return after;
    }
    Alarm alarm = raise ? after.alarms().get(id) : cleared(old, request);
    if (knownLines.remove(Recall.key(id, request.cause().offset(), raise))) {
      return after;
    }
    notes.add(LedgerLines.ALARM, request.cause().offset(), record.alarm(alarm, raise));
    marks.turned(id);
    LOG.info("Alarm {} {}: {}", id, raise ? "raised" : "cleared", request.because());
    announcer.alarm(raise ? marks.shown(alarm, clock.instant()) : alarm, raise);
    return after;
  }

  private static Alarm cleared(Alarm before, Request request) {
    return new Alarm(
        before.id(),
        AlarmState.CLEARED,
        before.priority(),
        before.subject(),
        request.because(),
        before.consequence(),
        request.rule(),
        request.cause(),
        before.raisedAt());
  }

  /** An operator's word, when it is possible now. */
  AlarmRuling order(AlarmOrder order, Conditions conditions, long offset) {
    Alarm standing = conditions.alarms().get(order.alarm());
    AlarmRuling ruling = marks.judge(order, standing, clock.instant());
    if (ruling == AlarmRuling.DONE) {
      repeat(order, conditions, offset);
      LOG.info("Alarm {} {}", order.alarm(), order.words());
    }
    return ruling;
  }

  /** An operator's word that was found possible at its time. */
  void repeat(AlarmOrder order, Conditions conditions, long offset) {
    notes.add(LedgerLines.ALARM_ORDER, offset, record.alarmOrder(order));
    marks.apply(order);
    tell(order.alarm(), conditions);
  }

  /** Ends the shelving whose time is over; true when there was any. */
  boolean endShelving(Conditions conditions) {
    List<String> over = marks.ended(clock.instant());
    over.forEach(id -> tell(id, conditions));
    return !over.isEmpty();
  }

  private void tell(String id, Conditions conditions) {
    Alarm standing = conditions.alarms().get(id);
    if (standing != null) {
      announcer.alarm(marks.shown(standing, clock.instant()), true);
    }
  }

  /** Standing alarms as operators see them. */
  List<Alarm> shown(Conditions conditions) {
    return conditions.alarms().values().stream()
        .map(alarm -> marks.shown(alarm, clock.instant()))
        .toList();
  }
}
