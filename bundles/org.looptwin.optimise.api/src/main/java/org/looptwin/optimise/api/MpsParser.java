package org.looptwin.optimise.api;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** MPS, line by line. */
final class MpsParser {
  private static final Set<String> SECTIONS =
      Set.of("NAME", "OBJSENSE", "ROWS", "COLUMNS", "RHS", "RANGES", "BOUNDS", "ENDATA");

  private final String file;
  private final MpsCards cards;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private String section = "";
  private String name = "";
  private String objective;
  private double constant;
  private boolean maximised;
  private boolean whole;
  private int number;

  MpsParser(String file, MpsCards cards) {
    this.file = file;
    this.cards = cards;
  }

  boolean ended() {
    return section.equals("ENDATA");
  }

  void line(String line) {
    number++;
    if (line.isBlank() || line.startsWith("*")) {
      return;
    }
    if (!Character.isWhitespace(line.charAt(0))) {
      section(line.trim().split("\\s+"));
      return;
    }
    String[] words = cards.fields(section, line);
    switch (section) {
      case "OBJSENSE" -> maximised = maximise(words[0]);
      case "ROWS" -> row(words);
      case "COLUMNS" -> column(words);
      case "RHS" -> pairs(words, this::rightHandSide);
      case "RANGES" -> pairs(words, this::range);
      case "BOUNDS" -> bound(words);
      default -> throw wrong("data outside a section", "a section such as ROWS first");
    }
  }

  private void section(String[] words) {
    String wanted = words[0].toUpperCase(Locale.ROOT);
    if (!SECTIONS.contains(wanted)) {
      throw wrong(
          "section " + words[0], "one of NAME, OBJSENSE, ROWS, COLUMNS, RHS, RANGES, BOUNDS");
    }
    section = wanted;
    if (section.equals("NAME") && words.length > 1) {
      name = words[1];
    }
    if (section.equals("OBJSENSE") && words.length > 1) {
      maximised = maximise(words[1]);
    }
  }

  private boolean maximise(String word) {
    if (!word.matches("(?i)(MIN|MAX)(IMI[SZ]E)?")) {
      throw wrong("objective sense " + word, "MIN or MAX");
    }
    return word.toUpperCase(Locale.ROOT).startsWith("MAX");
  }

  private void row(String[] words) {
    if (words.length != 2 || !words[0].matches("(?i)[NELG]")) {
      throw wrong("row " + String.join(" ", words), "N, E, L or G and a name");
    }
    char type = Character.toUpperCase(words[0].charAt(0));
    if (type == 'N' && objective == null) {
      objective = words[1];
    } else if (rows.put(words[1], new Row(type)) != null) {
      throw wrong("row " + words[1] + " a second time", "names that differ");
    }
  }

  private void column(String[] words) {
    if (words.length == 3 && words[1].equals("'MARKER'")) {
      whole = words[2].equals("'INTORG'");
      return;
    }
    if (words.length != 3 && words.length != 5) {
      throw wrong(words.length + " fields", "a column and one or two pairs of row and number");
    }
    Column column = columns.computeIfAbsent(words[0], any -> new Column(whole));
    for (int at = 1; at < words.length; at += 2) {
      double value = number(words[at + 1]);
      if (Double.isInfinite(value)) {
        throw wrong("'" + words[at + 1] + "'", "a finite number");
      }
      if (words[at].equals(objective)) {
        column.cost = value;
      } else if (column.entries.put(row(words[at]), value) != null) {
        throw wrong("row " + words[at] + " twice in column " + words[0], "each once");
      }
    }
  }

  private void pairs(String[] words, Pair pair) {
    for (int at = words.length % 2; at + 1 < words.length; at += 2) {
      pair.take(words[at], number(words[at + 1]));
    }
  }

  private void rightHandSide(String rowName, double value) {
    if (rowName.equals(objective)) {
      constant = -value;
    } else {
      Row row = row(rowName);
      row.side = FileModel.side(value);
      row.line = number;
    }
  }

  private void range(String rowName, double value) {
    row(rowName).range = value;
  }

