package org.looptwin.shell;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code looptwin plugin} on a running server: what there is, one more, one less. */
final class RemotePlugins {
  private final Remote server;
  private final Console console;
  private final boolean json;

  /**
   * @param json one JSON document instead of lines
   */
  RemotePlugins(Remote server, Console console, boolean json) {
    this.server = server;
    this.console = console;
    this.json = json;
  }

  int list() {
    JsonNode answer = server.get("/plugins");
    if (json) {
      console.out().println(answer);
    } else {
      answer.path("plugins").forEach(this::line);
    }
    return Exit.DONE;
  }

  /**
   * Uploads a JAR, which the server verifies first.
   *
   * @param shadow beside the one in use, which goes on to answer
   */
  int install(Path jar, boolean shadow) {
    try {
      String file = Remote.escaped(jar.getFileName().toString());
      String path = "/plugins?file=%s&shadow=%s".formatted(file, shadow);
      return tell(server.post(path, "application/java-archive", Files.readAllBytes(jar)));
    } catch (IOException e) {
      throw BadInput.of("%s cannot be read, expected a plug-in's JAR", jar);
    }
  }

  int remove(String name) {
    tell(server.delete("/plugins/" + Remote.escaped(name)));
    console.note("%s is gone", name);
    return Exit.DONE;
  }

  int promote(String name) {
    return order(name, "promote");
  }

  int rollBack(String name) {
    return order(name, "rollback");
  }

  private int order(String name, String verb) {
    String path = "/plugins/" + Remote.escaped(name) + "/" + verb;
    return tell(server.post(path, "application/json", new byte[0]));
  }

  private int tell(JsonNode plugin) {
    if (json) {
      console.out().println(plugin);
    } else if (plugin.has("name")) {
      line(plugin);
    }
    return Exit.DONE;
  }

  private void line(JsonNode plugin) {
    console.say(
        "%-36s %-14s %-9s %s",
        plugin.path("name").asText(),
        plugin.path("version").asText(),
        plugin.path("state").asText(),
        plugin.path("because").asText());
    for (JsonNode service : plugin.path("services")) {
      console.say(
          "  %-10s %-23s %d calls, %d failed, longest %.0f ms%s",
          service.path("kind").asText(),
          service.path("name").asText(),
          service.path("calls").asLong(),
          service.path("failures").asLong(),
          service.path("longestMs").asDouble(),
          service.path("shadow").asText().isEmpty() ? "" : "; " + service.path("shadow").asText());
    }
  }
}
