package org.looptwin.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Reading;

/** Readings as lines of text: CSV with a header (RFC 4180), or a JSON object each. */
final class HistoryRows {
  private final PrintStream out;
  private final boolean jsonLines;

  HistoryRows(PrintStream out, boolean jsonLines) {
    this.out = out;
    this.jsonLines = jsonLines;
  }

  /**
   * @param columns of CSV
   */
  void begin(String columns) {
    if (!jsonLines) {
      out.print(columns + "\n");
    }
  }

  /** All that a home stores of a reading. */
  void write(JournalEntry entry) {
    Reading reading = entry.reading();
    if (jsonLines) {
      ObjectNode row = row(reading.series().path(), reading.ts().toString());
      row.set("v", value(reading));
      row.put("q", reading.quality().name()).put("src", reading.src());
      out.print(row.put("offset", entry.offset()) + "\n");
      return;
    }
    out.print(
        String.join(
                ",",
                quoted(reading.series().path()),
                reading.ts().toString(),
                quoted(reading.value().toString()),
                reading.quality().name(),
                quoted(reading.src()),
                Long.toString(entry.offset()))
            + "\n");
  }

  /** What a server tells of a reading. */
  void write(String series, JsonNode point) {
    if (jsonLines) {
      ObjectNode row = row(series, point.path(0).asText());
      row.set("v", point.path(1));
      out.print(row + "\n");
      return;
    }
    out.print(
        quoted(series)
            + ","
            + point.path(0).asText()
            + ","
            + quoted(point.path(1).asText())
            + "\n");
  }

  private static ObjectNode row(String series, String ts) {
    return JsonNodeFactory.instance.objectNode().put("series", series).put("ts", ts);
  }

  private static JsonNode value(Reading reading) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return Double.isNaN(reading.value().number())
        ? nodes.textNode(reading.value().toString())
        : nodes.numberNode(reading.value().number());
  }

  static String quoted(String text) {
    return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
