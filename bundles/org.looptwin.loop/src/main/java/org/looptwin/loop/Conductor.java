package org.looptwin.loop;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.looptwin.decision.api.DecisionDesk.Ruling;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.alarm.AlarmState;
import org.looptwin.model.decision.Change;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.network.Case;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.request.Request;
import org.looptwin.model.request.RequestKind;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.rules.api.RuleContext;
import org.looptwin.rules.api.RuleMemory;
import org.looptwin.rules.api.RuleSession;
import org.looptwin.rules.api.RuleSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop as a state machine over the journal: readings go in by offset, decisions come out, and
 * everything that was decided from outside (which rules, when a step began, what an operator said)
 * is a ledger line. The same journal and the same lines give the same ledger, which is how a
 * rebuild works. Used by one thread.
 */
final class Conductor implements AutoCloseable {
  /** A change of a share by more than this, in percentage points, needs an operator. */
  private static final double LARGE_SHARE_CHANGE_PP = 1;

  private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);

  private final Case reference;
  private final Planner planner;
  private final DecisionLedger ledger;
  private final PlanStore plans;
  private final Path checkpointFile;
  private final Clock clock;
  private final Announcer announcer;
  private final LedgerLines record = new LedgerLines();
  private final Book book = new Book();
  private final Map<String, Waiting> pending = new LinkedHashMap<>();
  private final Set<String> knownAlarmLines = new HashSet<>();

  private TwinSnapshot snapshot;
  private Conditions conditions = Conditions.CALM;
  private RuleSet rules;
  private RuleSession session;
  private RuleMemory memory = RuleMemory.EMPTY;
  private Plan inForce;
  private long steps;
  private long lastLine;
  private long takenUpTo = -1;
  private long interruptedStepAt = -1;
  private List<Outlook> outlooks = List.of();
  private UncertaintySet set;
  private List<Finding> findings = List.of();

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
    this.ledger = ledger;
    this.plans = plans;
    this.checkpointFile = checkpointFile;
    this.clock = clock;
    this.announcer = announcer;
    this.snapshot = TwinSnapshot.empty(reference.name());
  }

  /** Opens an empty ledger: the base plan, then the rules. */
  void open(RuleSet first) {
    StepOutcome base = planner.base();
    if (base.planned()) {
      plans.put(base.plan());
      inForce = base.plan();
    } else {
      LOG.error("There is no base plan: {}. Rules and alarms work, plans do not.", base.failure());
    }
    learn(base);
    note(LedgerLines.OPENED, 0, record.opened(reference.name(), base));
    useRules(first);
  }

  /**
   * Continues from a ledger that has lines.
   *
   * @param checkpoint where the rule session was
   * @param past the journal's entries up to the checkpoint, in order, in pieces
   * @param compiled the rules of the ledger's last {@code rules} line
   */
  void resume(Checkpoint checkpoint, Iterable<List<JournalEntry>> past, RuleSet compiled) {
    for (List<JournalEntry> piece : past) {
      snapshot = snapshot.with(piece);
    }
    memory = checkpoint.memory();
    for (LedgerEntry line : ledger.entries()) {
      recall(line, line.number() > checkpoint.ledgerNumber());
      lastLine = line.number();
    }
    openSession(compiled);
    if (inForce == null) {
      StepOutcome base = planner.base();
      learn(base);
      inForce = base.plan();
    }
  }

  private void recall(LedgerEntry line, boolean afterCheckpoint) {
    switch (line.type()) {
      case LedgerLines.OPENED -> inForce = plan(line).orElse(null);
      case LedgerLines.ALARM -> {
        Alarm alarm = record.alarm(line);
        keep(alarm, Boolean.TRUE.equals(line.body().get("standing")));
        if (afterCheckpoint) {
          knownAlarmLines.add(key(alarm.id(), line));
        }
      }
      case LedgerLines.STEP_STARTED -> {
        steps = ((Number) line.body().get("step")).longValue();
        interruptedStepAt = line.offset();
      }
      case LedgerLines.STEP_FINISHED -> recallStep(line);
      case LedgerLines.RULING -> recallRuling(line);
      default -> LOG.debug("Ledger line {} of type {} needs no recall", line.number(), line.type());
    }
  }

  private void recallStep(LedgerEntry line) {
    interruptedStepAt = -1;
    takenUpTo = line.offset();
    if (line.body().get("carbonEurT") instanceof Number carbon) {
      conditions = new Conditions(conditions.alarms(), carbon.doubleValue());
    }
    Decision decision = record.decision(line);
    if (decision != null) {
      book.supersede(book.open());
      book.put(decision);
      if (decision.state() == DecisionState.APPROVED) {
        inForce = plans.get(decision.planId()).orElse(inForce);
      }
      findings = decision.findings();
    }
    plan(line);
  }

  private void recallRuling(LedgerEntry line) {
    String id = (String) line.body().get("decision");
    DecisionState state = DecisionState.valueOf((String) line.body().get("state"));
    book.find(id)
        .ifPresent(
            decision -> {
              book.put(
                  decision.in(
                      state, (String) line.body().get("by"), (String) line.body().get("comment")));
              if (state == DecisionState.APPROVED) {
                inForce = plans.get(decision.planId()).orElse(inForce);
              }
            });
  }

  private java.util.Optional<Plan> plan(LedgerEntry line) {
    return line.body().get("plan") instanceof Map<?, ?> summary
        ? plans.get((String) summary.get("id"))
        : java.util.Optional.empty();
  }

  /** Changes the rules between two readings; what stood before still stands. */
  void useRules(RuleSet next) {
    if (rules != null) {
      checkpoint();
    }
    note(LedgerLines.RULES, snapshot.revision(), record.rules(next));
    openSession(next);
  }

  private void openSession(RuleSet next) {
    closeSession();
    rules = next;
    session = next.open(new RuleContext(reference, snapshot), memory);
  }

  /**
   * Takes readings in journal order; alarms are recorded, requests wait for a step.
   *
   * @param waitedMs how long the readings have been durable, for the record of the stages
   */
  void consume(List<JournalEntry> entries, double waitedMs) {
    if (entries.isEmpty()) {
      return;
    }
    snapshot = snapshot.with(entries);
    long begun = System.nanoTime();
    List<Request> requests = session.advance(entries, snapshot);
    double ruleMs = (System.nanoTime() - begun) / 1e6;
    requests.forEach(request -> take(new Waiting(request, waitedMs, ruleMs)));
  }

  private void take(Waiting waiting) {
    Request request = waiting.request();
    switch (request.kind()) {
      case RAISE, CLEAR -> alarm(request);
      default -> {
        if (request.cause().offset() > takenUpTo) {
          pending.putIfAbsent(
              request.kind() + " " + request.topic() + " " + request.subject(), waiting);
        }
        conditions = conditions.after(request);
      }
    }
  }

  private void alarm(Request request) {
    String id = Conditions.id(request.topic(), request.subject());
    boolean raise = request.kind() == RequestKind.RAISE;
    Alarm before = conditions.alarms().get(id);
    conditions = conditions.after(request);
    if (!raise && before == null) {
      return;
    }
    Alarm alarm = raise ? conditions.alarms().get(id) : before.in(AlarmState.CLEARED);
    if (knownAlarmLines.remove(id + " " + request.cause().offset() + " " + raise)) {
      return;
    }
    note(LedgerLines.ALARM, request.cause().offset(), record.alarm(alarm, raise));
    LOG.info("Alarm {} {}: {}", id, raise ? "raised" : "cleared", request.because());
    announcer.alarm(alarm, raise);
  }

  private static String key(String id, LedgerEntry line) {
    return id + " " + line.offset() + " " + line.body().get("standing");
  }

  private void keep(Alarm alarm, boolean standing) {
    Map<String, Alarm> alarms = new LinkedHashMap<>(conditions.alarms());
    if (standing) {
      alarms.put(alarm.id(), alarm);
    } else {
      alarms.remove(alarm.id());
    }
    conditions = conditions.withAlarms(alarms.values());
  }

  /** Whether a rule waits for a step, or one was interrupted at this very offset. */
  boolean wantsStep() {
    return interruptedStepAt == snapshot.revision() && interruptedStepAt >= 0 || !pending.isEmpty();
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
  void step(Lateness lateness) {
    boolean repeated = interruptedStepAt == snapshot.revision();
    List<Waiting> waiting = List.copyOf(pending.values());
    List<Request> requests = waiting.stream().map(Waiting::request).toList();
    pending.clear();
    long begun = System.nanoTime();
    if (!repeated) {
      steps++;
      note(LedgerLines.STEP_STARTED, snapshot.revision(), record.started(steps, requests));
    }
    takenUpTo = snapshot.revision();
    interruptedStepAt = -1;
    StageClock stages = new StageClock(clock, announcer, snapshot.revision());
    stages.telemetryAndRules(waiting);
    if (inForce == null) {
      LOG.warn("Step {} is skipped: there is no plan in force to compare with.", steps);
      return;
    }
    StepOutcome outcome = planner.step(steps, snapshot, conditions, inForce, stages);
    learn(outcome);
    double seconds = (System.nanoTime() - begun) / 1e9;
    stages.begin("decision");
    conclude(requests, outcome, lateness.late(seconds), seconds, stages);
    checkpoint();
  }

  private void conclude(
      List<Request> requests,
      StepOutcome outcome,
      boolean late,
      double seconds,
      StageClock stages) {
    Decision draft = requests.isEmpty() ? null : decide(requests.get(0), requests, outcome, late);
    List<String> superseded = draft == null ? List.of() : book.open();
    if (outcome.planned()) {
      plans.put(outcome.plan());
    } else {
      LOG.error("Step {} found no plan: {}. The plan in force stands.", steps, outcome.failure());
    }
    LedgerEntry line =
        note(
            LedgerLines.STEP_FINISHED,
            snapshot.revision(),
            record.finished(steps, outcome, draft, superseded, late, seconds, conditions));
    findings.forEach(announcer::finding);
    if (draft == null) {
      stages.end(
          "nothing changes: "
              + (outcome.planned() ? "the plan in force is still the best" : outcome.failure()));
      return;
    }
    Decision decision = draft.recordedAs(line.hash());
    book.supersede(superseded);
    book.put(decision);
    announcer.decision(decision, outcome.plan());
    stages.decided(decision);
    if (decision.state() == DecisionState.APPROVED) {
      inForce = outcome.plan();
      announcer.approved(decision, outcome.plan());
    }
  }

  private Decision decide(
      Request first, List<Request> requests, StepOutcome outcome, boolean late) {
    if (!outcome.planned()
        || outcome.changes().isEmpty()
        || Planner.same(inForce, outcome.plan())) {
      return null;
    }
    boolean breached =
        outcome.findings().stream().anyMatch(f -> f.state() == FindingState.BREACHED);
    boolean large = outcome.changes().stream().anyMatch(Conductor::large);
    boolean operator = breached || large;
    return new Decision(
        "D-%06d".formatted(book.size() + 1),
        snapshot.revision(),
        operator ? DecisionState.PROPOSED : DecisionState.APPROVED,
        clock.instant(),
        first.cause(),
        first.rule(),
        requests.stream().map(Request::because).toList(),
        "F-%06d".formatted(steps),
        outcome.assessment().set().id(),
        outcome.plan().id(),
        inForce.id(),
        outcome.changes(),
        outcome.sentences(),
        outcome.findings(),
        operator,
        late,
        operator ? null : "loop",
        operator ? null : "small change, nothing breached",
        null);
  }

  private static boolean large(Change change) {
    return !change.unit().equals("%")
        || Math.abs(change.to() - change.from()) > LARGE_SHARE_CHANGE_PP;
  }

  /** An operator's word. */
  Ruling rule(String decisionId, DecisionState state, String by, String comment) {
    Decision decision = book.find(decisionId).orElse(null);
    if (decision == null) {
      return Ruling.NO_SUCH_DECISION;
    }
    if (decision.state() != DecisionState.PROPOSED) {
      return Ruling.NOT_OPEN;
    }
    note(LedgerLines.RULING, snapshot.revision(), record.ruling(decisionId, state, by, comment));
    Decision ruled = decision.in(state, by, comment);
    book.put(ruled);
    Plan plan = plans.get(ruled.planId()).orElse(null);
    announcer.decision(ruled, plan);
    if (state == DecisionState.APPROVED && plan != null) {
      inForce = plan;
      announcer.approved(ruled, plan);
    }
    LOG.info("Decision {} {} by {}", decisionId, state, by);
    return Ruling.DONE;
  }

  private void learn(StepOutcome outcome) {
    outlooks = outcome.assessment().outlooks();
    set = outcome.assessment().set();
    findings = outcome.findings();
  }

  /** Remembers durably how far the rules have come. Requests that wait are found again. */
  void checkpoint() {
    memory = session.memory();
    if (pending.isEmpty()) {
      new Checkpoint(snapshot.revision(), lastLine, memory).write(checkpointFile);
    }
  }

  private LedgerEntry note(String type, long offset, Map<String, Object> body) {
    LedgerEntry line = ledger.append(type, offset, body);
    lastLine = line.number();
    return line;
  }

  long offset() {
    return snapshot.revision();
  }

  String rulesVersion() {
    return rules.version();
  }

  /** What the outside may see now. */
  DeskView view() {
    return new DeskView(
        book.newestFirst(),
        plans,
        inForce,
        List.copyOf(conditions.alarms().values()),
        findings,
        outlooks,
        set,
        offset());
  }

  private void closeSession() {
    if (session != null) {
      memory = session.memory();
      session.close();
    }
  }

  @Override
  public void close() {
    checkpoint();
    closeSession();
    session = null;
  }

  /** A request that waits for a step, with the times of the stages before it. */
  record Waiting(Request request, double waitedMs, double ruleMs) {}

  /** Decides whether an answer is late; a rebuild repeats what was recorded. */
  interface Lateness {
    boolean late(double seconds);
  }
}
