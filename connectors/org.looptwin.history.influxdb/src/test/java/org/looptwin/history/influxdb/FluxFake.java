package org.looptwin.history.influxdb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The few functions of Flux that the history uses, written from its reference: streams of tables,
 * each with a group key. Rows map columns to Instant, Double, Long or String.
 */
final class FluxFake {
  private static final Pattern NAMES = Pattern.compile("\"(\\w+)\"");

  /** A table: all rows agree in the columns of its key. */
  record Table(Map<String, Object> key, List<Map<String, Object>> rows) {}

  private final List<Map<String, Object>> stored;
  private List<Table> tables = List.of();

  /**
   * @param stored a row for each field of each point
   */
  FluxFake(List<Map<String, Object>> stored) {
    this.stored = stored;
  }

  List<Table> run(String query) {
    String[] stages = query.split("\n {2}\\|> ");
    Set<String> allTags = new TreeSet<>();
    stored.forEach(row -> allTags.addAll(row.keySet()));
    allTags.removeAll(Set.of("_time", "_value"));
    tables = grouped(stored, allTags);
    for (int i = 1; i < stages.length; i++) {
      String name = stages[i].substring(0, stages[i].indexOf('('));
      stage(name, stages[i].substring(name.length() + 1, stages[i].lastIndexOf(')')));
      tables = tables.stream().filter(table -> !table.rows().isEmpty()).toList();
    }
    return tables;
  }

  private void stage(String name, String arguments) {
    switch (name) {
      case "range" -> range(arguments);
      case "filter" -> filter(new FluxCondition(arguments.replaceFirst("fn: \\(r\\) => ", "")));
      case "pivot" -> pivot();
      case "group" -> tables = grouped(all(), names(arguments));
      case "sort" -> sort(names(arguments), arguments.contains("desc: true"));
      case "window" -> window(Long.parseLong(arguments.replaceAll("every: (\\d+)ms", "$1")));
      case "keep" -> keep(names(arguments));
      case "limit" -> {
        int most = Integer.parseInt(arguments.replaceAll("n: (\\d+)", "$1"));
        each(rows -> rows.subList(0, Math.min(most, rows.size())));
      }
      case "last", "max", "min" -> select(name, column(arguments));
      case "mean", "sum", "count" -> aggregate(name, column(arguments));
      default -> throw new IllegalArgumentException("Flux: what is " + name);
    }
  }

