package org.looptwin.shell;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.looptwin.history.api.Selection;
import org.looptwin.model.telemetry.SeriesId;

/** {@code looptwin export} from a running server. */
final class RemoteExport {
  private final Remote server;
  private final PrintStream out;

  RemoteExport(Remote server, PrintStream out) {
    this.server = server;
    this.out = out;
  }

  /** What is known for the passport of a pack. */
  void passport(String battery) {
    out.println(server.get("/passports/" + Remote.escaped(battery)).toPrettyString());
  }

  /** The ledger's lines as they are. */
  void ledger() {
    out.print(server.text("/ledger"));
  }

  /** Every series that the twin has; quality, sender and offset stay with the server. */
  void history(Selection selection, boolean jsonLines) {
    HistoryRows rows = new HistoryRows(out, jsonLines);
    rows.begin("series,ts,value");
    JsonNode twin = server.get("/twin");
    twin.path("nodes")
        .properties()
        .forEach(
            node ->
                write(
                    node.getValue().path("metrics"),
                    node.getKey() + "/",
                    node.getValue().path("type").asText() + "/" + node.getKey() + "/",
                    selection,
                    rows));
    for (String family : List.of("lane", "battery")) {
      twin.path(family.equals("lane") ? "lanes" : "batteries")
          .properties()
          .forEach(
              one -> {
                String place = family + "/" + one.getKey() + "/";
                write(one.getValue().path("metrics"), place, place, selection, rows);
              });
    }
    write(twin.path("market"), "market/", "market/", selection, rows);
  }

  /**
   * @param route below {@code /history}, without the metric
   * @param series the series' path, without the metric
   */
  private void write(
      JsonNode metrics, String route, String series, Selection selection, HistoryRows rows) {
    List<String> names = new ArrayList<>();
    metrics.fieldNames().forEachRemaining(names::add);
    for (String metric : names) {
      Optional<SeriesId> id = SeriesId.parse(series + metric);
      if (id.isPresent() && selection.series().test(id.get())) {
        String address = route + Remote.escaped(metric);
        write(address, id.get().path(), selection.from(), selection.to(), rows);
      }
    }
  }

  /** The server gives a bounded number of points at once: where there are more, the time is cut. */
  private void write(String route, String series, Instant from, Instant to, HistoryRows rows) {
    try {
      String query = "/history/%s?quality=all&from=%s&to=%s".formatted(route, from, to);
      for (JsonNode point : server.get(query).path("points")) {
        rows.write(series, point);
      }
    } catch (BadInput e) {
      Duration half = Duration.between(from, to).dividedBy(2);
      if (!e.getMessage().contains("points") || half.toMillis() < 1) {
        throw e;
      }
      write(route, series, from, from.plus(half), rows);
      write(route, series, from.plus(half), to, rows);
    }
  }
}
