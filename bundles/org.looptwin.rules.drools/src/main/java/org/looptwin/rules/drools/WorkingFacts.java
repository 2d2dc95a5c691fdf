package org.looptwin.rules.drools;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.looptwin.model.forecast.TelemetryOutlook;
import org.looptwin.model.request.RuleRef;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.RuleMemory;
import org.looptwin.rules.api.Silence;
import org.looptwin.rules.drools.facts.Now;
import org.looptwin.rules.drools.facts.Signal;
import org.looptwin.rules.drools.facts.Standing;

/** The facts of a session: one signal a series, the standing conditions, event time. */
final class WorkingFacts implements AutoCloseable {
  private static final String[] CHANGING = {"value", "text", "previous", "quality", "ts", "offset"};

  private record Held(Signal signal, FactHandle handle) {}

  private final CompiledRules rules;
  private final RequestBook book;
  private final Origins origins;
  private final SilentFacts silent;
  private final ForecastFacts forecasts;
  private final BadSeries bad = new BadSeries();
  private final Map<SeriesId, Held> signals = new HashMap<>();
  private Now now = new Now(Instant.EPOCH);
  private FactHandle nowHandle;
  private KieBase base;
  private KieSession session;

  WorkingFacts(
      CompiledRules rules,
      RequestBook book,
      Origins origins,
      Collection<org.looptwin.model.twin.Signal> twin,
      RuleMemory memory) {
    this.rules = rules;
    this.book = book;
    this.origins = origins;
    this.base = rules.base();
    Remembered remembered = new MemoryLines(origins).read(memory);
    this.silent = new SilentFacts(origins, remembered.silent(), remembered.nothing());
    this.forecasts =
        new ForecastFacts(origins, rules.book(remembered.learnt()), remembered.foreseen());
    fill(newestOf(twin, remembered), remembered.standing(), latest(twin, remembered));
    remembered.signals().forEach(signal -> bad.remember(signal.series(), signal.getTs()));
  }

  private List<Signal> newestOf(
      Collection<org.looptwin.model.twin.Signal> twin, Remembered remembered) {
    Map<SeriesId, Signal> newest = new LinkedHashMap<>();
    twin.stream()
        .filter(signal -> signal.quality() != Quality.BAD)
        .forEach(signal -> newest.put(signal.series(), fact(signal)));
    remembered.signals().forEach(signal -> newest.put(signal.series(), signal));
    return List.copyOf(newest.values());
  }

  private Signal fact(org.looptwin.model.twin.Signal signal) {
    Reading reading =
        new Reading(
            signal.series(), signal.ts(), signal.value(), signal.quality(), -1, signal.src());
    return new Signal(origins.of(signal.series()), reading, signal.previous(), signal.offset());
  }

  private static Instant latest(
      Collection<org.looptwin.model.twin.Signal> twin, Remembered remembered) {
    return twin.stream()
        .filter(signal -> signal.quality() == Quality.GOOD)
        .map(org.looptwin.model.twin.Signal::ts)
        .reduce(remembered.now(), (a, b) -> a.isAfter(b) ? a : b);
  }

  /** Starts an engine session with these facts, in an order of their own. */
  private void fill(List<Signal> newest, List<Standing> standing, Instant latest) {
    session = base.newKieSession();
    session.addEventListener(book);
    if (base.getKiePackages().stream().anyMatch(p -> !p.getGlobalVariables().isEmpty())) {
      session.setGlobal("requests", book);
    }
    now = new Now(latest);
    nowHandle = session.insert(now);
    standing.forEach(session::insert);
    signals.clear();
    newest.stream()
        .sorted(Comparator.comparingLong(Signal::getOffset))
        .forEach(signal -> signals.put(signal.series(), hold(signal)));
    silent.insertInto(session);
    forecasts.insertInto(session);
  }

  private Held hold(Signal signal) {
    return new Held(signal, session.insert(signal));
  }

  KieSession session() {
    return session;
  }

  /** Brings a reading in; tells whether anything changed. */
  boolean take(JournalEntry entry) {
    boolean heardAgain = silent.hear(entry, session);
    return value(entry) | forecasts.learn(entry, session) | heardAgain;
  }

  /** Takes notice of what is heard no more; tells whether that was news. */
  boolean notice(Silence silence, TwinSnapshot now) {
    return silent.notice(silence, now, session);
  }

  /** For any thread. */
  Optional<TelemetryOutlook> outlook(SeriesId series) {
    return forecasts.outlook(series);
  }

  /** For any thread. */
  String unforeseen(SeriesId series) {
    return forecasts.unforeseen(series);
  }

  Silence silence() {
    return silent.silence();
  }

  private boolean value(JournalEntry entry) {
    Reading reading = entry.reading();
    Held held = signals.get(reading.series());
    boolean late = held != null && reading.ts().isBefore(held.signal().getTs());
    if (reading.quality() == Quality.BAD) {
      if (!late) {
        bad.reading(reading);
      }
      return false;
    }
    if (late) {
      return false;
    }
    bad.usable(reading);
    if (held == null) {
      Signal signal = new Signal(origins.of(reading.series()), reading, null, entry.offset());
      signals.put(reading.series(), hold(signal));
    } else {
      held.signal().advance(reading, entry.offset());
      session.update(held.handle(), held.signal(), CHANGING);
    }
    if (reading.quality() == Quality.GOOD && now.advance(reading.ts())) {
      session.update(nowHandle, now, "ts");
    }
    return true;
  }

  void insert(Standing standing) {
    session.insert(standing);
  }

  void delete(Standing standing) {
    session.delete(session.getFactHandle(standing));
  }

  List<Standing> standing(String topic) {
    return standing().stream().filter(s -> s.getTopic().equals(topic)).toList();
  }

  boolean stands(String topic, String subject) {
    return standing(topic).stream().anyMatch(s -> s.getSubject().equals(subject));
  }

  private List<Standing> standing() {
    return session.getObjects(Standing.class::isInstance).stream()
        .map(Standing.class::cast)
        .toList();
  }

  /** Starts the engine session anew without a rule that broke it; null when it is not known. */
  void rebuildWithout(RuleRef culprit) {
    List<Standing> standing = new ArrayList<>(standing());
    List<Signal> newest = signals.values().stream().map(Held::signal).toList();
    session.dispose();
    if (culprit != null) {
      if (base == rules.base()) {
        base = rules.newBase();
      }
      rules.directory().packageOf(culprit).ifPresent(p -> base.removeRule(p, culprit.name()));
    }
    fill(newest, standing, now.getTs());
  }

  RuleMemory memory() {
    List<Signal> shadowed =
        signals.values().stream()
            .map(Held::signal)
            .filter(signal -> bad.remembers(signal.series()))
            .toList();
    return new MemoryLines(origins)
        .write(
            new Remembered(
                standing(),
                shadowed,
                silent.series(),
                silent.nothing(),
                forecasts.memory(),
                forecasts.offsets(),
                now.getTs()));
  }

  @Override
  public void close() {
    session.dispose();
  }
}