  private static Set<String> names(String arguments) {
    Set<String> names = new java.util.LinkedHashSet<>();
    Matcher matcher = NAMES.matcher(arguments);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static String column(String arguments) {
    return names(arguments).stream().findFirst().orElse("_value");
  }

  private List<Map<String, Object>> all() {
    return tables.stream().flatMap(table -> table.rows().stream()).toList();
  }

  private static List<Table> grouped(List<Map<String, Object>> rows, Set<String> columns) {
    Map<String, Table> groups = new LinkedHashMap<>();
    for (Map<String, Object> row : rows) {
      Map<String, Object> key = new TreeMap<>();
      columns.stream().filter(row::containsKey).forEach(name -> key.put(name, row.get(name)));
      groups
          .computeIfAbsent(key.toString(), any -> new Table(key, new ArrayList<>()))
          .rows()
          .add(new TreeMap<>(row));
    }
    return List.copyOf(groups.values());
  }

  private void each(Function<List<Map<String, Object>>, List<Map<String, Object>>> work) {
    tables =
        tables.stream().map(table -> new Table(table.key(), work.apply(table.rows()))).toList();
  }

  private void range(String arguments) {
    Matcher bounds = Pattern.compile("start: (\\S+), stop: (\\S+)").matcher(arguments);
    if (!bounds.matches()) {
      throw new IllegalArgumentException("Flux: range " + arguments);
    }
    Instant start = Instant.parse(bounds.group(1));
    Instant stop = Instant.parse(bounds.group(2));
    each(
        rows ->
            rows.stream()
                .filter(row -> !time(row).isBefore(start) && time(row).isBefore(stop))
                .sorted(Comparator.comparing(FluxFake::time))
                .toList());
    all().forEach(row -> row.putAll(Map.of("_start", start, "_stop", stop)));
    tables.forEach(table -> table.key().putAll(Map.of("_start", start, "_stop", stop)));
  }

  private static Instant time(Map<String, Object> row) {
    return (Instant) row.get("_time");
  }

  private void filter(FluxCondition condition) {
    each(rows -> rows.stream().filter(condition::holds).toList());
  }

  private void pivot() {
    Map<String, Table> pivoted = new LinkedHashMap<>();
    for (Table table : tables) {
      Map<String, Object> key = new TreeMap<>(table.key());
      key.remove("_field");
      Table target =
          pivoted.computeIfAbsent(key.toString(), any -> new Table(key, new ArrayList<>()));
      table.rows().forEach(row -> cell(target, key, row));
    }
    tables = List.copyOf(pivoted.values());
  }

  private static void cell(Table target, Map<String, Object> key, Map<String, Object> row) {
    Map<String, Object> found =
        target.rows().stream()
            .filter(one -> one.get("_time").equals(row.get("_time")))
            .findFirst()
            .orElseGet(
                () -> {
                  Map<String, Object> made = new TreeMap<>(key);
                  made.put("_time", row.get("_time"));
                  target.rows().add(made);
                  return made;
                });
    found.put((String) row.get("_field"), row.get("_value"));
  }

  @SuppressWarnings("unchecked")
  private void sort(Set<String> columns, boolean descending) {
    Comparator<Map<String, Object>> order = (one, other) -> 0;
    for (String column : columns) {
      order = order.thenComparing(row -> (Comparable<Object>) row.get(column));
    }
    Comparator<Map<String, Object>> wanted = descending ? order.reversed() : order;
    each(rows -> rows.stream().sorted(wanted).toList());
  }

  /** Windows begin at multiples since the epoch and are cut by what was asked for. */
  private void window(long every) {
    List<Map<String, Object>> rows = all();
    for (Map<String, Object> row : rows) {
      Instant begin = Instant.ofEpochMilli(Math.floorDiv(time(row).toEpochMilli(), every) * every);
      Instant start = (Instant) row.get("_start");
      row.put("_start", begin.isBefore(start) ? start : begin);
      row.put("_stop", begin.plusMillis(every));
    }
    tables = grouped(rows, Set.of("_start", "_stop"));
  }

  private void keep(Set<String> columns) {
    each(
        rows -> {
          rows.forEach(row -> row.keySet().retainAll(columns));
          return rows;
        });
    tables = grouped(all(), Set.of());
  }

  private void select(String name, String column) {
    each(
        rows -> {
          List<Map<String, Object>> present =
              rows.stream().filter(row -> row.get(column) != null).toList();
          if (present.isEmpty()) {
            return List.of();
          }
          if (name.equals("last")) {
            return List.of(present.get(present.size() - 1));
          }
          ToDoubleFunction<Map<String, Object>> number =
              row -> ((Number) row.get(column)).doubleValue() * (name.equals("max") ? 1 : -1);
          return List.of(present.stream().max(Comparator.comparingDouble(number)).orElseThrow());
        });
  }

  private void aggregate(String name, String column) {
    tables =
        tables.stream()
            .map(
                table -> {
                  double[] numbers =
                      table.rows().stream()
                          .filter(row -> row.get(column) != null)
                          .mapToDouble(row -> ((Number) row.get(column)).doubleValue())
                          .toArray();
                  double sum = java.util.Arrays.stream(numbers).sum();
                  Map<String, Object> row = new TreeMap<>(table.key());
                  row.put(
                      column,
                      switch (name) {
                        case "mean" -> (Object) (sum / numbers.length);
                        case "sum" -> (Object) sum;
                        default -> (Object) (long) numbers.length;
                      });
                  return new Table(table.key(), new ArrayList<>(List.of(row)));
                })
            .toList();
  }
}
