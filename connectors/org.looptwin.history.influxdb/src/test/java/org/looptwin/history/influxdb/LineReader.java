package org.looptwin.history.influxdb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a line of InfluxDB's line protocol as its reference describes it. */
final class LineReader {
  /**
   * A point.
   *
   * @param fields Double, Long or String
   */
  record Line(String measurement, Map<String, String> tags, Map<String, Object> fields, long ms) {}

  private final String text;
  private int at;

  private LineReader(String text) {
    this.text = text;
  }

  /** A body may hold line breaks in strings. */
  static List<Line> all(String body) {
    LineReader reader = new LineReader(body);
    List<Line> lines = new ArrayList<>();
    while (reader.at < body.length()) {
      lines.add(reader.line());
    }
    return lines;
  }

  private Line line() {
    int begin = at;
    String measurement = until(", ");
    Map<String, String> tags = new TreeMap<>();
    while (peek() == ',') {
      at++;
      String name = until("=");
      at++;
      String value = until(", ");
      if (value.isEmpty() || value.contains("\n")) {
        throw bad(begin);
      }
      tags.put(name, value);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    do {
      at++;
      String name = until("=");
      at++;
      fields.put(name, value());
    } while (peek() == ',');
    at++;
    String time = until("\n");
    at++;
    return new Line(measurement, tags, fields, Long.parseLong(time));
  }

  private IllegalArgumentException bad(int begin) {
    return new IllegalArgumentException("unable to parse '" + text.substring(begin, at) + "'");
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\n';
  }

  /** Up to one of these characters that has no backslash before it. */
  private String until(String ends) {
    StringBuilder read = new StringBuilder();
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      boolean escape =
          text.charAt(at) == '\\'
              && at + 1 < text.length()
              && ",= ".indexOf(text.charAt(at + 1)) >= 0;
      at += escape ? 1 : 0;
      read.append(text.charAt(at++));
    }
    return read.toString();
  }

  private Object value() {
    if (peek() == '"') {
      return string();
    }
    String read = until(", ");
    return read.endsWith("i")
        ? (Object) Long.valueOf(read.substring(0, read.length() - 1))
        : Double.valueOf(read);
  }

  private String string() {
    StringBuilder read = new StringBuilder();
    at++;
    while (peek() != '"' || at >= text.length()) {
      boolean escape = peek() == '\\' && "\"\\".indexOf(text.charAt(at + 1)) >= 0;
      at += escape ? 1 : 0;
      read.append(text.charAt(at++));
    }
    at++;
    return read.toString();
  }
}
