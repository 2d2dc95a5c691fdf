package org.looptwin.loop;

import java.time.Clock;
import java.util.List;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.request.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From requests that wait to a decision, or to "nothing changes"; every step ends with a line. */
final class Steps {
  private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

  private final Planner planner;
  private final Conclusions conclusions;
  private final Notes notes;
  private final Announcer announcer;
  private final Clock clock;
  private final LedgerLines record = new LedgerLines();

  Steps(Planner planner, Conclusions conclusions, Notes notes, Announcer announcer, Clock clock) {
    this.planner = planner;
    this.conclusions = conclusions;
    this.notes = notes;
    this.announcer = announcer;
    this.clock = clock;
  }

  /**
   * @param number of the step
   * @param waiting what it answers, first cause first
   * @param situation at the step's offset
   */
  record Task(long number, List<Waiting> waiting, Situation situation) {
    List<Request> requests() {
      return waiting.stream().map(Waiting::request).toList();
    }

    long offset() {
      return situation.snapshot().revision();
    }
  }

  /**
   * Plans and concludes.
   *
   * @return false when the server's stop cut it off: nothing was concluded
   */
  boolean run(Task task, Lateness lateness) {
    long begun = System.nanoTime();
    StageClock stages = new StageClock(clock, announcer, task.offset());
    stages.telemetryAndRules(task.waiting());
    StepOutcome outcome =
        (conclusions.inForce() == null ? unplanned(task) : plan(task, stages))
            .sharing(conclusions.findings());
    if (planner.cancelled()) {
      LOG.info(
          "Step {} is interrupted by the server's stop; it is repeated at the next start.",
          task.number());
      return false;
    }
    conclusions.learn(outcome);
    double seconds = (System.nanoTime() - begun) / 1e9;
    stages.begin("decision");
    conclude(task, outcome, lateness.late(seconds), seconds, stages);
    return true;
  }

  private StepOutcome plan(Task task, StageClock stages) {
    return planner.step(task.number(), task.situation(), conclusions.inForce(), stages);
  }

  private StepOutcome unplanned(Task task) {
    return new StepOutcome(
        planner.assess(task.number(), task.situation()),
        null,
        "there is no plan in force to compare with",
        List.of(),
        List.of(),
        planner.check(null, task.situation()));
  }

  private void conclude(
      Task task, StepOutcome outcome, boolean late, double seconds, StageClock stages) {
    Book book = conclusions.book();
    Decision draft =
        new Proposal(
                task.number(),
                task.offset(),
                conclusions.inForce(),
                Shapes.preference(task.situation().stance().weights()))
            .of(task.requests(), outcome, book.size() + 1, clock.instant(), late)
            .orElse(null);
    List<String> open = book.open();
    List<String> superseded = draft == null ? List.of() : open;
    List<String> expired = draft == null && outcome.planned() ? open : List.of();
    if (outcome.planned()) {
      conclusions.plans().put(outcome.plan());
    } else {
      LOG.error(
          "Step {} found no plan: {}. What was in force stands.", task.number(), outcome.failure());
    }
    LedgerEntry line =
        notes.add(
            LedgerLines.STEP_FINISHED,
            task.offset(),
            record.finished(
                task.number(),
                outcome,
                draft,
                superseded,
                expired,
                late,
                seconds,
                task.situation().conditions()));
    conclusions.findings().forEach(announcer::finding);
    if (draft == null) {
      expire(expired);
      stages.end(
          "nothing changes: "
              + (outcome.planned() ? "the plan in force is the best" : outcome.failure())
              + (expired.isEmpty() ? "" : "; %s expired".formatted(String.join(", ", expired))));
    } else {
      decide(draft.recordedAs(line.hash()), outcome, superseded, stages);
    }
  }

  private void expire(List<String> ids) {
    conclusions.expire(ids);
    for (String id : ids) {
      conclusions
          .book()
          .find(id)
          .ifPresent(
              old -> announcer.decision(old, conclusions.plans().get(old.planId()).orElse(null)));
    }
  }

  private void decide(
      Decision decision, StepOutcome outcome, List<String> superseded, StageClock stages) {
    conclusions.enter(decision, superseded);
    announcer.decision(decision, outcome.plan());
    stages.decided(decision);
    if (decision.state() == DecisionState.APPROVED) {
      conclusions.putInForce(outcome.plan());
      announcer.approved(decision, outcome.plan());
    }
  }

  /** A request that waits for a step, with the times of the stages before it. */
  record Waiting(Request request, double waitedMs, double ruleMs) {}

  /** Decides whether an answer is late; a rebuild repeats what was recorded. */
  interface Lateness {
    boolean late(double seconds);
  }
}
