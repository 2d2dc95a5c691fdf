package org.looptwin.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;

/** Whether this server lives, and whether it can do its work. */
final class HealthResource {
  private static final String MQTT = "mqtt";
  private final Backend backend;

  HealthResource(Backend backend) {
    this.backend = backend;
  }

  /** One thing that is needed. */
  private record Check(String name, boolean up, String detail) {}

  Reply live(Request request) {
    return Reply.json(Json.object().put("status", "UP"));
  }

  Reply ready(Request request) {
    List<Check> checks = checks();
    boolean up = checks.stream().allMatch(Check::up);
    ObjectNode tree = Json.object().put("status", up ? "UP" : "DOWN");
    ArrayNode missing = tree.putArray("missing");
    ArrayNode list = tree.putArray("checks");
    for (Check check : checks) {
      list.addObject()
          .put("name", check.name())
          .put("status", check.up() ? "UP" : "DOWN")
          .put("detail", check.detail());
      if (!check.up()) {
        missing.add(check.name());
      }
    }
    return Reply.json(up ? 200 : 503, tree);
  }

  private List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(present("twin", backend.twin().isPresent()));
    checks.add(mqtt());
    checks.add(present("loop", backend.desk().isPresent()));
    boolean planned = backend.desk().flatMap(desk -> desk.planInForce()).isPresent();
    checks.add(new Check("plan", planned, planned ? "in force" : "no plan is in force yet"));
    return checks;
  }

  private static Check present(String name, boolean there) {
    return new Check(name, there, there ? "running" : "not running");
  }

  private Check mqtt() {
    return backend.connectors().stream()
        .filter(connector -> connector.name().equals(MQTT))
        .findFirst()
        .map(HealthResource::state)
        .orElse(new Check(MQTT, false, "not running"));
  }

  private static Check state(Connector connector) {
    ConnectionState state = connector.state();
    return new Check(
        connector.name(),
        state == ConnectionState.RUNNING,
        "%s: %s".formatted(state, connector.detail()));
  }

  /** All connectors, for the status page. */
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
