package org.looptwin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.function.Supplier;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;

/** Who asks, and what time it is here: a page shows both. */
final class CallerResource {
  private final Supplier<Clock> clock;

  CallerResource(Supplier<Clock> clock) {
    this.clock = clock;
  }

  Reply caller(Request request) {
    ObjectNode tree = Json.object().put("name", request.caller().name());
    tree.put("role", request.caller().role().word());
    return Reply.json(tree.put("now", clock.get().instant().toString()));
  }
}
