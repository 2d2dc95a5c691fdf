package org.looptwin.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Wire;

/** Points of history, sent piece by piece: one piece at a time is held as text. */
final class PointsJson {
  private static final String TYPE = "application/json";
  private static final int PIECE = 2_000;

  private PointsJson() {}

  /** The head's fields and {@code points}, pairs of time and value. */
  static Reply reply(ObjectNode head, List<Point> points) {
    String start = head.toString();
    String open = start.substring(0, start.length() - 1) + ",\"points\":[";
    return points.size() <= PIECE
        ? Reply.of(200, TYPE, open + pairs(points, 0, points.size()) + "]}")
        : Reply.stream(TYPE, wire -> send(open, points, wire));
  }

  private static void send(String open, List<Point> points, Wire wire) throws IOException {
    try (wire) {
      write(wire, open);
      for (int from = 0; from < points.size(); from += PIECE) {
        write(wire, pairs(points, from, Math.min(points.size(), from + PIECE)));
      }
      write(wire, "]}");
    }
  }

  private static void write(Wire wire, String text) throws IOException {
    wire.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String pairs(List<Point> points, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      Point point = points.get(i);
      text.append(i == 0 ? "[\"" : ",[\"").append(point.time()).append("\",");
      text.append(
          point.value() instanceof Double number
              ? JsonNodeFactory.instance.numberNode(number)
              : JsonNodeFactory.instance.textNode(point.value().toString()));
      text.append(']');
    }
    return text.toString();
  }
}