  private void bound(String[] words) {
    String kind = words[0].toUpperCase(Locale.ROOT);
    boolean valued = Set.of("LO", "UP", "FX", "LI", "UI").contains(kind);
    if (!valued && !Set.of("FR", "MI", "PL", "BV").contains(kind)) {
      throw wrong("bound " + words[0], "LO, UP, FX, FR, MI, PL, BV, LI or UI");
    }
    boolean named = words.length >= (valued ? 4 : 3);
    int at = named ? 2 : 1;
    if (words.length < at + (valued ? 2 : 1)) {
      throw wrong("an incomplete bound", "kind, set, column" + (valued ? ", number" : ""));
    }
    Column column = columns.get(words[at]);
    if (column == null) {
      throw wrong("column " + words[at], "one of the section COLUMNS");
    }
    column.line = number;
    column.bound(kind, valued ? FileModel.side(number(words[at + 1])) : 0);
  }

  private Row row(String rowName) {
    Row row = rows.get(rowName);
    if (row == null) {
      throw wrong("row " + rowName, "one of the section ROWS");
    }
    return row;
  }

  private double number(String word) {
    try {
      double value = Double.parseDouble(word.replace('D', 'E').replace('d', 'e'));
      if (!Double.isNaN(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      return infinity(word);
    }
    throw wrong("'" + word + "'", "a number");
  }

  private double infinity(String word) {
    if (!word.matches("(?i)[+-]?inf(inity)?")) {
      throw wrong("'" + word + "'", "a number");
    }
    return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  ModelReader.ReadModel result() {
    if (!ended() || objective == null) {
      throw wrong(objective == null ? "no objective row" : "no ENDATA", "a whole MPS file");
    }
    FileModel model = new FileModel(file);
    model.name(name);
    model.maximised(maximised);
    model.constant(constant);
    Map<Row, FileModel.Row> places = new IdentityHashMap<>();
    rows.forEach(
        (rowName, row) -> places.put(row, model.row(row.line, rowName, row.low(), row.high())));
    columns.forEach(
        (columnName, column) -> {
          FileModel.Column place = model.column(columnName);
          place.cost = column.cost;
          place.between(column.low(), column.high(), column.line);
          if (column.whole) {
            place.whole();
          }
          column.entries.forEach((row, value) -> places.get(row).entries.put(place, value));
        });
    return model.result();
  }

  private IllegalArgumentException wrong(String what, String expected) {
    return new IllegalArgumentException(
        "%s:%d: %s, expected %s".formatted(file, number, what, expected));
  }

  /** Takes a name and its number. */
  private interface Pair {
    void take(String name, double value);
  }

  private static final class Row {
    private final char type;
    private int line;
    private double side;
    private double range;

    Row(char type) {
      this.type = type;
    }

    double low() {
      return switch (type) {
        case 'E' -> side + Math.min(0, range);
        case 'G' -> side;
        case 'L' -> range == 0 ? Double.NEGATIVE_INFINITY : side - Math.abs(range);
        default -> Double.NEGATIVE_INFINITY;
      };
    }

    double high() {
      return switch (type) {
        case 'E' -> side + Math.max(0, range);
        case 'L' -> side;
        case 'G' -> range == 0 ? Double.POSITIVE_INFINITY : side + Math.abs(range);
        default -> Double.POSITIVE_INFINITY;
      };
    }
  }

  private static final class Column {
    private final Map<Row, Double> entries = new LinkedHashMap<>();
    private boolean whole;
    private double cost;
    private Double low;
    private Double high;
    private int line;

    Column(boolean whole) {
      this.whole = whole;
    }

    void bound(String kind, double value) {
      whole |= Set.of("BV", "LI", "UI").contains(kind);
      switch (kind) {
        case "LO", "LI" -> low = value;
        case "UP", "UI" -> high = value;
        case "FX" -> {
          low = value;
          high = value;
        }
        case "FR" -> {
          low = Double.NEGATIVE_INFINITY;
          high = Double.POSITIVE_INFINITY;
        }
        case "MI" -> low = Double.NEGATIVE_INFINITY;
        case "PL" -> high = Double.POSITIVE_INFINITY;
        default -> {
          low = 0.0;
          high = 1.0;
        }
      }
    }

    double low() {
      if (low != null) {
        return low;
      }
      return high != null && high < 0 ? Double.NEGATIVE_INFINITY : 0;
    }

    double high() {
      if (high != null) {
        return high;
      }
      return whole && low == null ? 1 : Double.POSITIVE_INFINITY;
    }
  }
}
