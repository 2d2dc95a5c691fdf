package org.looptwin.rules.drools;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.ConsequenceException;
import org.looptwin.model.alarm.Priority;
import org.looptwin.model.forecast.TelemetryOutlook;
import org.looptwin.model.request.Cause;
import org.looptwin.model.request.Request;
import org.looptwin.model.request.RuleRef;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.twin.Signal;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.RuleMemory;
import org.looptwin.rules.api.RuleSession;
import org.looptwin.rules.api.Silence;
import org.looptwin.rules.drools.facts.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of rules over the journal. After each reading the rules fire until none is left to fire;
 * a rule that throws or does not end is an alarm about that rule, and the others go on.
 */
final class DroolsSession implements RuleSession {
  static final String RULE_FAILED = "rule-failed";

  /** More firings after one reading than this mean that a rule feeds itself. */
  static final int FIRING_LIMIT = 10_000;

  /** After so many failures at one reading the rest of its agenda is given up. */
  private static final int FAILURE_LIMIT = 100;

  private static final Logger LOG = LoggerFactory.getLogger(DroolsSession.class);

  private final CompiledRules rules;
  private final RequestBook book;
  private final WorkingFacts facts;
  private final Set<String> halted = new HashSet<>();
  private final AgendaFilter running = match -> !halted.contains(key(match.getRule()));
  private final boolean rehearsal;
  private boolean opened;

  /**
   * @param rehearsal whether the log is told nothing of rules that fail
   */
  DroolsSession(
      CompiledRules rules,
      Origins origins,
      Collection<Signal> signals,
      RuleMemory memory,
      boolean rehearsal) {
    this.rules = rules;
    this.rehearsal = rehearsal;
    this.book = new RequestBook(rules.directory());
    this.facts = EngineLoader.within(() -> new WorkingFacts(rules, book, origins, signals, memory));
  }

  @Override
  public List<Request> advance(List<JournalEntry> entries, TwinSnapshot after) {
    return EngineLoader.within(() -> advance(entries));
  }

  private List<Request> advance(List<JournalEntry> entries) {
    List<Request> asked = new ArrayList<>();
    for (JournalEntry entry : entries) {
      book.begin(entry);
      open();
      if (take(entry)) {
        fire();
      }
      book.end(asked);
    }
    return List.copyOf(asked);
  }

  private void open() {
    if (!opened) {
      opened = true;
      clearOldFailures();
      fire();
    }
  }

  @Override
  public List<Request> notice(Silence silence, TwinSnapshot now) {
    return EngineLoader.within(
        () -> {
          List<Request> asked = new ArrayList<>();
          book.begin(lastReading(now), silence.noticedAt());
          open();
          if (facts.notice(silence, now)) {
            fire();
          }
          book.end(asked);
          return List.copyOf(asked);
        });
  }

  private static Cause lastReading(TwinSnapshot now) {
    return now.signals().stream()
        .max(Comparator.comparingLong(Signal::offset))
        .map(last -> new Cause(last.offset(), last.series().path(), last.ts(), last.value()))
        .orElseThrow(() -> new IllegalArgumentException("Nothing was ever heard."));
  }

  @Override
  public Silence silence() {
    return facts.silence();
  }

  @Override
  public Optional<TelemetryOutlook> outlook(SeriesId series) {
    return facts.outlook(series);
  }

  @Override
  public String unforeseen(SeriesId series) {
    return facts.unforeseen(series);
  }

  private boolean take(JournalEntry entry) {
    try {
      return facts.take(entry);
    } catch (RuntimeException e) {
      failed(e);
      return true;
    }
  }

  private void fire() {
    for (int failures = 0; failures < FAILURE_LIMIT; failures++) {
      try {
        if (facts.session().fireAllRules(running, FIRING_LIMIT) < FIRING_LIMIT) {
          return;
        }
        runaway();
      } catch (RuntimeException e) {
        failed(e);
      }
    }
  }

  /** A rule that fired without end fires no more in this session. */
  private void runaway() {
    Rule rule = book.lastFired();
    halted.add(key(rule));
    book.withdraw(rule);
    report(
        rules.directory().find(rule.getPackageName(), rule.getName()),
        "fired %,d times on one reading and was halted".formatted(FIRING_LIMIT));
  }

  private void failed(RuntimeException e) {
    if (e instanceof ConsequenceException thrown) {
      Rule rule = thrown.getMatch().getRule();
      book.undo();
      report(rules.directory().find(rule.getPackageName(), rule.getName()), reason(e));
      return;
    }
    RuleRef culprit = rules.directory().named(e).orElse(null);
    facts.rebuildWithout(culprit);
    report(
        culprit == null ? new RuleRef("?", "a condition", "?") : culprit,
        reason(e) + "; it was taken out");
  }

  private void report(RuleRef rule, String what) {
    String subject = subject(rule.name());
    if (facts.stands(RULE_FAILED, subject)) {
      return;
    }
    if (!rehearsal) {
      LOG.warn("Rule \"{}\" of {}: {}", rule.name(), rule.pack(), what);
    }
    facts.insert(book.failure(RULE_FAILED, subject, rules.version()));
    book.add(
        rule,
        Priority.MEDIUM,
        RULE_FAILED,
        subject,
        "Rule \"%s\" of %s %s.".formatted(rule.name(), rule.pack(), what));
  }

  /** Failures of older rules are gone with them. */
  private void clearOldFailures() {
    for (Standing failure : facts.standing(RULE_FAILED)) {
      if (!failure.getGroup().equals(rules.version())) {
        facts.delete(failure);
        book.cleared(failure, new RuleRef("rules", RULE_FAILED, rules.version()));
      }
    }
  }

  private static String reason(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String message =
        root.getMessage() == null ? "" : ": " + root.getMessage().lines().findFirst().orElse("");
    return "failed with " + root.getClass().getSimpleName() + message;
  }

  private static String subject(String rule) {
    return rule.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static String key(Rule rule) {
    return rule.getPackageName() + "/" + rule.getName();
  }

  /** The rule whose consequence runs right now; for another thread that waits for its end. */
  Optional<RuleRef> ruleAtWork() {
    return book.ruleAtWork();
  }

  @Override
  public RuleMemory memory() {
    return facts.memory();
  }

  @Override
  public void close() {
    EngineLoader.within(
        () -> {
          facts.close();
          return null;
        });
  }
}
