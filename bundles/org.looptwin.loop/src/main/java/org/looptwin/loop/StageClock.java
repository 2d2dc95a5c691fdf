package org.looptwin.loop;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
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
  void telemetryAndRules(List<Steps.Waiting> waiting) {
    if (waiting.isEmpty()) {
      return;
    }
    long first = waiting.get(0).request().cause().offset();
    announcer.stage(
        new LoopEvent(
            "telemetry",
            clock.instant(),
            longest(waiting, Steps.Waiting::waitedMs),
            joined(waiting, StageClock::reading),
            first));
    announcer.stage(
        new LoopEvent(
            "rule",
            clock.instant(),
            longest(waiting, Steps.Waiting::ruleMs),
            joined(
                waiting,
                request ->
                    "%s/%s: %s"
                        .formatted(
                            request.rule().pack(), request.rule().name(), request.because())),
            first));
  }

  private static String reading(Request request) {
    return "%s = %s at %s (offset %d)"
        .formatted(
            request.cause().topic(),
            request.cause().value(),
            request.cause().ts(),
            request.cause().offset());
  }

  private static double longest(List<Steps.Waiting> waiting, ToDoubleFunction<Steps.Waiting> ms) {
    return waiting.stream().mapToDouble(ms).max().orElse(0);
  }

  private static String joined(List<Steps.Waiting> waiting, Function<Request, String> words) {
    return waiting.stream()
        .map(one -> words.apply(one.request()))
        .distinct()
        .collect(Collectors.joining("; "));
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
