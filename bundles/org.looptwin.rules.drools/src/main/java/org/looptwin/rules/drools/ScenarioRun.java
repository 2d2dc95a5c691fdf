package org.looptwin.rules.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.looptwin.model.request.Request;
import org.looptwin.model.request.RequestKind;
import org.looptwin.model.request.RuleRef;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.RuleLibrary.ScenarioResult;
import org.looptwin.rules.api.RuleMemory;

/** Plays scenarios to rules. One thread plays; another may look which rule is at work. */
final class ScenarioRun {
  private final CompiledRules rules;
  private final boolean reopening;
  private volatile DroolsSession playing;

  /**
   * @param reopening whether the session is closed and opened again after every reading, as by a
   *     restart
   */
  ScenarioRun(CompiledRules rules, boolean reopening) {
    this.rules = rules;
    this.reopening = reopening;
  }

  /**
   * @param asked what the rules asked for, in order
   */
  record Played(ScenarioResult result, List<Request> asked) {
    /** The alarm about a rule that failed rather than asked for something else. */
    Optional<Request> failure() {
      return asked.stream()
          .filter(request -> request.kind() == RequestKind.RAISE)
          .filter(request -> request.topic().equals(DroolsSession.RULE_FAILED))
          .filter(request -> !result.expected().contains(DroolsSession.RULE_FAILED))
          .findFirst();
    }
  }

  ScenarioResult run(String pack, String name, String text) {
    return play(pack, name, text).result();
  }

  Played play(String pack, String name, String text) {
    try {
      Scenario scenario = new ScenarioReader().read(text);
      List<Request> got = play(scenario);
      return new Played(
          new ScenarioResult(pack, name, scenario.accepts(got), scenario.wanted(), inWords(got)),
          got);
    } catch (IllegalArgumentException e) {
      return new Played(
          new ScenarioResult(pack, name, false, "a readable scenario", e.getMessage()), List.of());
    }
  }

  private static String inWords(List<Request> got) {
    return got.stream().map(Scenario::text).collect(Collectors.joining("; "));
  }

  private List<Request> play(Scenario scenario) {
    List<Request> got = new ArrayList<>();
    TwinSnapshot twin = TwinSnapshot.empty("scenario");
    ScenarioClock clock = new ScenarioClock(scenario);
    DroolsSession session = rules.rehearse(scenario.origins(), List.of(), RuleMemory.EMPTY);
    try {
      for (JournalEntry entry : scenario.given()) {
        playing = session;
        got.addAll(clock.until(entry.receivedAt(), session, twin));
        twin = twin.with(List.of(entry));
        clock.hear(entry);
        got.addAll(session.advance(List.of(entry), twin));
        if (reopening) {
          RuleMemory memory = session.memory();
          session.close();
          session = rules.rehearse(scenario.origins(), twin.signals(), memory);
        }
      }
      playing = session;
      got.addAll(clock.untilTheEnd(session, twin));
    } finally {
      session.close();
    }
    return got;
  }

  /** The rule whose consequence runs right now. */
  Optional<RuleRef> ruleAtWork() {
    DroolsSession session = playing;
    return session == null ? Optional.empty() : session.ruleAtWork();
  }
}
