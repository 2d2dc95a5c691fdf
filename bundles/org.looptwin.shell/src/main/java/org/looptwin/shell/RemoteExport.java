package org.looptwin.shell;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code looptwin export} from a running server. */
final class RemoteExport {
  private static final Instant BEGINNING = Instant.EPOCH;
  private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

  private final Remote server;
  private final PrintStream out;

  RemoteExport(Remote server, PrintStream out) {
    this.server = server;
    this.out = out;
  }

  /** The ledger's lines as they are. */
  void ledger() {
    out.print(server.text("/ledger"));
    out.flush();
  }

  /** Every series that the twin has, as CSV; quality, sender and offset stay with the server. */
  void history() {
    out.println("series,ts,value");
    JsonNode twin = server.get("/twin");
    twin.path("nodes")
        .properties()
        .forEach(
            node ->
                write(
                    node.getValue().path("metrics"),
                    node.getKey() + "/",
                    node.getValue().path("type").asText() + "/" + node.getKey() + "/"));
    for (String family : List.of("lane", "battery")) {
      twin.path(family.equals("lane") ? "lanes" : "batteries")
          .properties()
          .forEach(
              one -> {
                String place = family + "/" + one.getKey() + "/";
                write(one.getValue().path("metrics"), place, place);
              });
    }
    write(twin.path("market"), "market/", "market/");
    out.flush();
  }

  /**
   * @param route below {@code /history}, without the metric
   * @param series the series' path, without the metric
   */
  private void write(JsonNode metrics, String route, String series) {
    List<String> names = new ArrayList<>();
    metrics.fieldNames().forEachRemaining(names::add);
    for (String metric : names) {
      write(route + Remote.escaped(metric), series + metric, BEGINNING, END);
    }
  }

  /** The server gives a bounded number of points at once: where there are more, the time is cut. */
  private void write(String route, String series, Instant from, Instant to) {
    try {
      String query = "/history/%s?quality=all&from=%s&to=%s".formatted(route, from, to);
      for (JsonNode point : server.get(query).path("points")) {
        out.printf(
            "%s,%s,%s%n",
            series, point.path(0).asText(), ExportCommand.quoted(point.path(1).asText()));
      }
    } catch (BadInput e) {
      Duration half = Duration.between(from, to).dividedBy(2);
      if (!e.getMessage().contains("points") || half.toMillis() < 1) {
        throw e;
      }
      write(route, series, from, from.plus(half));
      write(route, series, from.plus(half), to);
    }
  }
}
