package org.looptwin.history.influxdb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.history.api.Selection;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.SeriesId;

/** Remembers what it is told; can be away, and be cut off between points and mark. */
final class FakeServer implements InfluxServer {
  final List<Long> written = new ArrayList<>();
  final List<Instant> marks = new ArrayList<>();
  Progress progress = Progress.NONE;
  long refused;
  boolean away;
  boolean cutOffBeforeMark;
  int asked;

  @Override
  public String ping() {
    reach();
    return "fake";
  }

  @Override
  public Progress progress() {
    reach();
    asked++;
    return progress;
  }

  @Override
  public void write(List<JournalEntry> entries) {
    reach();
    if (entries.stream().anyMatch(entry -> entry.offset() == refused)) {
      throw new PointsRefused("no", null);
    }
    entries.forEach(entry -> written.add(entry.offset()));
  }

  @Override
  public void mark(Progress marked, Instant time) {
    if (cutOffBeforeMark) {
      throw new IllegalStateException("cut off");
    }
    marks.add(time);
    progress = marked;
  }

  private void reach() {
    if (away) {
      throw new IllegalStateException("connection refused");
    }
  }

  @Override
  public List<Point> query(Question question) {
    return List.of();
  }

  @Override
  public Map<SeriesId, Point> latest(Collection<SeriesId> series) {
    return Map.of();
  }

  @Override
  public void export(Selection selection, Consumer<JournalEntry> sink) {
    reach();
  }

  @Override
  public void close() {
    away = true;
  }
}
