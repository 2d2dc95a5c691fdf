package org.looptwin.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Wire;

/**
 * Points of history as CSV with the columns series, ts and value. Raw points are read and sent
 * piece by piece, so that their number does not fill the memory.
 */
final class PointsCsv {
  static final long MOST_POINTS = 5_000_000;
  private static final String TYPE = "text/csv; charset=utf-8; header=present";
  private static final String HEAD = "series,ts,value\n";

  /** Raw points in memory at once. */
  private static final long PIECE = 20_000;

  private PointsCsv() {}

  static Reply reply(PointQuery points) {
    return Reply.stream(TYPE, wire -> send(points, wire));
  }

  private static void send(PointQuery points, Wire wire) throws IOException {
    try (wire) {
      wire.write(HEAD.getBytes(StandardCharsets.UTF_8));
      if (points.raw()) {
        pieces(points, wire);
      } else {
        write(points, points.all(), wire);
      }
    }
  }

  /** Halves the time until what is in it is few. */
  private static void pieces(PointQuery points, Wire wire) throws IOException {
    long milliseconds = Duration.between(points.from(), points.to()).toMillis();
    if (milliseconds <= 1 || points.count() <= PIECE) {
      write(points, points.all(), wire);
      return;
    }
    var middle = points.from().plusMillis(milliseconds / 2);
    pieces(points.between(points.from(), middle), wire);
    pieces(points.between(middle, points.to()), wire);
  }

  private static void write(PointQuery query, List<Point> points, Wire wire) throws IOException {
    String series = quoted(query.series().path());
    StringBuilder text = new StringBuilder();
    for (Point point : points) {
      text.append(series).append(',').append(point.time()).append(',');
      text.append(point.value() instanceof Double number ? number : quoted(point.value()));
      text.append('\n');
    }
    if (!text.isEmpty()) {
      wire.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** As in RFC 4180. */
  private static String quoted(Object value) {
    String text = value.toString();
    return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
