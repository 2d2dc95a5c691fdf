package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.model.json.ModelJson;
import org.looptwin.twin.api.Histories.Follower;
import org.looptwin.twin.api.IngestAccount;
import org.looptwin.twin.api.IngestAccount.Counts;

/** The account of what came in, and the newest messages that were not accepted. */
final class AccountResource {
  private final Backend backend;
  private final ModelJson json = new ModelJson();

  AccountResource(Backend backend) {
    this.backend = backend;
  }

  Reply account(Request request) {
    IngestAccount account = Backend.need(backend.account(), "The twin");
    ObjectNode tree = Json.object();
    ObjectNode connectors = tree.putObject("connectors");
    Map<String, Counts> all = account.counts();
    all.forEach((name, counts) -> connectors.set(name, tree(counts)));
    tree.set("total", tree(Totals.of(all.values())));
    var followers = tree.putArray("histories");
    Followers.of(backend).forEach(follower -> followers.add(tree(follower)));
    var quarantined = tree.putArray("quarantined");
    account.quarantined().forEach(text -> quarantined.add(brief(text)));
    return Reply.json(tree);
  }

  /** Payloads can be large and belong to who sent them: their size alone is told. */
  private JsonNode brief(String text) {
    ObjectNode message = (ObjectNode) json.parse(text);
    String payload = message.path("payload").asText();
    int bytes =
        message.path("encoding").asText().equals("base64")
            ? Base64.getDecoder().decode(payload).length
            : payload.getBytes(StandardCharsets.UTF_8).length;
    message.remove("payload");
    return message.put("bytes", bytes);
  }

  private static ObjectNode tree(Counts counts) {
    ObjectNode tree = Json.object().put("received", counts.received());
    tree.put("accepted", counts.accepted()).put("duplicate", counts.duplicate());
    ObjectNode rejected = tree.putObject("rejected");
    counts.rejected().forEach(rejected::put);
    tree.put("pending", counts.pending()).put("skewed", counts.skewed());
    return tree.put("late", counts.late()).put("balances", counts.balances());
  }

  private static ObjectNode tree(Follower follower) {
    ObjectNode tree = Json.object().put("name", follower.name());
    tree.put("offset", follower.offset()).put("behind", follower.behind());
    return tree.put("trouble", follower.trouble().orElse(null));
  }
}
