package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.decision.api.DecisionDesk.AlarmRuling;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.json.ModelJson;

/** Standing alarms, and what operators say about them. */
final class AlarmResource {
  private static final Duration LONGEST_SHELF = Duration.ofHours(24);

  private final Backend backend;
  private final ModelJson json = new ModelJson();

  AlarmResource(Backend backend) {
    this.backend = backend;
  }

  Reply alarms(Request request) {
    return Reply.json(Json.list("alarms", backend.needDesk().alarms(), json::tree));
  }

  Reply acknowledge(Request request) {
    DecisionDesk desk = backend.needDesk();
    String id = request.path("id");
    String comment = Words.comment(Words.body(request, "comment"));
    return answer(
        desk,
        id,
        () -> desk.acknowledge(id, request.caller().name(), comment),
        "it is acknowledged already");
  }

  Reply shelve(Request request) {
    DecisionDesk desk = backend.needDesk();
    String id = request.path("id");
    JsonNode body = Words.body(request, "comment", "until", "for");
    String comment = Words.comment(body);
    Instant until = until(body);
    return answer(
        desk,
        id,
        () -> desk.shelve(id, until, request.caller().name(), comment),
        "it is shelved until that time already");
  }

  Reply unshelve(Request request) {
    DecisionDesk desk = backend.needDesk();
    String id = request.path("id");
    String comment = Words.comment(Words.body(request, "comment"));
    return answer(
        desk, id, () -> desk.unshelve(id, request.caller().name(), comment), "it is not shelved");
  }

  private Instant until(JsonNode body) {
    Instant now = backend.clock().instant();
    boolean time = body.path("until").isTextual();
    if (time == body.path("for").isTextual()) {
      throw Refusal.badRequest(
          "Expected {\"until\":\"2025-01-03T06:00:00Z\"} or {\"for\":\"4h\"}, at most %d hours.",
          LONGEST_SHELF.toHours());
    }
    Instant until =
        time
            ? Times.time("until", body.get("until").asText())
            : now.plus(Times.duration("for", body.get("for").asText()));
    if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_SHELF))) {
      throw Refusal.badRequest(
          "The alarm would be shelved until %s; expected a time within %d hours of the server's"
              + " clock, which says %s.",
          until, LONGEST_SHELF.toHours(), now);
    }
    return until;
  }

  private Reply answer(DecisionDesk desk, String id, Supplier<AlarmRuling> order, String whyNot) {
    return switch (give(order)) {
      case DONE ->
          find(desk, id).<Reply>map(alarm -> Reply.json(json.tree(alarm))).orElseGet(this::gone);
      case NO_SUCH_ALARM ->
          throw Refusal.notFound(
              "The alarm '%s' does not stand. GET /api/v1/alarms lists them.", id);
      case NOT_POSSIBLE ->
          throw Refusal.of(
              409,
              "Alarm %s is %s: %s.",
              id,
              find(desk, id).map(alarm -> alarm.state().name()).orElse("gone"),
              whyNot);
    };
  }

  private static AlarmRuling give(Supplier<AlarmRuling> order) {
    try {
      return order.get();
    } catch (CompletionException e) {
      throw Refusal.notAvailable(
          "The loop is busy and did not answer: %s. Look at GET /api/v1/alarms, then try again.",
          e.getMessage());
    }
  }

  /** It cleared in the same moment. */
  private Reply gone() {
    return Reply.json(Json.object().put("done", true));
  }

  private static Optional<Alarm> find(DecisionDesk desk, String id) {
    return desk.alarms().stream().filter(alarm -> alarm.id().equals(id)).findFirst();
  }
}
