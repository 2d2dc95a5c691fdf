package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.looptwin.coordinate.api.ContractDesk;
import org.looptwin.coordinate.api.ContractQuestion;
import org.looptwin.coordinate.api.CoordinationDesk;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The five actors: their rates, what each should do now, contracts thought of. */
final class CoordinationResource {
  private static final Logger LOG = LoggerFactory.getLogger(CoordinationResource.class);
  private static final int LARGEST_BODY = 16 << 10;

  private final Backend backend;
  private final Semaphore room = new Semaphore(1);

  CoordinationResource(Backend backend) {
    this.backend = backend;
  }

  private CoordinationDesk desk() {
    return Backend.need(backend.coordination(), "The coordination of the actors");
  }

  Reply advice(Request request) {
    try {
      return Reply.json(withContract(Documents.tree(desk().advice())));
    } catch (NoValueException e) {
      ObjectNode none = Json.object().put("because", e.getMessage());
      none.putArray("rates");
      none.putArray("actors");
      return Reply.json(withContract(none));
    } catch (IllegalStateException e) { // a history that is another server may be away
      LOG.warn("Rates of the actors cannot be read", e);
      throw Refusal.notAvailable("The history does not answer; the server's log says why.");
    }
  }

  private JsonNode withContract(JsonNode advice) {
    return ((ObjectNode) advice).set("contract", Documents.tree(desk().contracts().state()));
  }

  Reply proposal(Request request) {
    String id = request.path("id");
    return Reply.json(
        Documents.tree(desk().contracts().proposal(id).orElseThrow(() -> unknown(id))));
  }

  Reply propose(Request request) {
    String by = request.caller().name();
    return thought(request, question -> desk().contracts().propose(question, by, ""));
  }

  Reply approve(Request request) {
    return answer(request, ContractDesk::approve);
  }

  Reply reject(Request request) {
    return answer(request, ContractDesk::reject);
  }

  /** One of the two answers. */
  private interface Order {
    ContractDesk.Ruling give(ContractDesk desk, String id, String by, String comment);
  }

  private Reply answer(Request request, Order order) {
    String id = request.path("id");
    String comment = Words.comment(Words.body(request, "comment"));
    try {
      return switch (order.give(desk().contracts(), id, request.caller().name(), comment)) {
        case DONE -> proposal(request);
        case NO_SUCH_PROPOSAL -> throw unknown(id);
        case NOT_OPEN ->
            throw Refusal.of(
                409,
                "%s is not open; only the newest proposal can be answered, once. GET"
                    + " /api/v1/coordination tells it.",
                id);
      };
    } catch (UncheckedIOException e) {
      throw Refusal.notAvailable("Nothing was answered: %s.", e.getMessage());
    }
  }

  private static Refusal unknown(String id) {
    return Refusal.notFound(
        "There is no contract '%s'. GET /api/v1/coordination lists them in 'history'.", id);
  }

  Reply ask(Request request) {
    return thought(request, question -> desk().ask(question));
  }

  /** What takes seconds. */
  private interface Thought {
    Map<String, Object> of(ContractQuestion question) throws NoValueException;
  }

  private Reply thought(Request request, Thought thought) {
    ContractQuestion question = CoordinationBody.question(Json.body(request, LARGEST_BODY));
    if (!room.tryAcquire()) {
      throw Refusal.notAvailable(
          "Another contract is being thought of; one at a time. Try again shortly.");
    }
    try {
      return Reply.json(Documents.tree(thought.of(question)));
    } catch (NoValueException e) {
      throw Refusal.notFound("There is no contract: %s.", e.getMessage());
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("%s.", e.getMessage());
    } catch (IllegalStateException e) {
      throw Refusal.of(422, "%s.", e.getMessage());
    } catch (UncheckedIOException e) {
      throw Refusal.notAvailable("Nothing was proposed: %s.", e.getMessage());
    } finally {
      room.release();
    }
  }
}
