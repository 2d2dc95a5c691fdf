package org.looptwin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.events.PluginJson;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.plugin.api.Plugins;
import org.looptwin.plugin.api.Plugins.Outcome;

/** Plug-ins: what there is, one more, one less, from the shadow into use and back. */
final class PluginResource {
  static final int LARGEST_JAR = 32 << 20;
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,150}\\.jar");
  private static final List<String> TYPES =
      List.of("application/java-archive", "application/octet-stream", "application/zip");

  private final Backend backend;
  private final Turnstile uploads = new Turnstile(1, "uploads");

  PluginResource(Backend backend) {
    this.backend = backend;
  }

  private Plugins need() {
    return Backend.need(backend.plugins(), "The plug-in service");
  }

  Reply plugins(Request request) {
    return Reply.json(Json.list("plugins", need().all(), PluginJson::tree));
  }

  Reply install(Request request) {
    Plugins plugins = need();
    String file = request.query().get("file").orElse("");
    if (!FILE.matcher(file).matches()) {
      throw Refusal.badRequest(
          "file is '%s'; expected a name such as my-solver-1.0.jar, of letters, digits, dots and"
              + " dashes.",
          file);
    }
    if (!TYPES.contains(request.type())) {
      throw Refusal.of(
          415, "The body is said to be %s; expected application/java-archive.", request.type());
    }
    boolean shadow = shadow(request.query().get("shadow").orElse("false"));
    return uploads.pass(() -> install(plugins, file, request.body(LARGEST_JAR), shadow));
  }

  private static Reply install(Plugins plugins, String file, byte[] jar, boolean shadow) {
    if (jar.length < 4 || jar[0] != 'P' || jar[1] != 'K') {
      throw Refusal.badRequest(
          "The body of %d bytes is no JAR. Maybe send it with curl --data-binary @FILE.",
          jar.length);
    }
    Outcome outcome = plugins.install(file, jar, shadow);
    if (!outcome.done()) {
      throw Refusal.of(422, "%s", outcome.because());
    }
    return Reply.json(201, tree(outcome));
  }

  private static boolean shadow(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Refusal.badRequest("shadow is '%s'; expected true or false.", word);
    };
  }

  Reply remove(Request request) {
    return act(request, Plugins::remove);
  }

  Reply promote(Request request) {
    return act(request, Plugins::promote);
  }

  Reply rollBack(Request request) {
    return act(request, Plugins::rollBack);
  }

  private Reply act(Request request, BiFunction<Plugins, String, Outcome> order) {
    Plugins plugins = need();
    String name = request.path("name");
    if (plugins.all().stream().noneMatch(plugin -> plugin.name().equals(name))) {
      throw Refusal.notFound("There is no plug-in '%s'. GET /api/v1/plugins lists them.", name);
    }
    Outcome outcome = order.apply(plugins, name);
    if (!outcome.done()) {
      throw Refusal.of(409, "%s", outcome.because());
    }
    return Reply.json(tree(outcome));
  }

  private static ObjectNode tree(Outcome outcome) {
    return outcome.plugin() == null
        ? Json.object().put("done", true)
        : PluginJson.tree(outcome.plugin());
  }
}
