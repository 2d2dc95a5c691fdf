package org.looptwin.rules.drools;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.looptwin.forecast.api.TelemetryBook;
import org.looptwin.model.forecast.TelemetryOutlook;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.rules.drools.facts.Forecast;

/**
 * The facts about what is foreseen. They are kept for rules that look at them only, and begin with
 * the first such rules: so a rebuild, which knows when they came into force, foresees the same.
 */
final class ForecastFacts {
  private record Held(Forecast fact, FactHandle handle) {}

  private final Origins origins;
  private final TelemetryBook book;
  private final Map<SeriesId, Long> offsets = new HashMap<>();
  private final Map<SeriesId, Held> facts = new HashMap<>();

  /**
   * @param book null when no rule looks at forecasts
   */
  ForecastFacts(Origins origins, TelemetryBook book, Map<SeriesId, Long> offsets) {
    this.origins = origins;
    this.book = book;
    this.offsets.putAll(offsets);
  }

  /** Into a new session of the engine, in the order of their readings. */
  void insertInto(KieSession session) {
    facts.clear();
    offsets.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(
            entry ->
                outlook(entry.getKey())
                    .ifPresent(outlook -> insert(outlook, entry.getValue(), session)));
  }

  private void insert(TelemetryOutlook outlook, long offset, KieSession session) {
    Forecast fact = new Forecast(origins.of(outlook.series()), outlook, offset);
    facts.put(outlook.series(), new Held(fact, session.insert(fact)));
  }

  /** A usable reading came; tells whether anything is foreseen otherwise by it. */
  boolean learn(JournalEntry entry, KieSession session) {
    Reading reading = entry.reading();
    if (book == null || !book.take(reading)) {
      return false;
    }
    SeriesId series = reading.series();
    TelemetryOutlook outlook = book.outlook(series).orElse(null);
    Held held = facts.get(series);
    if (outlook == null) {
      offsets.remove(series);
      facts.remove(series);
      if (held != null) {
        session.delete(held.handle());
      }
      return held != null;
    }
    offsets.put(series, entry.offset());
    if (held == null) {
      insert(outlook, entry.offset(), session);
    } else {
      held.fact().advance(outlook, entry.offset());
      session.update(held.handle(), held.fact());
    }
    return true;
  }

  /** For any thread. */
  Optional<TelemetryOutlook> outlook(SeriesId series) {
    return book == null ? Optional.empty() : book.outlook(series);
  }

  /** For any thread; empty when something is foreseen. */
  String unforeseen(SeriesId series) {
    return book == null
        ? "no rule in force looks at forecasts, or nobody here makes them"
        : book.unforeseen(series);
  }

  List<String> memory() {
    return book == null ? List.of() : book.memory();
  }

  Map<SeriesId, Long> offsets() {
    return Map.copyOf(offsets);
  }
}
