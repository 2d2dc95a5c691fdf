package org.looptwin.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code looptwin rules} on a running server. */
final class RemoteRules {
  private final Remote server;
  private final Console console;

  RemoteRules(Remote server, Console console) {
    this.server = server;
    this.console = console;
  }

  /** The rules in force, and what was refused. */
  int list() {
    JsonNode rules = server.get("/rules");
    for (JsonNode file : rules.path("files")) {
      console.say(
          "%-24s %-28s %s",
          file.path("pack").asText(), file.path("name").asText(), file.path("version").asText());
    }
    rules.path("rules").forEach(rule -> console.say("  %s", rule.asText()));
    for (JsonNode problem : rules.path("problems")) {
      console.note(
          "refused: %s:%d: %s",
          problem.path("file").asText(),
          problem.path("line").asInt(),
          problem.path("message").asText());
    }
    return Exit.DONE;
  }

  /**
   * What a candidate would have done over the server's journal.
   *
   * @param from event time, inclusive; null for the beginning
   * @param to event time, exclusive; null for the end
   */
  int dryRun(Path candidate, String from, String to) throws IOException {
    ObjectNode body = new ObjectMapper().createObjectNode();
    body.put("file", candidate.getFileName().toString());
    body.put("drl", Files.readString(candidate));
    if (from != null) {
      body.put("from", from);
    }
    if (to != null) {
      body.put("to", to);
    }
    JsonNode answer =
        server.post(
            "/rules/dry-run", "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    console.out().println(answer.toPrettyString());
    return Exit.DONE;
  }
}
