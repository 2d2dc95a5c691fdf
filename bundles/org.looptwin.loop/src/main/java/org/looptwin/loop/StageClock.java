package org.looptwin.loop;

import java.time.Clock;
import java.util.List;
import org.looptwin.decision.api.LoopEvent;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.request.Request;

/** Times the stages of a step and announces each as it ends. */
final class StageClock implements Planner.Stages {
  private final Clock clock;
  private final Announcer announcer;
  private final long offset;
  private String stage = "";
  private long begun;

  StageClock(Clock clock, Announcer announcer, long offset) {
    this.clock = clock;
    this.announcer = announcer;
    this.offset = offset;
  }

  /** The stages before the step: the readings that caused it and the rules that fired. */
  void telemetryAndRules(List<Conductor.Waiting> waiting) {
    for (Conductor.Waiting one : waiting) {
      Request request = one.request();
      long cause = request.cause().offset();
      announcer.stage(
          new LoopEvent(
              "telemetry",
              clock.instant(),
              one.waitedMs(),
              "%s = %s at %s (offset %d)"
                  .formatted(
                      request.cause().topic(),
                      request.cause().value(),
                      request.cause().ts(),
                      cause),
              cause));
      announcer.stage(
          new LoopEvent(
              "rule",
              clock.instant(),
              one.ruleMs(),
              "%s/%s: %s"
                  .formatted(request.rule().pack(), request.rule().name(), request.because()),
              cause));
    }
  }

  @Override
  public void begin(String name) {
    stage = name;
    begun = System.nanoTime();
  }

  @Override
  public void end(String detail) {
    double ms = (System.nanoTime() - begun) / 1e6;
    announcer.stage(new LoopEvent(stage, clock.instant(), ms, detail, offset));
  }

  /** Ends the stage {@code decision} with what was decided. */
  void decided(Decision decision) {
    double ms = (System.nanoTime() - begun) / 1e6;
    announcer.stage(
        new LoopEvent(
            stage,
            clock.instant(),
            ms,
            decision.id() + " " + decision.state(),
            offset,
            decision.id(),
            decision.sentences()));
  }
}
