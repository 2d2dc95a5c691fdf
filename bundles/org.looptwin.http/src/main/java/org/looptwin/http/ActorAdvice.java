package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.http.backend.Backend;

/** What is recommended to each actor, beside the plan in force. */
final class ActorAdvice {
  private static final String HREF = "/api/v1/coordination";

  private ActorAdvice() {}

  /**
   * Computed once a minute at most; nothing where the case has no five actors, or the history does
   * not answer: the plan does not need it.
   */
  static Optional<ObjectNode> of(Backend backend) {
    return backend
        .coordination()
        .flatMap(
            desk -> {
              try {
                return Optional.of(brief(Documents.tree(desk.advice())));
              } catch (NoValueException | IllegalStateException e) { // GET /coordination says why
                return Optional.empty();
              }
            });
  }

  private static ObjectNode brief(JsonNode advice) {
    ObjectNode brief = Json.object().put("href", HREF);
    brief.set("at", advice.get("at"));
    brief.set("twinRevision", advice.get("twinRevision"));
    ArrayNode actors = brief.putArray("actors");
    for (JsonNode one : advice.path("actors")) {
      actors.add(((ObjectNode) one.deepCopy()).retain(List.of("actor", "alone", "together")));
    }
    return brief;
  }
}
