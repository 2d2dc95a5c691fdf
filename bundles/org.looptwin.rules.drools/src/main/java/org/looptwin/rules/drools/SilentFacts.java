package org.looptwin.rules.drools;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kie.api.runtime.KieSession;
import org.looptwin.model.request.Cause;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.twin.Signal;
import org.looptwin.model.twin.Staleness;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.rules.api.Silence;
import org.looptwin.rules.drools.facts.NoTelemetry;
import org.looptwin.rules.drools.facts.SilentSeries;

/** The facts about what is heard no more, from when they are told until a reading comes. */
final class SilentFacts {
  private final Origins origins;
  private final Map<SeriesId, SilentSeries> series = new TreeMap<>();
  private NoTelemetry nothing;

  /**
   * @param nothing null while anything is heard
   */
  SilentFacts(Origins origins, List<SilentSeries> remembered, NoTelemetry nothing) {
    this.origins = origins;
    remembered.forEach(one -> series.put(one.series(), one));
    this.nothing = nothing;
  }

  void insertInto(KieSession session) {
    series.values().forEach(session::insert);
    if (nothing != null) {
      session.insert(nothing);
    }
  }

  /** Tells whether that was news. */
  boolean notice(Silence silence, TwinSnapshot now, KieSession session) {
    boolean news = false;
    for (Silence.Series fallen : silence.series()) {
      Signal last = now.signal(fallen.id()).orElse(null);
      if (last != null && !series.containsKey(fallen.id())) {
        SilentSeries fact = fact(fallen, last, silence.noticedAt());
        series.put(fallen.id(), fact);
        session.insert(fact);
        news = true;
      }
    }
    if (silence.total() && nothing == null) {
      nothing = new NoTelemetry(silence.source(), silence.since(), silence.noticedAt());
      session.insert(nothing);
      news = true;
    }
    return news;
  }

  private SilentSeries fact(Silence.Series fallen, Signal last, Instant noticedAt) {
    return new SilentSeries(
        fallen.id(),
        origins.of(fallen.id()),
        new Cause(last.offset(), fallen.id().path(), last.ts(), last.value()),
        noticedAt,
        fallen.interval(),
        fallen.longest(),
        fallen.expected());
  }

  /** A reading came; tells whether something is heard again by it. */
  boolean hear(JournalEntry entry, KieSession session) {
    boolean news = false;
    if (nothing != null) {
      session.delete(session.getFactHandle(nothing));
      nothing = null;
      news = true;
    }
    if (series.isEmpty()) {
      return news;
    }
    SilentSeries silent = series.get(entry.reading().series());
    if (silent != null
        && !Staleness.stale(entry.reading().ts(), silent.longest(), entry.receivedAt())) {
      series.remove(silent.series());
      session.delete(session.getFactHandle(silent));
      news = true;
    }
    return news;
  }

  List<SilentSeries> series() {
    return List.copyOf(series.values());
  }

  /** Null while anything is heard. */
  NoTelemetry nothing() {
    return nothing;
  }

  Silence silence() {
    List<Silence.Series> silent = new ArrayList<>();
    for (SilentSeries one : series.values()) {
      silent.add(
          new Silence.Series(one.series(), one.interval(), one.longest(), one.getExpected()));
    }
    return nothing == null
        ? new Silence(Instant.EPOCH, silent, "", null)
        : new Silence(nothing.noticed(), silent, nothing.source(), nothing.since());
  }
}
