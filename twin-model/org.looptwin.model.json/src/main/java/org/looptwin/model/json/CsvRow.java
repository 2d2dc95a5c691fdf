package org.looptwin.model.json;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;

/** A row of a table. Every unreadable field is reported; {@link #sound()} tells whether one was. */
final class CsvRow {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

  private final CsvTable table;
  private final int line;
  private final List<String> fields;
  private boolean sound = true;

  CsvRow(CsvTable table, int line, List<String> fields) {
    this.table = table;
    this.line = line;
    this.fields = fields;
  }

  int line() {
    return line;
  }

  /** Nothing in this row was reported as an error so far. */
  boolean sound() {
    return sound;
  }

  /** The field's text; empty when blank or when the file has no such column. */
  String text(String column) {
    Integer position = table.position(column);
    return position == null ? "" : fields.get(position);
  }

  /** A name that may stand in a topic. */
  String id(String column) {
    String id = text(column);
    if (!ID.matcher(id).matches()) {
      error(
          "%s is '%s'".formatted(column, id),
          "an id of 1 to 64 letters, digits, dots, dashes and underscores");
    }
    return id;
  }

  double number(String column, Range range) {
    String text = text(column);
    double value = parse(text);
    if (!range.holds(value)) {
      error("%s is '%s'".formatted(column, text), range.words());
      return 0;
    }
    return value;
  }

  double numberOr(String column, double fallback, Range range) {
    return text(column).isEmpty() ? fallback : number(column, range);
  }

  int whole(String column, int min, int max) {
    double value =
        number(column, new Range(min, max, "a whole number in [%d, %d]".formatted(min, max)));
    if (sound && value != Math.rint(value)) {
      error("%s is '%s'".formatted(column, text(column)), "a whole number");
    }
    return (int) value;
  }

  /** A month like {@code 2024-12}; null and reported when it is none. */
  YearMonth month(String column) {
    try {
      return YearMonth.parse(text(column));
    } catch (DateTimeException e) {
      error("%s is '%s'".formatted(column, text(column)), "a month like 2024-12");
      return null;
    }
  }

  void error(String what, String expected) {
    sound = false;
    table.problems().error(table.file(), line, what, expected);
  }

  void warning(String what, String expected) {
    table.problems().warning(table.file(), line, what, expected);
  }

  /** NaN, which is in no range, when the text is no decimal number. */
  private static double parse(String text) {
    return NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
  }
}
