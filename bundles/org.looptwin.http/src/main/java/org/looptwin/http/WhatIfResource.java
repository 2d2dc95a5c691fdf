package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.decision.api.WhatIf;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.plan.Plan;

/** Questions beside the live plan. */
final class WhatIfResource {
  private static final int LARGEST_BODY = 64 << 10;

  private final Backend backend;
  private final ModelJson json = new ModelJson();
  private final Semaphore room = new Semaphore(1);

  WhatIfResource(Backend backend) {
    this.backend = backend;
  }

  Reply ask(Request request) {
    DecisionDesk desk = backend.needDesk();
    WhatIf question =
        new WhatIfBody(backend.needCase(), desk.risk().stance().policy(), desk.risk().rules())
            .question(Json.body(request, LARGEST_BODY));
    if (!room.tryAcquire()) {
      throw Refusal.notAvailable(
          "Another question is being answered; one is answered at a time. Try again shortly.");
    }
    try {
      Optional<Plan> with = desk.planInForce();
      WhatIf.Reply reply = desk.ask(question);
      return Reply.json(
          reply instanceof WhatIf.Answered answered
              ? tree(answered, with)
              : Json.object()
                  .put("answered", false)
                  .put("because", ((WhatIf.Unanswered) reply).because()));
    } finally {
      room.release();
    }
  }

  private ObjectNode tree(WhatIf.Answered answered, Optional<Plan> with) {
    ObjectNode tree = Json.object().put("answered", true);
    tree.set("plan", json.tree(answered.plan()).put("inForce", false));
    tree.put("with", with.map(Plan::id).orElse(null));
    with.ifPresent(plan -> tree.set("sideBySide", new SideBySide(plan, answered.plan()).tree()));
    Changes.put(tree, answered.changes(), answered.sentences());
    ArrayNode findings = tree.putArray("findings");
    answered.findings().forEach(finding -> findings.add((JsonNode) json.tree(finding)));
    return tree;
  }
}
