package org.looptwin.history.influxdb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.influxdb.InfluxDB;
import org.influxdb.dto.Query;
import org.influxdb.dto.QueryResult;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.history.api.Selection;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.SeriesId;

/** Reads from InfluxDB 1.x, never more than a page of raw points at once. */
final class InfluxQlReader implements AutoCloseable {
  private static final int PAGE = 10_000;

  /** So many series are named in a statement; for more all are asked for. */
  private static final int MOST_NAMED = 100;

  private static final Predicate<String> NO_DATABASE =
      error -> error != null && error.startsWith("database not found");

  private final InfluxDB influx;
  private final Target target;
  private final InfluxQl ql;
  private final int page;

  /** A row of an answer with the tags that it was grouped by. */
  record Row(Instant time, Map<String, Object> columns, Map<String, String> tags) {}

  InfluxQlReader(InfluxDB influx, Target target, InfluxQl ql) {
    this(influx, target, ql, PAGE);
  }

  InfluxQlReader(InfluxDB influx, Target target, InfluxQl ql, int page) {
    this.influx = influx;
    this.target = target;
    this.ql = ql;
    this.page = page;
  }

  List<Point> query(Question question) {
    List<Point> points = new ArrayList<>();
    if (question.empty()) {
      return points;
    }
    if (question.every().isZero()) {
      pages(question, row -> Readings.point(row.time(), row.columns()).ifPresent(points::add));
    } else {
      for (Row row : ask(ql.buckets(question))) {
        Readings.point(question.bucket(row.time()), row.columns()).ifPresent(points::add);
      }
    }
    return points;
  }

  Map<SeriesId, Point> latest(Collection<SeriesId> series) {
    Set<SeriesId> wanted = new HashSet<>(series);
    Map<SeriesId, Point> newest = new HashMap<>();
    if (wanted.isEmpty()) {
      return newest;
    }
    for (Row row : ask(ql.latest(wanted.size() > MOST_NAMED ? Set.of() : wanted))) {
      SeriesId one = Readings.series(row.tags());
      if (wanted.contains(one)) {
        Readings.point(row.time(), row.columns()).ifPresent(point -> newest.put(one, point));
      }
    }
    return newest;
  }

  void export(Selection selection, Consumer<JournalEntry> sink) {
    ask(ql.allSeries()).stream()
        .map(row -> Readings.series(row.tags()))
        .filter(selection.series())
        .sorted()
        .map(series -> Question.raw(series, selection))
        .filter(question -> !question.empty())
        .forEach(question -> export(question, sink));
  }

  private void export(Question question, Consumer<JournalEntry> sink) {
    SeriesId series = question.series();
    pages(question, row -> Readings.entry(series, row.time(), row.columns()).ifPresent(sink));
  }

  /** Senders may share a time: a page that is full ends before its last time. */
  private void pages(Question question, Consumer<Row> sink) {
    Instant after = question.from().minusMillis(1);
    List<Row> rows;
    do {
      rows = sorted(ask(ql.page(question, after, page)));
      int taken = rows.size() < page ? rows.size() : beforeTheLastTime(rows);
      rows.subList(0, taken).forEach(sink);
      after = taken == 0 ? after : rows.get(taken - 1).time();
    } while (rows.size() == page);
  }

  private int beforeTheLastTime(List<Row> rows) {
    Instant last = rows.get(rows.size() - 1).time();
    int taken = rows.size();
    while (taken > 0 && rows.get(taken - 1).time().equals(last)) {
      taken--;
    }
    if (taken == 0) {
      throw new IllegalStateException(
          "more than %d senders have a reading at %s".formatted(page, last));
    }
    return taken;
  }

  /** By time, then by offset. */
  private static List<Row> sorted(List<Row> rows) {
    rows.sort(
        (one, other) -> {
          int byTime = one.time().compareTo(other.time());
          return byTime != 0 ? byTime : Long.compare(offset(one), offset(other));
        });
    return rows;
  }

  private static long offset(Row row) {
    return Readings.whole(row.columns(), Names.OFFSET, 0);
  }

  private List<Row> ask(String statement) {
    return rows(influx.query(new Query(statement, target.database()), TimeUnit.MILLISECONDS));
  }

  /** Nothing when the database is not there. */
  static List<Row> rows(QueryResult answer) {
    List<Row> rows = new ArrayList<>();
    check(answer.getError());
    for (QueryResult.Result result : answer.getResults()) {
      check(result.getError());
      if (result.getSeries() != null) {
        result.getSeries().forEach(series -> rows(series, rows));
      }
    }
    return rows;
  }

  static boolean withoutDatabase(QueryResult answer) {
    return answer.getResults() != null
        && answer.getResults().stream().map(QueryResult.Result::getError).anyMatch(NO_DATABASE);
  }

  private static void check(String error) {
    if (error != null && !NO_DATABASE.test(error)) {
      throw new IllegalStateException(error);
    }
  }

  private static void rows(QueryResult.Series series, List<Row> rows) {
    Map<String, String> tags = series.getTags() == null ? Map.of() : series.getTags();
    for (List<Object> values : series.getValues()) {
      Map<String, Object> columns = new HashMap<>();
      for (int at = 0; at < values.size(); at++) {
        columns.put(series.getColumns().get(at), values.get(at));
      }
      long time = Readings.whole(columns, "time", 0);
      rows.add(new Row(Instant.ofEpochMilli(time), columns, tags));
    }
  }

  @Override
  public void close() {
    influx.close();
  }
}
