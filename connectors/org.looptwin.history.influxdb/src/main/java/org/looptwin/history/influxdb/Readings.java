package org.looptwin.history.influxdb;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/** Readings from the columns that either version answers with. */
final class Readings {
  private Readings() {}

  /** A point without value or text is not ours and is no point. */
  static Optional<Point> point(Instant time, Map<String, Object> columns) {
    return value(columns).map(value -> new Point(time, value));
  }

  static Optional<JournalEntry> entry(SeriesId series, Instant time, Map<String, Object> columns) {
    return value(columns)
        .map(v -> v instanceof Double number ? Value.of(number) : Value.of((String) v))
        .map(value -> entry(series, time, columns, value));
  }

  private static JournalEntry entry(
      SeriesId series, Instant time, Map<String, Object> columns, Value value) {
    Reading reading =
        new Reading(
            series,
            time,
            value,
            Quality.valueOf((String) columns.get(Names.QUALITY)),
            whole(columns, Names.SEQ, -1),
            TagText.decode((String) columns.get(Names.SRC)));
    return new JournalEntry(
        whole(columns, Names.OFFSET, 0),
        reading,
        Instant.ofEpochMilli(whole(columns, Names.RECEIVED, time.toEpochMilli())));
  }

  static SeriesId series(Map<String, ?> tags) {
    return new SeriesId(
        TagText.decode((String) tags.get(Names.TYPE)),
        TagText.decode((String) tags.get(Names.NODE)),
        TagText.decode((String) tags.get(Names.METRIC)));
  }

  static long whole(Map<String, Object> columns, String name, long otherwise) {
    return columns.get(name) instanceof Number number ? number.longValue() : otherwise;
  }

  private static Optional<Object> value(Map<String, Object> columns) {
    return columns.get(Names.VALUE) instanceof Number number
        ? Optional.of(number.doubleValue())
        : Optional.ofNullable(columns.get(Names.TEXT));
  }
}
