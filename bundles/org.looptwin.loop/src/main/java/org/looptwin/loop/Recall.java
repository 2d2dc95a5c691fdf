package org.looptwin.loop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.plan.Plan;

/** What the ledger of an earlier run says: decisions, standing alarms, the plan in force. */
final class Recall {
  private final PlanStore plans;
  private final LedgerLines lines = new LedgerLines();
  private final Outside outside;
  private final Conclusions conclusions;
  private final Book book;
  private final AlarmMarks marks = new AlarmMarks();
  private final Set<String> alarmLinesAfterCheckpoint = new HashSet<>();
  private Conditions conditions = Conditions.CALM;
  private long steps;
  private long takenUpTo = -1;
  private long interruptedStepAt = -1;
  private long lastLine;
  private long lastFinished;
  private final List<LedgerEntry> silencesAfterCheckpoint = new ArrayList<>();

  /**
   * @param conclusions filled with what the ledger has
   * @param outside likewise
   */
  Recall(Conclusions conclusions, Outside outside) {
    this.outside = outside;
    this.conclusions = conclusions;
    this.plans = conclusions.plans();
    this.book = conclusions.book();
  }

  void read(List<LedgerEntry> ledger, Checkpoint checkpoint) {
    for (LedgerEntry line : ledger) {
      lastLine = line.number();
      outside.recall(line);
      switch (line.type()) {
        case LedgerLines.OPENED -> conclusions.putInForce(plan(line).orElse(null));
        case LedgerLines.ALARM -> alarm(line, line.number() > checkpoint.ledgerNumber());
        case LedgerLines.STEP_STARTED -> {
          steps = ((Number) line.body().get("step")).longValue();
          interruptedStepAt = line.offset();
        }
        case LedgerLines.STEP_FINISHED -> step(line);
        case LedgerLines.SILENCE -> {
          if (line.number() > checkpoint.ledgerNumber()) {
            silencesAfterCheckpoint.add(line);
          }
        }
        case LedgerLines.RULING -> ruling(line);
        case LedgerLines.ALARM_ORDER -> marks.apply(lines.alarmOrder(line));
        default -> {
          // rules are recalled by whoever compiles them
        }
      }
    }
  }

  private void alarm(LedgerEntry line, boolean afterCheckpoint) {
    Alarm alarm = lines.alarm(line);
    boolean standing = Boolean.TRUE.equals(line.body().get("standing"));
    Map<String, Alarm> alarms = new LinkedHashMap<>(conditions.alarms());
    if (standing) {
      alarms.put(alarm.id(), alarm);
    } else {
      alarms.remove(alarm.id());
    }
    conditions = conditions.withAlarms(alarms.values());
    marks.turned(alarm.id());
    if (afterCheckpoint) {
      alarmLinesAfterCheckpoint.add(key(alarm.id(), line.offset(), standing));
    }
  }

  static String key(String alarm, long offset, boolean standing) {
    return alarm + " " + offset + " " + standing;
  }

  private void step(LedgerEntry line) {
    interruptedStepAt = -1;
    takenUpTo = line.offset();
    lastFinished = line.number();
    if (line.body().get("carbonEurT") instanceof Number carbon) {
      conditions = new Conditions(conditions.alarms(), carbon.doubleValue());
    }
    List<Finding> findings = lines.findings(line);
    if (!findings.isEmpty()) {
      conclusions.find(findings);
    }
    Decision decision = lines.decision(line);
    if (decision != null) {
      book.close(book.open(), DecisionState.SUPERSEDED);
      book.put(decision);
      if (decision.state() == DecisionState.APPROVED) {
        putInForce(decision);
      }
    } else if (line.body().get("expires") instanceof List<?> expired) {
      book.close(expired.stream().map(String.class::cast).toList(), DecisionState.EXPIRED);
    }
    plan(line);
  }

  private void ruling(LedgerEntry line) {
    Decision decision = book.find((String) line.body().get("decision")).orElse(null);
    if (decision == null) {
      return;
    }
    DecisionState state = DecisionState.valueOf((String) line.body().get("state"));
    book.put(
        decision.in(state, (String) line.body().get("by"), (String) line.body().get("comment")));
    if (state == DecisionState.APPROVED) {
      putInForce(decision);
    }
  }

  private void putInForce(Decision decision) {
    plans.get(decision.planId()).ifPresent(conclusions::putInForce);
  }

  private Optional<Plan> plan(LedgerEntry line) {
    return line.body().get("plan") instanceof Map<?, ?> summary
        ? plans.get((String) summary.get("id"))
        : Optional.empty();
  }

  Conditions conditions() {
    return conditions;
  }

  /** What operators have said about alarms. */
  AlarmMarks marks() {
    return marks;
  }

  long steps() {
    return steps;
  }

  /** Requests up to this offset have been answered. */
  long takenUpTo() {
    return takenUpTo;
  }

  /** Where a step began that never ended; -1 for none. */
  long interruptedStepAt() {
    return interruptedStepAt;
  }

  long lastLine() {
    return lastLine;
  }

  /** What the rules must be told again, in order. */
  List<Listening.Told> silencesAfterCheckpoint() {
    return silencesAfterCheckpoint.stream()
        .map(
            line ->
                new Listening.Told(
                    line.offset(), lines.silence(line), line.number() < lastFinished))
        .toList();
  }

  /** Alarm lines that the rules will come upon again, as {@link #key}s. */
  Set<String> alarmLinesAfterCheckpoint() {
    return alarmLinesAfterCheckpoint;
  }
}
