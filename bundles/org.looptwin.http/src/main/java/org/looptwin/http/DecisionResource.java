package org.looptwin.http;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.decision.api.DecisionDesk.Ruling;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.json.ModelJson;

/** Decisions, and where operators answer them. */
final class DecisionResource {
  private final Backend backend;
  private final CauseChain chain;
  private final ModelJson json = new ModelJson();

  DecisionResource(Backend backend, CauseChain chain) {
    this.backend = backend;
    this.chain = chain;
  }

  Reply decisions(Request request) {
    Optional<DecisionState> state = Words.query(request, "state", DecisionState.class);
    List<Decision> decisions =
        backend.needDesk().decisions().stream()
            .filter(decision -> state.isEmpty() || decision.state() == state.get())
            .limit(request.query().limit())
            .toList();
    return Reply.json(Json.list("decisions", decisions, json::tree));
  }

  Reply decision(Request request) {
    DecisionDesk desk = backend.needDesk();
    return Reply.json(chain.tree(desk, find(desk, request.path("id"))));
  }

  Reply approve(Request request) {
    return rule(request, DecisionState.APPROVED, DecisionDesk::approve);
  }

  Reply reject(Request request) {
    return rule(request, DecisionState.REJECTED, DecisionDesk::reject);
  }

  /** One of the two answers. */
  private interface Order {
    Ruling give(DecisionDesk desk, String id, String by, String comment);
  }

  private Reply rule(Request request, DecisionState state, Order order) {
    DecisionDesk desk = backend.needDesk();
    String id = request.path("id");
    String comment = Words.comment(Words.body(request, "comment"));
    String by = request.caller().name();
    Ruling ruling = give(desk, id, by, comment, order);
    return switch (ruling) {
      case DONE -> Reply.json(json.tree(answered(find(desk, id), state, by, comment)));
      case NO_SUCH_DECISION -> throw unknown(id);
      case NOT_OPEN ->
          throw Refusal.of(
              409,
              "Decision %s is %s; only a PROPOSED one can be answered. Maybe a newer one is open:"
                  + " GET /api/v1/decisions?state=PROPOSED.",
              id,
              find(desk, id).state());
    };
  }

  /** The desk's view may be a moment behind the answer that it has just recorded. */
  private static Decision answered(
      Decision decision, DecisionState state, String by, String comment) {
    return decision.state() == DecisionState.PROPOSED ? decision.in(state, by, comment) : decision;
  }

  private static Ruling give(DecisionDesk desk, String id, String by, String comment, Order order) {
    try {
      return order.give(desk, id, by, comment);
    } catch (CompletionException e) {
      throw Refusal.notAvailable(
          "The loop is busy and did not answer: %s. Look at GET /api/v1/decisions/%s, then try"
              + " again.",
          e.getMessage(), id);
    }
  }

  private static Decision find(DecisionDesk desk, String id) {
    return desk.decision(id).orElseThrow(() -> unknown(id));
  }

  private static Refusal unknown(String id) {
    return Refusal.notFound("There is no decision '%s'. GET /api/v1/decisions lists them.", id);
  }
}
