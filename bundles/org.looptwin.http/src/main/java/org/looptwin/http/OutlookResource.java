package org.looptwin.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.model.forecast.TelemetryOutlook;
import org.looptwin.model.forecast.TelemetryOutlook.Band;
import org.looptwin.model.forecast.TelemetryOutlook.Breach;
import org.looptwin.model.forecast.TelemetryOutlook.Side;
import org.looptwin.model.json.MetricCatalogueFile;
import org.looptwin.model.network.Node;
import org.looptwin.model.telemetry.MetricCatalogue;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.twin.Signal;
import org.looptwin.model.twin.TwinSnapshot;

/** What is foreseen of a node's telemetry within hours to days: the forecasts that rules see. */
final class OutlookResource {
  private static final double USUAL_HOURS = 48;
  private static final int STEPS = 4;
  private static final String STOCK = "stock";

  private final Backend backend;
  private final MetricCatalogue catalogue = MetricCatalogueFile.standard();

  OutlookResource(Backend backend) {
    this.backend = backend;
  }

  /**
   * What is asked.
   *
   * @param below a limit whose breach is of interest; null for none
   * @param above likewise
   */
  private record Question(double hours, Double below, Double above) {}

  Reply node(Request request) {
    String id = request.path("id");
    Node node =
        backend
            .needCase()
            .extended()
            .node(id)
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        "There is no node '%s' in %s. GET /api/v1/twin lists them.",
                        id, backend.needCase().name()));
    Question question = question(request);
    TwinSnapshot twin = backend.needTwin().snapshot();
    ObjectNode answer = Json.object();
    answer.put("id", id).put("type", node.type().topic()).put("revision", twin.revision());
    answer.put("hours", question.hours());
    ObjectNode metrics = answer.putObject("metrics");
    ArrayNode unknown = answer.putArray("notForeseen");
    ObjectNode because = answer.putObject("notForeseenBecause");
    for (SeriesId series : asked(request, twin, node)) {
      Optional<TelemetryOutlook> outlook = backend.needDesk().outlook(series);
      outlook.ifPresentOrElse(
          told -> metrics.set(series.metric(), tree(told, question)),
          () -> {
            unknown.add(series.metric());
            because.put(series.metric(), backend.needDesk().unforeseen(series));
          });
    }
    return Reply.json(answer);
  }

  private static List<SeriesId> asked(Request request, TwinSnapshot twin, Node node) {
    List<SeriesId> known =
        twin.signals().stream()
            .map(Signal::series)
            .filter(s -> s.entity().equals(node.id()) && s.family().equals(node.type().topic()))
            .sorted(Comparator.comparing(SeriesId::metric))
            .toList();
    String metric = request.query().get("metric").orElse(null);
    if (metric == null) {
      return known;
    }
    return List.of(
        known.stream()
            .filter(series -> series.metric().equals(metric))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        "%s has sent no '%s' so far; %s.",
                        node.id(),
                        metric,
                        known.isEmpty()
                            ? "it has sent nothing yet"
                            : "expected one of " + known.stream().map(SeriesId::metric).toList())));
  }

  private static Question question(Request request) {
    Double hours = number(request, "hours");
    if (hours != null && !(hours > 0 && hours <= TelemetryOutlook.LONGEST_HOURS)) {
      throw Refusal.badRequest(
          "hours is %s; expected a number above 0, at most %.0f.",
          hours, TelemetryOutlook.LONGEST_HOURS);
    }
    return new Question(
        hours == null ? USUAL_HOURS : hours, number(request, "below"), number(request, "above"));
  }

  private static Double number(Request request, String name) {
    String text = request.query().get(name).orElse(null);
    if (text == null) {
      return null;
    }
    if (!text.matches("[-+]?[0-9]{1,15}(\\.[0-9]{1,15})?")) {
      throw Refusal.badRequest("%s is '%s'; expected a number such as 12.5.", name, text);
    }
    return Double.valueOf(text);
  }

  private ObjectNode tree(TelemetryOutlook outlook, Question question) {
    ObjectNode tree = Json.object();
    tree.put("v", outlook.value());
    catalogue.find(outlook.series()).ifPresent(metric -> tree.put("u", metric.unit()));
    tree.put("ts", outlook.at().toString()).put("readings", outlook.readings());
    double trend = outlook.trendPerHour();
    tree.put("trend", trend < 0 ? "FALLING" : trend > 0 ? "RISING" : "NONE");
    tree.put("perHour", trend);
    ArrayNode expected = tree.putArray("expected");
    for (int step = 1; step <= STEPS; step++) {
      double hours = question.hours() * step / STEPS;
      Band band = outlook.at(hours);
      expected
          .addObject()
          .put("hours", hours)
          .put("ts", outlook.time(hours).toString())
          .put("mean", band.mean())
          .put("low", band.low())
          .put("high", band.high());
    }
    breaches(outlook, question, tree.putArray("breaches"));
    return tree;
  }

  /** A stock's end is always of interest. */
  private static void breaches(TelemetryOutlook outlook, Question question, ArrayNode breaches) {
    if (question.below() != null) {
      breaches.add(breach(outlook, Side.BELOW, question.below(), question.hours()));
    } else if (outlook.series().metric().contains(STOCK)) {
      breaches.add(breach(outlook, Side.BELOW, 0, question.hours()));
    }
    if (question.above() != null) {
      breaches.add(breach(outlook, Side.ABOVE, question.above(), question.hours()));
    }
  }

  private static ObjectNode breach(
      TelemetryOutlook outlook, Side side, double limit, double hours) {
    Breach breach = outlook.breach(side, limit, hours);
    ObjectNode tree = Json.object();
    tree.put("side", side.name()).put("limit", limit).put("probability", breach.probability());
    tree.put("earliest", time(outlook, breach.earliest()));
    tree.put("median", time(outlook, breach.median()));
    tree.put("latest", time(outlook, breach.latest()));
    return tree;
  }

  private static String time(TelemetryOutlook outlook, double hours) {
    Instant time = Double.isNaN(hours) ? null : outlook.time(hours);
    return time == null ? null : time.toString();
  }
}
