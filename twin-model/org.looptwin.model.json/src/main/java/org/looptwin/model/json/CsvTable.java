package org.looptwin.model.json;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A CSV file with a header, read by column name. */
final class CsvTable {
  static final int ROW_LIMIT = 2_000_000;

  private final Path file;
  private final Problems problems;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<CsvRow> rows = new ArrayList<>();

  private CsvTable(Path file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** A table without rows, in place of a file that is not there. */
  static CsvTable empty(Path file, Problems problems) {
    return new CsvTable(file, problems);
  }

  static CsvTable parse(Path file, String text, Problems problems, List<String> required) {
    CsvTable table = new CsvTable(file, problems);
    CsvParser parser = new CsvParser(text);
    List<CsvParser.Line> lines = parser.parse();
    if (parser.unclosedQuote() > 0) {
      problems.error(
          file, parser.unclosedQuote(), "a quote opens and never closes", "a closing quote");
    } else if (lines.isEmpty()) {
      problems.error(file, 1, "the file is empty", "a header with " + String.join(",", required));
    } else if (lines.size() > ROW_LIMIT) {
      problems.error(file, ROW_LIMIT, lines.size() + " rows", "at most " + ROW_LIMIT);
    } else if (table.readHeader(lines.get(0), required)) {
      lines.subList(1, lines.size()).forEach(table::readRow);
    }
    return table;
  }

  List<CsvRow> rows() {
    return rows;
  }

  Path file() {
    return file;
  }

  Problems problems() {
    return problems;
  }

  /** Column names in the order of the file. */
  List<String> columns() {
    return columns.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Position of a column, or null when the file has none of this name. */
  Integer position(String column) {
    return columns.get(column);
  }

  private boolean readHeader(CsvParser.Line header, List<String> required) {
    boolean sound = true;
    for (int i = 0; i < header.fields().size(); i++) {
      if (columns.put(header.fields().get(i), i) != null) {
        problems.error(
            file,
            header.number(),
            "column %s stands twice".formatted(header.fields().get(i)),
            "each column once");
        sound = false;
      }
    }
    for (String column : required) {
      if (!columns.containsKey(column)) {
        problems.error(
            file,
            header.number(),
            "column %s is missing".formatted(column),
            "a header with " + String.join(",", required));
        sound = false;
      }
    }
    return sound;
  }

  private void readRow(CsvParser.Line line) {
    if (line.fields().size() != columns.size()) {
      problems.error(
          file,
          line.number(),
          "%d fields".formatted(line.fields().size()),
          "%d as in the header. Maybe a field with a comma lacks its quotes"
              .formatted(columns.size()));
    } else {
      rows.add(new CsvRow(this, line.number(), line.fields()));
    }
  }
}
