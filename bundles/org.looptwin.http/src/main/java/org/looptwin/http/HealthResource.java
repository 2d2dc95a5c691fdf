package org.looptwin.http;

import java.util.List;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;

/** Whether this server lives, and whether it can do its work. */
final class HealthResource {
  private final Backend backend;
  private final Health health;

  HealthResource(Backend backend, Health health) {
    this.backend = backend;
    this.health = health;
  }

  Reply live(Request request) {
    return Reply.json(Json.object().put("status", "UP"));
  }

  Reply ready(Request request) {
    List<Health.Check> checks = health.checks();
    return Reply.json(Health.up(checks) ? 200 : 503, Health.tree(checks));
  }

  /** All connectors. */
  Reply connectors(Request request) {
    return Reply.json(
        Json.list(
            "connectors",
            backend.connectors(),
            connector ->
                Json.object()
                    .put("name", connector.name())
                    .put("state", connector.state().name())
                    .put("detail", connector.detail())));
  }
}
