package org.looptwin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Query;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.model.json.MetricCatalogueFile;
import org.looptwin.model.telemetry.Metric;
import org.looptwin.model.telemetry.MetricCatalogue;
import org.looptwin.model.telemetry.SeriesId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Telemetry over time. */
final class HistoryResource {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryResource.class);
  static final int MOST_POINTS = 100_000;
  private static final Duration DEFAULT_SPAN = Duration.ofDays(1);

  /** A longer answer takes one of the few places for large ones. */
  static final int MANY_POINTS = 5_000;

  private final Backend backend;
  private final Turnstile large;
  private final MetricCatalogue catalogue = MetricCatalogueFile.standard();

  HistoryResource(Backend backend, Turnstile large) {
    this.backend = backend;
    this.large = large;
  }

  Reply ofNode(Request request) {
    String id = request.path("id");
    String family =
        backend
            .needCase()
            .extended()
            .node(id)
            .map(node -> node.type().topic())
            .orElseThrow(
                () -> Refusal.notFound("There is no node '%s'. GET /api/v1/twin lists them.", id));
    return answer(new SeriesId(family, id, request.path("metric")), request);
  }

  Reply ofLane(Request request) {
    String id = request.path("id");
    if (backend.needCase().extended().lane(id).isEmpty()) {
      throw Refusal.notFound("There is no lane '%s' in the case.", id);
    }
    return answer(new SeriesId(SeriesId.LANE, id, request.path("metric")), request);
  }

  Reply ofBattery(Request request) {
    return answer(
        new SeriesId(SeriesId.BATTERY, request.path("id"), request.path("metric")), request);
  }

  Reply ofMarket(Request request) {
    return answer(SeriesId.market(request.path("series")), request);
  }

  /** A history that is another server may be away. */
  private Reply answer(SeriesId series, Request request) {
    try {
      return ask(series, request);
    } catch (IllegalStateException e) {
      LOG.warn("The history does not answer for {}", series, e);
      throw Refusal.notAvailable("The history does not answer; the server's log says why.");
    }
  }

  private Reply ask(SeriesId series, Request request) {
    Query query = request.query();
    Metric metric = metric(series);
    Span span = span(query);
    Optional<Duration> every = query.get("every").map(text -> Times.duration("every", text));
    Function fn = query.get("fn").map(HistoryResource::function).orElse(fallback(metric));
    boolean all = query.get("quality").map(HistoryResource::allQualities).orElse(false);
    HistoryStore store = Backend.need(backend.history(), "The history");
    PointQuery asked =
        new PointQuery(store, series, span.from, span.to, every.orElse(Duration.ZERO), fn, all);
    PointQuery points = asked.whereReadingsAreKept();
    boolean csv = csv(request);
    long expected = expected(points, csv ? PointsCsv.MOST_POINTS : MOST_POINTS);
    Supplier<Reply> reply =
        csv
            ? () -> since(asked, points, PointsCsv.reply(points))
            : () -> PointsJson.reply(head(asked, points, metric, query), points.all());
    return expected > MANY_POINTS ? large.pass(reply) : reply.get();
  }

  /** CSV has no place for it but the headers. */
  private static Reply since(PointQuery asked, PointQuery answered, Reply reply) {
    return answered.equals(asked)
        ? reply
        : reply.with("Looptwin-Rolled-Up-Until", answered.from().toString());
  }

  private static ObjectNode head(
      PointQuery points, PointQuery answered, Metric metric, Query query) {
    ObjectNode head = Json.object();
    head.put("series", points.series().path()).put("unit", metric.unit());
    head.put("every", query.get("every").orElse(null));
    head.put("fn", points.raw() ? null : points.fn().name().toLowerCase(Locale.ROOT));
    head.put("from", points.from().toString()).put("to", points.to().toString());
    Duration resolution = points.store().resolution(points.from());
    if (!resolution.isZero()) {
      head.put("resolution", resolution.toString());
    }
    return answered.equals(points) ? head : head.put("rolledUpUntil", answered.from().toString());
  }

  private static boolean csv(Request request) {
    Optional<String> format = request.query().get("format");
    if (format.isPresent() && !List.of("csv", "json").contains(format.get())) {
      throw Refusal.badRequest("format is '%s'; expected csv or json.", format.get());
    }
    return format
        .map("csv"::equals)
        .orElseGet(() -> request.header("Accept").orElse("").contains("text/csv"));
  }

  private static long expected(PointQuery points, long most) {
    long expected = points.count();
    if (expected > most) {
      throw Refusal.badRequest(
          "That would be %d points; the limit is %d. %s",
          expected,
          most,
          points.raw()
              ? "Maybe ask with 'every', e.g. every=1h, for a shorter time, or as CSV."
              : "Maybe make 'every' longer.");
    }
    return expected;
  }

  private Metric metric(SeriesId series) {
    return catalogue
        .find(series)
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "A %s sends no '%s'; it sends %s.",
                    series.family(), series.metric(), known(series.family())));
  }

  private String known(String family) {
    List<String> names =
        catalogue.all().stream()
            .filter(metric -> metric.families().contains(family))
            .map(Metric::name)
            .sorted()
            .toList();
    return String.join(", ", names);
  }

  /** From inclusive, to exclusive. */
  private record Span(Instant from, Instant to) {}

  private Span span(Query query) {
    Instant to =
        query.get("to").map(text -> Times.time("to", text)).orElseGet(this::afterTheNewest);
    Instant from =
        query.get("from").map(text -> Times.time("from", text)).orElse(to.minus(DEFAULT_SPAN));
    if (!from.isBefore(to)) {
      throw Refusal.badRequest("from is %s, but it must be before to, which is %s.", from, to);
    }
    return new Span(from, to);
  }

  /** Readings may be a little ahead of the server's clock. */
  private Instant afterTheNewest() {
    Instant now = backend.clock().instant();
    Instant newest = backend.twin().map(twin -> twin.snapshot().eventTime()).orElse(now);
    return (newest.isAfter(now) ? newest : now).truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
  }

  private static Function fallback(Metric metric) {
    return metric.text() ? Function.LAST : Function.MEAN;
  }

  private static Function function(String text) {
    return Arrays.stream(Function.values())
        .filter(fn -> fn.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.badRequest(
                    "fn is '%s'; expected mean, min, max, last, count or sum.", text));
  }

  private static boolean allQualities(String text) {
    if (text.equals("all") || text.equals("good")) {
      return text.equals("all");
    }
    throw Refusal.badRequest("quality is '%s'; expected all, or nothing.", text);
  }
}
