package org.looptwin.loop;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.looptwin.decision.api.DecisionDesk.AlarmRuling;
import org.looptwin.decision.api.DecisionDesk.Ruling;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.network.Case;
import org.looptwin.model.request.Request;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.RuleSet;
import org.looptwin.rules.api.Silence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop as a state machine over the journal: readings go in by offset, decisions come out, and
 * everything that was decided from outside (which rules, when a step began, what an operator said)
 * is a ledger line. The same journal and the same lines give the same ledger, which is how a
 * rebuild works. Used by one thread.
 */
final class Conductor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);

  private final Case reference;
  private final Planner planner;
  private final Path checkpointFile;
  private final Announcer announcer;
  private final LedgerLines record = new LedgerLines();
  private final Notes notes;
  private final Conclusions conclusions;
  private final Alarms alarms;
  private final Steps steps;
  private final Listening listening;
  private final Clock clock;
  private final Rulings rulings;
  private final Pending pending = new Pending();
  private final Outside outside;
  private final Told told;
  private final RuleSeat rules;

  private TwinSnapshot snapshot;
  private Conditions conditions = Conditions.CALM;
  private long stepsBegun;
  private Checkpoint written;
  private long takenUpTo = -1;
  private long interruptedStepAt = -1;

  Conductor(
      Case reference,
      Planner planner,
      DecisionLedger ledger,
      PlanStore plans,
      Path checkpointFile,
      Clock clock,
      Announcer announcer) {
    this.reference = reference;
    this.planner = planner;
    this.checkpointFile = checkpointFile;
    this.announcer = announcer;
    this.notes = new Notes(ledger);
    this.conclusions = new Conclusions(plans);
    this.alarms = new Alarms(notes, announcer, clock);
    this.steps = new Steps(planner, conclusions, notes, announcer, clock);
    this.rulings = new Rulings(conclusions, notes, announcer);
    this.listening = new Listening(reference);
    this.clock = clock;
    this.outside = new Outside(reference, notes, this::offset);
    this.told = new Told(reference);
    this.rules = new RuleSeat(reference);
    this.snapshot = TwinSnapshot.empty(reference.name());
  }

  /** Opens an empty ledger: the base plan, then the rules. Nothing, when the server is stopping. */
  void open(RuleSet first) {
    open(first, true);
  }

  /** The same in a rebuild, whose ledger's first line may not have named who was heard. */
  void open(RuleSet first, boolean forecasts) {
    StepOutcome base = planner.base();
    if (planner.cancelled()) {
      return;
    }
    listening.begin(clock.instant());
    if (base.planned()) {
      conclusions.plans().put(base.plan());
      conclusions.putInForce(base.plan());
    } else {
      LOG.error("There is no base plan: {}. Rules and alarms work, plans do not.", base.failure());
    }
    conclusions.learn(base);
    notes.add(LedgerLines.OPENED, 0, record.opened(reference.name(), base, forecasts));
    useRules(first);
  }

  /**
   * Continues from a ledger that has lines.
   *
   * @param ledger its lines
   * @param checkpoint where the rule session was
   * @param then the twin at the checkpoint
   * @param heard the last readings up to the checkpoint, in order, in pieces: whose senders are
   *     expected
   * @param compiled the rules of the ledger's last {@code rules} line
   */
  void resume(
      List<LedgerEntry> ledger,
      Checkpoint checkpoint,
      TwinSnapshot then,
      Iterable<List<JournalEntry>> heard,
      RuleSet compiled) {
    snapshot = then;
    heard.forEach(listening::hear);
    rules.remember(checkpoint.memory());
    told.restore(checkpoint.lots());
    Recall recall = new Recall(conclusions, outside);
    recall.read(ledger, checkpoint);
    conditions = recall.conditions();
    stepsBegun = recall.steps();
    takenUpTo = recall.takenUpTo();
    interruptedStepAt = recall.interruptedStepAt();
    notes.continueBehind(recall.lastLine());
    alarms.resume(recall.marks(), recall.alarmLinesAfterCheckpoint());
    rules.open(compiled, snapshot);
    listening.resume(rules.silence(), recall.silencesAfterCheckpoint(), clock.instant());
    conclusions.restore(planner, stepsBegun, situation());
    tellAgain();
  }

  /** Changes the rules between two readings; what stood before still stands. */
  void useRules(RuleSet next) {
    if (rules.taken()) {
      checkpoint();
    }
    notes.add(LedgerLines.RULES, snapshot.revision(), record.rules(next));
    rules.open(next, snapshot);
  }

  /**
   * Takes readings in journal order; alarms are recorded, requests wait for a step.
   *
   * @param waitedMs how long the readings have been durable, for the record of the stages
   */
  void consume(List<JournalEntry> entries, double waitedMs) {
    int begun = 0;
    while (begun < entries.size()) {
      List<JournalEntry> rest = entries.subList(begun, entries.size());
      int count = Math.min(listening.untilTold(rest), untilTaken(rest));
      take(rest.subList(0, count), waitedMs);
      tellAgain();
      begun += count;
    }
  }

  /** What was asked for up to the last step is answered, what comes behind it is not. */
  private int untilTaken(List<JournalEntry> entries) {
    long room = takenUpTo - entries.get(0).offset() + 1;
    return room <= 0 ? entries.size() : (int) Math.min(room, entries.size());
  }

  private void take(List<JournalEntry> entries, double waitedMs) {
    if (entries.isEmpty()) {
      return;
    }
    boolean open = entries.get(entries.size() - 1).offset() > takenUpTo;
    snapshot = snapshot.with(entries);
    told.take(entries);
    listening.hear(entries);
    long begun = System.nanoTime();
    List<Request> requests = rules.advance(entries, snapshot);
    double ruleMs = (System.nanoTime() - begun) / 1e6;
    requests.forEach(request -> take(new Steps.Waiting(request, waitedMs, ruleMs), open));
  }

  /** Whether somebody may have fallen silent by the server's clock. */
  boolean mayBeSilent() {
    return listening.due(clock.instant());
  }

  /** The server could take nothing for a while: nobody is missed for it. */
  void listenAnew() {
    listening.begin(clock.instant());
  }

  /**
   * Tells the rules what is heard no more by the server's clock, and records it.
   *
   * @param down the connector that does not run when none does, else empty
   * @return whether anything was
   */
  boolean listen(Supplier<String> down) {
    Optional<Silence> silence = listening.look(clock.instant(), down);
    silence.ifPresent(this::notice);
    return silence.isPresent();
  }

  /** What is heard no more, as the clock said at its time. */
  void notice(Silence silence) {
    notes.add(LedgerLines.SILENCE, snapshot.revision(), record.silence(silence));
    LOG.info("Heard no more: {}", silence);
    tell(silence, true);
  }

  private void tellAgain() {
    listening.toldUpTo(snapshot.revision()).forEach(line -> tell(line.silence(), !line.answered()));
  }

  private void tell(Silence silence, boolean open) {
    for (Request request : rules.notice(silence, snapshot)) {
      take(new Steps.Waiting(request, 0, 0), open);
    }
  }

  /**
   * @param open whether no step has answered it yet
   */
  private void take(Steps.Waiting waiting, boolean open) {
    Request request = waiting.request();
    switch (request.kind()) {
      case RAISE, CLEAR -> conditions = alarms.take(request, conditions);
      default -> {
        if (open) {
          pending.add(waiting);
        }
        conditions = conditions.after(request);
      }
    }
  }

  /** Whether a rule waits for a step, or one was interrupted at this very offset. */
  boolean wantsStep() {
    return interruptedStepAt == snapshot.revision() && interruptedStepAt >= 0
        || (!pending.isEmpty() || outside.asks()) && outside.caughtUp();
  }

  /** The offset at which a step was interrupted by a crash and must be repeated; -1 for none. */
  long interruptedStepAt() {
    return interruptedStepAt;
  }

  /**
   * Answers the pending requests with a decision, or with "nothing changes".
   *
   * @param lateness tells after the solve whether the answer comes late
   */
  void step(Steps.Lateness lateness) {
    boolean repeated = interruptedStepAt == snapshot.revision();
    outside.unanswered().forEach(request -> pending.add(new Steps.Waiting(request, 0, 0)));
    List<Steps.Waiting> waiting = pending.take();
    if (!repeated) {
      stepsBegun++;
    }
    Steps.Task task = new Steps.Task(stepsBegun, waiting, situation());
    if (!repeated) {
      notes.add(
          LedgerLines.STEP_STARTED, task.offset(), record.started(stepsBegun, task.requests()));
    }
    takenUpTo = task.offset();
    interruptedStepAt = -1;
    if (steps.run(task, lateness)) {
      checkpoint();
    } else {
      interruptedStepAt = task.offset();
    }
  }

  private Situation situation() {
    return told.situation(snapshot, conditions, outside.stance(), outside.executed());
  }

  /** What the server's clock says about the horizon; empty while nothing has changed. */
  Optional<OutsideLines.Turn> turned() {
    return outside.turned(clock.instant(), conclusions.inForce());
  }

  /** What is given from outside: policy, preference, the calendar. */
  Outside outside() {
    return outside;
  }

  /** Whether the rules have come upon all alarms of an earlier run again. */
  boolean alarmsRepeated() {
    return alarms.repeated();
  }

  /** An operator's word on a decision. */
  Ruling rule(String decisionId, DecisionState state, String by, String comment) {
    return rulings.rule(decisionId, state, by, comment, snapshot.revision());
  }

  /** An operator's word on an alarm. */
  AlarmRuling order(AlarmOrder order) {
    return alarms.order(order, conditions, snapshot.revision());
  }

  /** An operator's word on an alarm, as the ledger has it. */
  void repeat(AlarmOrder order) {
    alarms.repeat(order, conditions, snapshot.revision());
  }

  /** Ends the shelving whose time is over; true when there was any. */
  boolean endShelving() {
    return alarms.endShelving(conditions);
  }

  /** Remembers durably how far the rules have come. Requests that wait are found again. */
  void checkpoint() {
    Checkpoint next =
        new Checkpoint(snapshot.revision(), notes.last(), rules.memory(), told.kept());
    if (pending.isEmpty() && interruptedStepAt < 0 && outside.caughtUp() && !next.equals(written)) {
      next.write(checkpointFile);
      written = next;
    }
  }

  long offset() {
    return snapshot.revision();
  }

  RuleSet rules() {
    return rules.inForce();
  }

  /** What the outside may see now. */
  DeskView view() {
    return new DeskView(
        conclusions.book().newestFirst(),
        conclusions.plans(),
        conclusions.inForce(),
        alarms.shown(conditions),
        conclusions.findings(),
        conclusions.outlooks(),
        conclusions.set(),
        situation(),
        rules.foresight(),
        pending.decidedUpTo(offset()));
  }

  @Override
  public void close() {
    rules.close();
  }
}
