package org.looptwin.shell.forecast;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

/**
 * Series from a file with the columns {@code series, time, value}, in any order and beside others.
 * Rows of a series may stand in any order; no step may be missing or stand twice. A series that was
 * never negative is not forecast below 0.
 */
public final class SeriesFile {
  private static final YearMonth ANY_MONTH = YearMonth.of(2000, 1);
  private static final int FEWEST = 2;
  private static final String FILL = "fill the gap";

  /** Written in decimals, as other programs do; Java would take 12d and 0x1p3 too. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private static final int MOST_VALUES = 10_000_000;

  private final Path file;
  private final Frequency frequency;
  private final Map<String, NavigableMap<TimeStep, Row>> series = new LinkedHashMap<>();
  private int line;
  private int values;

  /**
   * @param line where it stands
   */
  private record Row(double value, int line) {}

  private SeriesFile(Path file, Frequency frequency) {
    this.file = file;
    this.frequency = frequency;
  }

  /**
   * In the order of the file.
   *
   * @param season steps in a season, 1 for none
   * @throws UnreadableSeries with file and line, the value, and what was expected
   */
  public static List<SeriesHistory> read(Path file, Frequency frequency, int season) {
    SeriesFile reading = new SeriesFile(file, frequency);
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      reading.read(reader);
    } catch (MalformedInputException e) {
      throw new UnreadableSeries(
          file + ": is no text in UTF-8, expected a CSV file in UTF-8. Maybe save it as UTF-8");
    } catch (IOException e) {
      throw new UnreadableSeries(
          file + " cannot be read, expected a CSV file with the columns series,time,value");
    }
    return reading.histories(season);
  }

  private void read(BufferedReader reader) throws IOException {
    String header = reader.readLine();
    line = 1;
    List<String> columns = header == null ? List.of() : cells(withoutMark(header));
    int name = column(columns, "series");
    int time = column(columns, "time");
    int value = column(columns, "value");
    for (String row = reader.readLine(); row != null; row = reader.readLine()) {
      line++;
      if (!row.isBlank()) {
        List<String> cells = cells(row);
        if (cells.size() != columns.size()) {
          throw wrong(cells.size() + " columns", columns.size() + " as in line 1");
        }
        add(cells.get(name), cells.get(time), cells.get(value));
      }
    }
    if (series.isEmpty()) {
      throw wrong("no values", "at least one row below the header");
    }
  }

  private static String withoutMark(String header) {
    return header.startsWith("\uFEFF") ? header.substring(1) : header;
  }

  private int column(List<String> columns, String name) {
    int at = columns.indexOf(name);
    if (at < 0) {
      throw wrong(
          "the columns are '%s'".formatted(String.join(",", columns)),
          "series,time,value. Maybe add the header; '%s' is missing".formatted(name));
    }
    return at;
  }

  private void add(String name, String time, String value) {
    if (name.isEmpty()) {
      throw wrong("the series has no name", "a name in the column series");
    }
    TimeStep step = step(time);
    NavigableMap<TimeStep, Row> known = series.computeIfAbsent(name, each -> new TreeMap<>());
    if (!known.isEmpty() && known.firstKey().kind() != step.kind()) {
      throw wrong(
          "time is '%s'".formatted(time),
          "%s as before in series %s".formatted(known.firstKey().kind().example(), name));
    }
    Row before = known.put(step, new Row(number(value), line));
    if (before != null) {
      throw wrong(
          "%s stands twice in series %s, first in line %d".formatted(time, name, before.line()),
          "each time once. Maybe delete one of the two lines");
    }
    if (++values > MOST_VALUES) {
      throw wrong("more than %d values".formatted(MOST_VALUES), "fewer. Maybe split the file");
    }
  }

  private TimeStep step(String time) {
    try {
      return TimeStep.of(time, frequency);
    } catch (IllegalArgumentException e) {
      throw wrong(
          "time is '%s'".formatted(time),
          "a whole number, YYYY-MM, or an ISO date or time%s".formatted(e.getMessage()));
    }
  }

  private double number(String value) {
    if (NUMBER.matcher(value).matches()) {
      double number = Double.parseDouble(value);
      if (Math.abs(number) <= 1e15) {
        return number;
      }
    }
    throw wrong("value is '%s'".formatted(value), "a finite number, at most 1e15 in size");
  }

  private List<SeriesHistory> histories(int season) {
    TimeStep latest =
        series.values().stream()
            .map(NavigableMap::lastKey)
            .filter(TimeStep::dated)
            .max(TimeStep::compareTo)
            .orElse(null);
    List<SeriesHistory> histories = new ArrayList<>();
    series.forEach((name, known) -> histories.add(history(name, known, season, latest)));
    return histories;
  }

  private SeriesHistory history(
      String name, NavigableMap<TimeStep, Row> known, int season, TimeStep latest) {
    if (known.size() < FEWEST) {
      throw wrong(
          known.firstEntry().getValue().line(),
          "series %s has %d value, at %s".formatted(name, known.size(), known.firstKey()),
          "at least %d. Maybe add its past, or take it out of the file".formatted(FEWEST));
    }
    TimeStep before = null;
    for (TimeStep step : known.keySet()) {
      if (before != null && !step.equals(before.next(frequency))) {
        throw wrong(
            known.get(step).line(),
            "series %s goes from %s to %s".formatted(name, before, step),
            "%s next with --freq %s. Maybe %s, or count the steps with whole numbers"
                .formatted(
                    before.next(frequency),
                    frequency,
                    before.equals(known.firstKey()) ? remedy(before, step) : FILL));
      }
      before = step;
    }
    double[] observed = known.values().stream().mapToDouble(Row::value).toArray();
    double lower = Double.NEGATIVE_INFINITY;
    if (known.values().stream().allMatch(row -> row.value() >= 0)) {
      lower = 0;
    }
    return new SeriesHistory(
        name,
        new MonthlySeries(start(known, latest), observed),
        season,
        lower,
        Double.POSITIVE_INFINITY);
  }

  /** Another frequency where the first two steps are apart as its steps are. */
  private String remedy(TimeStep before, TimeStep step) {
    for (Frequency other : Frequency.values()) {
      if (other != frequency && before.dated() && step.equals(before.next(other))) {
        return "say --freq " + other;
      }
    }
    return FILL;
  }

  /**
   * The months of dated months. Where a step is none, series that end at the same time end in the
   * same month; those that are counted all do, since nothing is known of when they end.
   */
  private YearMonth start(NavigableMap<TimeStep, Row> known, TimeStep latest) {
    if (known.firstKey().dated() && frequency == Frequency.M) {
      return known.firstKey().month();
    }
    int behind = known.size();
    TimeStep step = known.lastKey();
    while (step.dated() && step.compareTo(latest) < 0) {
      step = step.next(frequency);
      behind++;
    }
    return ANY_MONTH.minusMonths(behind);
  }

  /** Cells may stand in double quotes, a quote within doubled. */
  private List<String> cells(String row) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      if (c == '"' && quoted && i + 1 < row.length() && row.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (quoted) {
      throw wrong("a quote is not closed", "a closing \" in the same line");
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  private UnreadableSeries wrong(String what, String expected) {
    return wrong(line, what, expected);
  }

  private UnreadableSeries wrong(int at, String what, String expected) {
    return new UnreadableSeries("%s:%d: %s, expected %s".formatted(file, at, what, expected));
  }
}
