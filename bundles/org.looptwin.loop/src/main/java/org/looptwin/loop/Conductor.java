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
import org.looptwin.model.decision.Decision;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.finding.Finding;
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
  private Checkpoint written;
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

  /** Opens an empty ledger: the base plan, then the rules. Nothing, when the server is stopping. */
  void open(RuleSet first) {
    StepOutcome base = planner.base();
    if (planner.cancelled()) {
      return;
    }
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
    Recall recall = new Recall(plans, book);
    recall.read(ledger.entries(), checkpoint);
    conditions = recall.conditions();
    inForce = recall.inForce();
    findings = recall.findings();
    steps = recall.steps();
    takenUpTo = recall.takenUpTo();
    interruptedStepAt = recall.interruptedStepAt();
    lastLine = recall.lastLine();
    knownAlarmLines.addAll(recall.alarmLinesAfterCheckpoint());
    openSession(compiled);
    restoreOutlooks();
  }

  /**
   * Outlooks and set are not kept in files: forecast again, and plan again when the plan is gone.
   */
  private void restoreOutlooks() {
    RiskView.Assessment assessment = planner.assess(steps, snapshot, conditions);
    outlooks = assessment.outlooks();
    set = assessment.set();
    if (inForce == null) {
      StepOutcome base = planner.base();
      inForce = base.plan();
      findings = base.findings();
    }
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
    Alarm alarm = raise ? conditions.alarms().get(id) : cleared(before, request);
    if (knownAlarmLines.remove(Recall.key(id, request.cause().offset(), raise))) {
      return;
    }
    note(LedgerLines.ALARM, request.cause().offset(), record.alarm(alarm, raise));
    LOG.info("Alarm {} {}: {}", id, raise ? "raised" : "cleared", request.because());
    announcer.alarm(alarm, raise);
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
    if (planner.cancelled()) {
      interruptedStepAt = snapshot.revision();
      LOG.info(
          "Step {} is interrupted by the server's stop; it is repeated at the next start.", steps);
      return;
    }
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
    Decision draft =
        new Proposal(steps, snapshot.revision(), inForce)
            .of(requests, outcome, book.size() + 1, clock.instant(), late)
            .orElse(null);
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
    Checkpoint next = new Checkpoint(snapshot.revision(), lastLine, memory);
    if (pending.isEmpty() && interruptedStepAt < 0 && !next.equals(written)) {
      next.write(checkpointFile);
      written = next;
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
        decidedUpTo());
  }

  /** Every reading up to here has had its answer. */
  private long decidedUpTo() {
    return pending.values().stream()
        .mapToLong(waiting -> waiting.request().cause().offset() - 1)
        .min()
        .orElse(offset());
  }

  private void closeSession() {
    if (session != null) {
      memory = session.memory();
      session.close();
    }
  }

  @Override
  public void close() {
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
