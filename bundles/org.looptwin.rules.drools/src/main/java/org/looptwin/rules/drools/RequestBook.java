package org.looptwin.rules.drools;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.rule.Match;
import org.looptwin.model.alarm.Priority;
import org.looptwin.model.request.Cause;
import org.looptwin.model.request.Request;
import org.looptwin.model.request.RequestKind;
import org.looptwin.model.request.RuleRef;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.rules.drools.facts.Forecast;
import org.looptwin.rules.drools.facts.Requests;
import org.looptwin.rules.drools.facts.Signal;
import org.looptwin.rules.drools.facts.SilentSeries;
import org.looptwin.rules.drools.facts.Standing;

/**
 * Writes down what rules ask for while one reading is at work, with the rule that asks and the
 * reading that made it: the newest signal the rule matched, else the reading at work.
 */
final class RequestBook extends DefaultAgendaEventListener implements Requests {
  private static final Comparator<Request> BY_SUBJECT =
      Comparator.comparing(Request::subject).thenComparing(Request::topic);

  private final RuleDirectory directory;
  private final List<Request> pages = new ArrayList<>();
  private Cause atWork;
  private Instant at;
  private Match match;
  private int before;
  private volatile Rule running;

  RequestBook(RuleDirectory directory) {
    this.directory = directory;
  }

  void begin(JournalEntry next) {
    begin(
        new Cause(
            next.offset(),
            next.reading().series().path(),
            next.reading().ts(),
            next.reading().value()),
        next.reading().ts());
  }

  /**
   * @param cause the reading that is the cause unless a rule matched a signal
   * @param time of what is asked for
   */
  void begin(Cause cause, Instant time) {
    atWork = cause;
    at = time;
    match = null;
    running = null;
    before = 0;
    pages.clear();
  }

  /**
   * Hands over what was asked, each (kind, topic, subject) once. What one rule asks for in a row is
   * put in the order of subjects and topics, because the engine's own order depends on when facts
   * came in, which a restart changes.
   */
  void end(List<Request> into) {
    int start = 0;
    for (int i = 1; i <= pages.size(); i++) {
      if (i == pages.size() || !pages.get(i).rule().equals(pages.get(start).rule())) {
        pages.subList(start, i).sort(BY_SUBJECT);
        start = i;
      }
    }
    pages.stream().filter(this::first).forEach(into::add);
  }

  private boolean first(Request request) {
    return pages.stream().filter(other -> same(other, request)).findFirst().get() == request;
  }

  private static boolean same(Request a, Request b) {
    return a.kind() == b.kind() && a.topic().equals(b.topic()) && a.subject().equals(b.subject());
  }

  @Override
  public void beforeMatchFired(BeforeMatchFiredEvent event) {
    match = event.getMatch();
    before = pages.size();
    running = match.getRule();
  }

  @Override
  public void afterMatchFired(AfterMatchFiredEvent event) {
    running = null;
  }

  /** The rule whose consequence runs right now, for other threads. */
  Optional<RuleRef> ruleAtWork() {
    return Optional.ofNullable(running)
        .map(rule -> directory.find(rule.getPackageName(), rule.getName()));
  }

  Rule lastFired() {
    return match.getRule();
  }

  /** Forgets what the last firing asked for: it failed half way. */
  void undo() {
    pages.subList(before, pages.size()).clear();
  }

  /** Forgets all that a runaway rule asked for. */
  void withdraw(Rule rule) {
    RuleRef ref = directory.find(rule.getPackageName(), rule.getName());
    pages.removeIf(request -> request.rule().equals(ref));
    before = pages.size();
  }

  /** A standing condition about a rule that fails, which begins with the reading at work. */
  Standing failure(String topic, String subject, String version) {
    return new Standing(
        topic,
        subject,
        version,
        atWork.ts(),
        atWork.topic(),
        Double.NaN,
        Standing.Clearing.BY_RULE,
        Double.NaN);
  }

  void add(RuleRef rule, Priority priority, String topic, String subject, String because) {
    pages.add(new Request(RequestKind.RAISE, topic, subject, priority, because, rule, atWork, at));
  }

  void cleared(Standing failure, RuleRef rule) {
    pages.add(
        new Request(
            RequestKind.CLEAR,
            failure.getTopic(),
            failure.getSubject(),
            null,
            "The rules were changed.",
            rule,
            atWork,
            at));
  }

  @Override
  public void reoptimise(String topic, String subject, String because, Object... arguments) {
    add(RequestKind.REOPTIMISE, topic, subject, null, because, arguments);
  }

  @Override
  public void reforecast(String topic, String subject, String because, Object... arguments) {
    add(RequestKind.REFORECAST, topic, subject, null, because, arguments);
  }

  @Override
  public void check(String topic, String subject, String because, Object... arguments) {
    add(RequestKind.CHECK, topic, subject, null, because, arguments);
  }

  @Override
  public void raise(
      String topic, String subject, Priority priority, String because, Object... arguments) {
    add(RequestKind.RAISE, topic, subject, priority, because, arguments);
  }

  @Override
  public void clear(String topic, String subject, String because, Object... arguments) {
    add(RequestKind.CLEAR, topic, subject, null, because, arguments);
  }

  private void add(
      RequestKind kind,
      String topic,
      String subject,
      Priority priority,
      String because,
      Object... arguments) {
    Rule rule = match.getRule();
    pages.add(
        new Request(
            kind,
            topic,
            subject,
            priority,
            arguments.length == 0 ? because : String.format(Locale.ROOT, because, arguments),
            directory.find(rule.getPackageName(), rule.getName()),
            newest().orElse(atWork),
            at));
  }

  /** The newest reading of those that the rule matched. */
  private Optional<Cause> newest() {
    return match.getObjects().stream()
        .map(RequestBook::cause)
        .flatMap(Optional::stream)
        .max(Comparator.comparingLong(Cause::offset));
  }

  private static Optional<Cause> cause(Object fact) {
    if (fact instanceof SilentSeries silent) {
      return Optional.of(silent.cause());
    }
    if (fact instanceof Forecast forecast) {
      return Optional.of(forecast.cause());
    }
    return fact instanceof Signal signal
        ? Optional.of(
            new Cause(signal.getOffset(), signal.getPath(), signal.getTs(), signal.reading()))
        : Optional.empty();
  }
}
