package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.model.json.MetricCatalogueFile;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.telemetry.MetricCatalogue;

/** The twin, now or as it was. */
final class TwinResource {
  private final Backend backend;
  private final Turnstile large;
  private final ModelJson json = new ModelJson();
  private final MetricCatalogue catalogue = MetricCatalogueFile.standard();

  /**
   * @param large the twin of another time is made from the history
   */
  TwinResource(Backend backend, Turnstile large) {
    this.backend = backend;
    this.large = large;
  }

  Reply twin(Request request) {
    return inTime(request, () -> Reply.json(tree(request)));
  }

  private Reply inTime(Request request, Supplier<Reply> answer) {
    return request.query().get("at").isPresent() ? large.pass(answer) : answer.get();
  }

  Reply node(Request request) {
    return inTime(request, () -> nodeOf(request));
  }

  private Reply nodeOf(Request request) {
    String id = request.path("id");
    ObjectNode twin = tree(request);
    JsonNode node = twin.path("nodes").path(id);
    if (!node.isObject()) {
      throw Refusal.notFound(
          "There is no node '%s' in %s. GET /api/v1/twin lists them.",
          id, twin.path("network").asText());
    }
    ObjectNode answer = Json.object();
    answer.put("id", id).put("revision", twin.path("revision").asLong());
    answer.set("at", twin.path("at"));
    backend
        .reference()
        .flatMap(reference -> reference.extended().node(id))
        .ifPresent(site -> answer.put("name", site.name()).put("country", site.country()));
    return Reply.json(answer.setAll((ObjectNode) node));
  }

  private ObjectNode tree(Request request) {
    Optional<Instant> at = request.query().get("at").map(text -> Times.time("at", text));
    Instant now = at.orElseGet(backend.clock()::instant);
    return json.tree(
            at.map(backend.needTwin()::at).orElseGet(backend.needTwin()::snapshot),
            backend.needCase().extended(),
            catalogue,
            now)
        .put("now", now.toString());
  }
}
