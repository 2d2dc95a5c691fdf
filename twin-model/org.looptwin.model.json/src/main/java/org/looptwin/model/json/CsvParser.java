package org.looptwin.model.json;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits CSV text (RFC 4180: quoted fields, doubled quotes, LF or CRLF) into records and remembers
 * the line each begins on. Blank lines are skipped.
 */
final class CsvParser {
  /** One record as it stands in the file. */
  record Line(int number, List<String> fields) {}

  private final String text;
  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private List<String> fields = new ArrayList<>();
  private int position;
  private int line = 1;
  private int recordLine = 1;
  private int unclosedQuote;

  CsvParser(String text) {
    this.text = JsonFault.unmarked(text);
  }

  List<Line> parse() {
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c == '"' && field.toString().isBlank()) {
        quoted();
      } else if (c == ',') {
        endField();
      } else if (c == '\n' || c == '\r') {
        skipLineFeedAfter(c);
        endRecord();
        line++;
        recordLine = line;
      } else {
        field.append(c);
      }
    }
    endRecord();
    return lines;
  }

  /** The line on which a quote opens that never closes, or 0. */
  int unclosedQuote() {
    return unclosedQuote;
  }

  private void quoted() {
    int opened = line;
    field.setLength(0);
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c != '"') {
        line += c == '\n' ? 1 : 0;
        field.append(c);
      } else if (position < text.length() && text.charAt(position) == '"') {
        position++;
        field.append('"');
      } else {
        return;
      }
    }
    unclosedQuote = opened;
  }

  private void skipLineFeedAfter(char c) {
    if (c == '\r' && position < text.length() && text.charAt(position) == '\n') {
      position++;
    }
  }

  private void endField() {
    fields.add(field.toString().trim());
    field.setLength(0);
  }

  private void endRecord() {
    if (fields.isEmpty() && field.toString().isBlank()) {
      field.setLength(0);
      return;
    }
    endField();
    lines.add(new Line(recordLine, fields));
    fields = new ArrayList<>();
  }
}
