package org.looptwin.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.looptwin.forecast.api.ForecastRecord;
import org.looptwin.forecast.api.ForecastRecord.News;
import org.looptwin.forecast.api.KeptForecast;
import org.looptwin.forecast.api.KeptForecast.Outcome;
import org.looptwin.forecast.api.Reasons;
import org.looptwin.forecast.api.Trust;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;

/** Live forecasts beside what came of them, how far they can be trusted, what happened to them. */
final class ForecastRecordResource {
  private static final int NEWS = 100;
  private static final int MOST_KEPT = 1_000;

  private final Backend backend;

  ForecastRecordResource(Backend backend) {
    this.backend = backend;
  }

  Reply record(Request request) {
    ForecastRecord record = Backend.need(backend.record(), "The forecasts' record");
    String target = request.query().get("target").orElse("");
    check(record, target);
    ObjectNode tree =
        Json.list(
            "forecasts",
            record.kept(target, request.query().limit()),
            ForecastRecordResource::kept);
    ArrayNode trust = tree.putArray("trust");
    for (Trust each : record.trust()) {
      if (target.isEmpty() || target.equals(each.target())) {
        trust.add(trust(each));
      }
    }
    ArrayNode news = tree.putArray("news");
    for (News item : record.news(NEWS)) {
      if (target.isEmpty() || item.target().isEmpty() || target.equals(item.target())) {
        news.addObject()
            .put("at", item.at().toString())
            .put("kind", item.kind())
            .put("target", item.target())
            .put("text", item.text());
      }
    }
    return Reply.json(tree);
  }

  /** As long as there is no forecast at all nobody knows which there will be. */
  private static void check(ForecastRecord record, String target) {
    Set<String> known = new TreeSet<>();
    record.kept("", MOST_KEPT).forEach(one -> known.add(one.target()));
    record.trust().forEach(one -> known.add(one.target()));
    record.news(NEWS).stream().map(News::target).filter(t -> !t.isEmpty()).forEach(known::add);
    if (!target.isEmpty() && !known.isEmpty() && !known.contains(target)) {
      throw Refusal.notFound(
          "There is no forecast of '%s' so far; expected one of %s.",
          target, String.join(", ", known));
    }
  }

  private static ObjectNode kept(KeptForecast kept) {
    ObjectNode tree =
        Json.object()
            .put("number", kept.number())
            .put("target", kept.target())
            .put("role", kept.role().name())
            .put("madeAt", kept.madeAt().toString())
            .put("lastKnown", kept.lastKnown().toString())
            .put("lastValue", kept.lastValue())
            .put("member", kept.member());
    kept.heard().forEach(tree.putArray("heard")::add);
    ArrayNode months = tree.putArray("months");
    for (int step = 0; step < kept.mean().months(); step++) {
      ObjectNode month =
          months
              .addObject()
              .put("month", kept.mean().start().plusMonths(step).toString())
              .put("mean", kept.mean().at(step))
              .put("q10", kept.low().at(step))
              .put("q90", kept.high().at(step));
      for (Outcome outcome : kept.outcomes()) {
        if (outcome.month().equals(kept.mean().start().plusMonths(step))) {
          month
              .put("outcome", outcome.value())
              .put("knownAt", outcome.knownAt().toString())
              .put("error", outcome.error())
              .put("naiveError", outcome.naiveError())
              .put("inside", outcome.inside());
        }
      }
    }
    return tree;
  }

  private static ObjectNode trust(Trust trust) {
    ObjectNode tree = Json.object().put("target", trust.target());
    Trust.Coverage coverage = trust.coverage();
    ObjectNode bands = tree.putObject("coverage");
    bands
        .put("state", coverage.state().name())
        .put("outcomes", coverage.outcomes())
        .put("inside", coverage.inside())
        .put("promised", coverage.promised());
    put(bands, "kupiecP", coverage.kupiecP());
    put(bands, "christoffersenP", coverage.christoffersenP());
    bands.put("text", coverage.text());
    Trust.Rivals rivals = trust.rivals();
    ObjectNode contest = tree.putObject("rivals");
    contest
        .put("champion", rivals.champion())
        .put("challenger", rivals.challenger())
        .put("compared", rivals.compared());
    put(contest, "ratio", rivals.ratio());
    contest.put("text", rivals.text());
    ObjectNode drift = tree.putObject("drift");
    drift.put("alarm", trust.drift().alarm());
    put(drift, "statistic", trust.drift().statistic());
    drift.put("limit", trust.drift().limit()).put("text", trust.drift().text());
    return tree;
  }

  /** Why the newest forecast of a target is what it is. */
  static ObjectNode reasons(Reasons reasons) {
    ObjectNode tree = Json.object().put("text", reasons.text());
    ArrayNode inputs = tree.putArray("inputs");
    reasons
        .inputs()
        .forEach(
            input ->
                inputs
                    .addObject()
                    .put("input", input.input())
                    .put("before", input.before())
                    .put("now", input.now())
                    .put("moved", input.moved()));
    reasons.notAsked().forEach(tree.putArray("notAsked")::add);
    reasons.lastErrors().forEach(tree.putArray("lastErrors")::add);
    put(tree, "radius", reasons.radius());
    put(tree, "radiusBefore", reasons.radiusBefore());
    return tree;
  }

  /** A sentence for every target whose bands do not hold what they promise. */
  static List<String> flags(ForecastRecord record) {
    return record.trust().stream()
        .map(Trust::coverage)
        .filter(coverage -> coverage.state() == Trust.State.ALARM)
        .map(Trust.Coverage::text)
        .toList();
  }

  private static void put(ObjectNode tree, String name, double value) {
    if (Double.isFinite(value)) {
      tree.put(name, value);
    } else {
      tree.putNull(name);
    }
  }
}
