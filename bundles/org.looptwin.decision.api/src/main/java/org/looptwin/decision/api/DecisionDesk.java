package org.looptwin.decision.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.TelemetryOutlook;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.osgi.annotation.versioning.ProviderType;

/** What the loop has concluded so far, and where an operator answers. */
@ProviderType
public interface DecisionDesk {
  /** Newest first. */
  List<Decision> decisions();

  Optional<Decision> decision(String id);

  /** Newest first. */
  List<Plan> plans();

  Optional<Plan> plan(String id);

  /** The plan in force: the last approved one, at first the base plan. */
  Optional<Plan> planInForce();

  /** Standing alarms, newest first. */
  List<Alarm> alarms();

  /** Of the latest check. */
  List<Finding> findings();

  /** The latest outlook of every target. */
  List<Outlook> outlooks();

  /** What is foreseen of a telemetry series, as rules see it; empty while too little is known. */
  default Optional<TelemetryOutlook> outlook(SeriesId series) {
    return Optional.empty();
  }

  /** Why nothing is foreseen of a telemetry series, in words; empty when something is. */
  default String unforeseen(SeriesId series) {
    return outlook(series).isPresent() ? "" : "too little is known of it";
  }

  Optional<UncertaintySet> uncertainty();

  /** Everything up to this journal offset has been decided upon, durably. */
  long decidedUpTo();

  /** Why the loop does not work at present, for operators; empty while all is well. */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  /**
   * @param by who, for the ledger
   * @param comment may be empty
   */
  Ruling approve(String decisionId, String by, String comment);

  Ruling reject(String decisionId, String by, String comment);

  /** Seen by an operator; a shelved one stays shelved. Recorded in the ledger. */
  AlarmRuling acknowledge(String alarmId, String by, String comment);

  /**
   * Put aside until a time of the server's clock: still standing and counted, no longer pressing.
   *
   * @param until at most 24 hours ahead
   */
  AlarmRuling shelve(String alarmId, Instant until, String by, String comment);

  AlarmRuling unshelve(String alarmId, String by, String comment);

  /** Plans beside the live plan; blocks for seconds, the loop goes on. One at a time. */
  WhatIf.Reply ask(WhatIf question);

  /** Where the attitude of the plans is read and set. */
  RiskDesk risk();

  /** Where it is recorded what people decide about contracts. */
  ContractNotes contracts();

  /** Tells every stage of the loop as it happens, on the loop's thread; return quickly. */
  AutoCloseable onEvent(Consumer<LoopEvent> listener);

  /** How an order about an alarm went. */
  enum AlarmRuling {
    DONE,
    NO_SUCH_ALARM,
    /** It is in that state already, or the time is not in the next 24 hours. */
    NOT_POSSIBLE
  }

  /** How an approval or rejection went. */
  enum Ruling {
    DONE,
    NO_SUCH_DECISION,
    /** It is superseded, or already approved, rejected or expired. */
    NOT_OPEN
  }
}
