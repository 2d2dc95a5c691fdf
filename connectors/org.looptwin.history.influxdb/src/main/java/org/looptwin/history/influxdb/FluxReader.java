package org.looptwin.history.influxdb;

import com.influxdb.Cancellable;
import com.influxdb.client.InfluxDBClient;
import com.influxdb.query.FluxRecord;
import com.influxdb.query.FluxTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.history.api.Selection;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.SeriesId;

/** Reads from InfluxDB 2.x row by row. */
final class FluxReader implements AutoCloseable {
  /** So many series are named in a query; for more all are asked for. */
  private static final int MOST_NAMED = 100;

  private final InfluxDBClient influx;
  private final Flux flux;

  FluxReader(InfluxDBClient influx, Target target) {
    this.influx = influx;
    this.flux = new Flux(target);
  }

  static Progress progress(List<FluxTable> tables) {
    Map<String, Object> columns = new HashMap<>();
    for (FluxTable table : tables) {
      table.getRecords().forEach(record -> columns.put(record.getField(), record.getValue()));
    }
    return new Progress(
        Readings.whole(columns, Names.OFFSET, 0), Readings.whole(columns, Names.REFUSED, 0));
  }

  List<Point> query(Question question) {
    List<Point> points = new ArrayList<>();
    if (question.empty()) {
      return points;
    }
    if (question.every().isZero()) {
      each(
          flux.raw(question),
          row -> Readings.point(row.getTime(), row.getValues()).ifPresent(points::add));
    } else {
      each(flux.buckets(question), row -> bucket(question, row, points));
      points.sort(Comparator.comparing(Point::time));
    }
    return points;
  }

  private static void bucket(Question question, FluxRecord row, List<Point> points) {
    Instant start = question.bucket(row.getStart());
    Readings.point(start, row.getValues()).ifPresent(points::add);
  }

  /** Senders whose newest reading is BAD hide older ones: those series are asked for again. */
  Map<SeriesId, Point> latest(Collection<SeriesId> series) {
    Set<SeriesId> wanted = new HashSet<>(series);
    Map<SeriesId, FluxRecord> newest = new HashMap<>();
    Set<SeriesId> hidden = new HashSet<>();
    if (!wanted.isEmpty()) {
      each(
          flux.latest(wanted.size() > MOST_NAMED ? Set.of() : wanted),
          row -> newest(row, wanted, newest, hidden));
    }
    for (SeriesId one : hidden) {
      newest.remove(one);
      each(flux.latestUsable(one), row -> newest.put(one, row));
    }
    Map<SeriesId, Point> points = new HashMap<>();
    newest.forEach(
        (one, row) ->
            Readings.point(row.getTime(), row.getValues()).ifPresent(p -> points.put(one, p)));
    return points;
  }

  private static void newest(
      FluxRecord row,
      Set<SeriesId> wanted,
      Map<SeriesId, FluxRecord> newest,
      Set<SeriesId> hidden) {
    SeriesId one = Readings.series(tags(row));
    if (!wanted.contains(one)) {
      return;
    }
    if (Quality.BAD.name().equals(row.getValueByKey(Names.QUALITY))) {
      hidden.add(one);
    } else {
      newest.merge(one, row, FluxReader::later);
    }
  }

  private static FluxRecord later(FluxRecord one, FluxRecord other) {
    int byTime = one.getTime().compareTo(other.getTime());
    long byOffset = byTime != 0 ? byTime : Long.compare(offset(one), offset(other));
    return byOffset >= 0 ? one : other;
  }

  private static long offset(FluxRecord row) {
    return Readings.whole(row.getValues(), Names.OFFSET, 0);
  }

  void export(Selection selection, Consumer<JournalEntry> sink) {
    Set<SeriesId> all = new HashSet<>();
    each(flux.allSeries(), row -> all.add(Readings.series(tags(row))));
    all.stream()
        .filter(selection.series())
        .sorted()
        .map(series -> Question.raw(series, selection))
        .filter(question -> !question.empty())
        .forEach(question -> export(question, sink));
  }

  private void export(Question question, Consumer<JournalEntry> sink) {
    SeriesId series = question.series();
    each(
        flux.raw(question),
        row -> Readings.entry(series, row.getTime(), row.getValues()).ifPresent(sink));
  }

  private static Map<String, ?> tags(FluxRecord row) {
    return row.getValues();
  }

  /** Rows as they come; returns after the last one. */
  private void each(String query, Consumer<FluxRecord> sink) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    influx
        .getQueryApi()
        .query(
            query,
            (stream, row) -> hand(row, sink, stream, done),
            done::completeExceptionally,
            () -> done.complete(null));
    try {
      done.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private static void hand(
      FluxRecord row, Consumer<FluxRecord> sink, Cancellable stream, CompletableFuture<Void> done) {
    try {
      sink.accept(row);
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
      stream.cancel();
    }
  }

  @Override
  public void close() {
    influx.close();
  }
}
