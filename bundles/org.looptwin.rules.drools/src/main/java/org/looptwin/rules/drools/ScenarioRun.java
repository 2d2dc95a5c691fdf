package org.looptwin.rules.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.looptwin.model.request.Request;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.RuleLibrary.ScenarioResult;
import org.looptwin.rules.api.RuleMemory;

/** Plays scenarios to rules. */
final class ScenarioRun {
  private final CompiledRules rules;
  private final boolean reopening;

  /**
   * @param reopening whether the session is closed and opened again after every reading, as by a
   *     restart
   */
  ScenarioRun(CompiledRules rules, boolean reopening) {
    this.rules = rules;
    this.reopening = reopening;
  }

  ScenarioResult run(String pack, String name, String text) {
    try {
      Scenario scenario = new ScenarioReader().read(text);
      List<Request> got = play(scenario);
      return new ScenarioResult(pack, name, scenario.accepts(got), scenario.wanted(), inWords(got));
    } catch (IllegalArgumentException e) {
      return new ScenarioResult(pack, name, false, "a readable scenario", e.getMessage());
    }
  }

  private static String inWords(List<Request> got) {
    return got.stream().map(Scenario::text).collect(Collectors.joining("; "));
  }

  private List<Request> play(Scenario scenario) {
    List<Request> got = new ArrayList<>();
    TwinSnapshot twin = TwinSnapshot.empty("scenario");
    DroolsSession session = rules.open(scenario.origins(), List.of(), RuleMemory.EMPTY);
    try {
      for (JournalEntry entry : scenario.given()) {
        twin = twin.with(List.of(entry));
        got.addAll(session.advance(List.of(entry), twin));
        if (reopening) {
          RuleMemory memory = session.memory();
          session.close();
          session = rules.open(scenario.origins(), twin.signals(), memory);
        }
      }
    } finally {
      session.close();
    }
    return got;
  }

  /** Whether a rule failed rather than asked for something else. */
  static boolean broke(ScenarioResult result) {
    return !result.passed() && result.got().contains(DroolsSession.RULE_FAILED);
  }
}
