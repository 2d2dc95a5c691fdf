package org.looptwin.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code looptwin rules} on a running server. */
final class RemoteRules {
  private static final Map<String, String> MARKS = Map.of("gone", "-", "new", "+");

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

  /** The same as the server's JSON document. */
  int document() {
    console.out().println(server.get("/rules"));
    return Exit.DONE;
  }

  /** The text of a file in force. */
  int show(String name) {
    console.out().print(server.text("/rules/" + Remote.escaped(name)));
    console.out().flush();
    return Exit.DONE;
  }

  /**
   * What a candidate would have asked for over the server's journal.
   *
   * @param from event time, inclusive; null for the beginning
   * @param to event time, exclusive; null for the end
   */
  int dryRun(Path candidate, String from, String to) throws IOException {
    ObjectNode body = new ObjectMapper().createObjectNode();
    body.putObject("files").put(candidate.getFileName().toString(), Files.readString(candidate));
    if (from != null) {
      body.put("from", from);
    }
    if (to != null) {
      body.put("to", to);
    }
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    tell(server.post("/rules/dry-run", "application/json", bytes), candidate);
    return Exit.DONE;
  }

  private void tell(JsonNode answer, Path candidate) {
    console.say(
        "%d requests with the present rules, %d with %s",
        answer.path("present").asInt(), answer.path("proposed").asInt(), candidate);
    for (JsonNode line : answer.path("requests")) {
      console.say(
          "%s %s %s %s %s: %s",
          MARKS.getOrDefault(line.path("change").asText(), " "),
          line.path("at").asText(),
          line.path("kind").asText(),
          line.path("topic").asText(),
          line.path("subject").asText(),
          line.path("because").asText());
    }
    if (!answer.path("complete").asBoolean(true)) {
      console.note("more were cut off. Maybe narrow --from and --to");
    }
  }
}
