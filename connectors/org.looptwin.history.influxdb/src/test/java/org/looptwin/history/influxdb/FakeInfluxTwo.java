package org.looptwin.history.influxdb;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/**
 * An HTTP server that answers as the reference of InfluxDB 2.x says: {@code /ping}, {@code
 * /api/v2/write} with line protocol, {@code /api/v2/query} with Flux and annotated CSV. It is no
 * InfluxDB: what Flux means here is our reading of its reference.
 */
final class FakeInfluxTwo implements AutoCloseable {
  static final String TOKEN = "s3cret-token";

  private final HttpServer http;
  private final Map<String, Map<String, Object>> stored = new LinkedHashMap<>();
  private final Map<String, Class<?>> types = new HashMap<>();

  FakeInfluxTwo() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(Executors.newCachedThreadPool());
    http.createContext("/ping", exchange -> answer(exchange, 204, "", ""));
    http.createContext("/api/v2/write", exchange -> guarded(exchange, this::write));
    http.createContext("/api/v2/query", exchange -> guarded(exchange, this::query));
    http.start();
  }

  private interface Work {
    void run(HttpExchange exchange, String body) throws IOException;
  }

  private void guarded(HttpExchange exchange, Work work) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!("Token " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        error(exchange, 401, "unauthorized", "unauthorized access");
      } else if (!exchange.getRequestURI().getQuery().contains("org=plant")) {
        error(exchange, 404, "not found", "organization name not found");
      } else {
        work.run(exchange, body);
      }
    } catch (IllegalArgumentException e) {
      error(exchange, 400, "invalid", e.getMessage());
    }
  }

  private synchronized void write(HttpExchange exchange, String body) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    if (!query.contains("bucket=telemetry") || !query.contains("precision=ms")) {
      error(exchange, 404, "not found", "bucket not found");
      return;
    }
    List<LineReader.Line> lines = LineReader.all(body);
    lines.forEach(FakeInfluxTwo::checkTime);
    int dropped = 0;
    for (LineReader.Line line : lines) {
      dropped += store(line) ? 0 : 1;
    }
    if (dropped > 0) {
      String said =
          "failure writing points to database: partial write: field type conflict: input field"
              + " \"value\" dropped=";
      error(exchange, 422, "unprocessable entity", said + dropped);
    } else {
      answer(exchange, 204, "", "");
    }
  }

  private static void checkTime(LineReader.Line line) {
    if (Math.abs(line.ms()) > Long.MAX_VALUE / 1_000_000) {
      throw new IllegalArgumentException(
          "unable to parse '%s': time outside range".formatted(line));
    }
  }

  private boolean store(LineReader.Line line) {
    for (Map.Entry<String, Object> field : line.fields().entrySet()) {
      String name = line.measurement() + "/" + field.getKey();
      Class<?> type = types.computeIfAbsent(name, any -> field.getValue().getClass());
      if (type != field.getValue().getClass()) {
        return false;
      }
    }
    line.fields().forEach((name, value) -> store(line, name, value));
    return true;
  }

  private void store(LineReader.Line line, String field, Object value) {
    Map<String, Object> row = new TreeMap<>(line.tags());
    row.put("_measurement", line.measurement());
    row.put("_field", field);
    row.put("_time", Instant.ofEpochMilli(line.ms()));
    stored.put(row.toString(), row);
    row.put("_value", value);
  }

  private synchronized void query(HttpExchange exchange, String body) throws IOException {
    JsonObject request = new Gson().fromJson(body, JsonObject.class);
    String flux = request.get("query").getAsString();
    if (!flux.startsWith("from(bucket: \"telemetry\")\n")) {
      error(exchange, 404, "not found", "could not find bucket");
      return;
    }
    answer(exchange, 200, "text/csv; charset=utf-8", csv(new FluxFake(rows()).run(flux)));
  }

  private List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    stored.values().forEach(row -> rows.add(new TreeMap<>(row)));
    return rows;
  }

  /** Each table with annotations of its own. */
  private static String csv(List<FluxFake.Table> tables) {
    StringBuilder csv = new StringBuilder(tables.isEmpty() ? "\r\n" : "");
    for (int number = 0; number < tables.size(); number++) {
      FluxFake.Table table = tables.get(number);
      Set<String> columns = new LinkedHashSet<>();
      table.rows().forEach(row -> columns.addAll(row.keySet()));
      StringBuilder types = new StringBuilder("#datatype,string,long");
      StringBuilder groups = new StringBuilder("#group,false,false");
      StringBuilder defaults = new StringBuilder("#default,_result,");
      StringBuilder names = new StringBuilder(",result,table");
      for (String column : columns) {
        types.append(',').append(type(table, column));
        groups.append(',').append(table.key().containsKey(column));
        defaults.append(',');
        names.append(',').append(column);
      }
      csv.append(types).append("\r\n").append(groups).append("\r\n");
      csv.append(defaults).append("\r\n").append(names).append("\r\n");
      for (Map<String, Object> row : table.rows()) {
        csv.append(",,").append(number);
        columns.forEach(column -> csv.append(',').append(cell(row.get(column))));
        csv.append("\r\n");
      }
      csv.append("\r\n");
    }
    return csv.toString();
  }

  private static String type(FluxFake.Table table, String column) {
    Object value =
        table.rows().stream()
            .map(row -> row.get(column))
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse("");
    return value instanceof Instant
        ? "dateTime:RFC3339"
        : value instanceof Double ? "double" : value instanceof Long ? "long" : "string";
  }

  private static String cell(Object value) {
    String text = value == null ? "" : value.toString();
    return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static void error(HttpExchange exchange, int status, String code, String message)
      throws IOException {
    JsonObject body = new JsonObject();
    body.addProperty("code", code);
    body.addProperty("message", message);
    answer(exchange, status, "application/json; charset=utf-8", body.toString());
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("X-Influxdb-Version", "v2.7.11");
    if (!type.isEmpty()) {
      exchange.getResponseHeaders().set("Content-Type", type);
    }
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** As after a loss of the bucket's data. */
  synchronized void empty() {
    stored.clear();
  }

  Target target(String token) {
    return new Target(
        "http://127.0.0.1:" + http.getAddress().getPort(),
        2,
        "",
        "",
        "plant",
        "telemetry",
        new Target.Access(token, "", ""),
        "looptwin_telemetry",
        "net work");
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
