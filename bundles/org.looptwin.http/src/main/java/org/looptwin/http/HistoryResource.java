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

/** Telemetry over time. */
final class HistoryResource {
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
    return answer(new SeriesId(family, id, request.path("metric")), request.query());
  }

  Reply ofLane(Request request) {
    String id = request.path("id");
    if (backend.needCase().extended().lane(id).isEmpty()) {
      throw Refusal.notFound("There is no lane '%s' in the case.", id);
    }
    return answer(new SeriesId(SeriesId.LANE, id, request.path("metric")), request.query());
  }

  Reply ofBattery(Request request) {
    return answer(
        new SeriesId(SeriesId.BATTERY, request.path("id"), request.path("metric")),
        request.query());
  }

  Reply ofMarket(Request request) {
    return answer(SeriesId.market(request.path("series")), request.query());
  }

  private Reply answer(SeriesId series, Query query) {
    Metric metric = metric(series);
    Span span = span(query);
    Optional<Duration> every = query.get("every").map(text -> Times.duration("every", text));
    Function fn = query.get("fn").map(HistoryResource::function).orElse(fallback(metric));
    boolean all = query.get("quality").map(HistoryResource::allQualities).orElse(false);
    HistoryStore store = Backend.need(backend.history(), "The history");
    long expected =
        every.isPresent() ? buckets(span, every.get()) : points(store, series, span, all);
    ObjectNode head = Json.object();
    head.put("series", series.path()).put("unit", metric.unit());
    head.put("every", query.get("every").orElse(null));
    head.put("fn", every.isEmpty() ? null : fn.name().toLowerCase(Locale.ROOT));
    head.put("from", span.from.toString()).put("to", span.to.toString());
    Duration step = every.orElse(Duration.ZERO);
    Supplier<Reply> reply =
        () -> PointsJson.reply(head, store.query(series, span.from, span.to, step, fn, all));
    return expected > MANY_POINTS ? large.pass(reply) : reply.get();
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

  private static long buckets(Span span, Duration every) {
    long buckets = Duration.between(span.from, span.to).dividedBy(every);
    if (buckets > MOST_POINTS) {
      throw tooMany(buckets, "Maybe make 'every' longer.");
    }
    return buckets;
  }

  private static long points(HistoryStore store, SeriesId series, Span span, boolean all) {
    Duration whole = Duration.between(span.from, span.to);
    double count =
        store.query(series, span.from, span.to, whole, Function.COUNT, all).stream()
            .filter(point -> point.value() instanceof Double)
            .mapToDouble(point -> (Double) point.value())
            .sum();
    if (count > MOST_POINTS) {
      throw tooMany((long) count, "Maybe ask with 'every', e.g. every=1h, or for a shorter time.");
    }
    return (long) count;
  }

  private static Refusal tooMany(long points, String remedy) {
    return Refusal.badRequest(
        "That would be %d points; the limit is %d. %s", points, MOST_POINTS, remedy);
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
