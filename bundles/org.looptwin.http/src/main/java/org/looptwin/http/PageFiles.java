package org.looptwin.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.http.wire.Route.Handler;

/** The console and other files of this bundle's folder {@code page}. */
final class PageFiles {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*\\.([a-z0-9]+)");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2");

  /** Always the same file. */
  Handler file(String name) {
    return request -> reply(name, name);
  }

  /** The file that the address names. */
  Reply named(Request request) {
    return reply(request.path("file"), "/" + request.path("file"));
  }

  private static Reply reply(String name, String shown) {
    Matcher matcher = NAME.matcher(name);
    String type = matcher.matches() ? TYPES.get(matcher.group(1)) : null;
    if (type == null) {
      throw nothing(shown);
    }
    try (InputStream in = PageFiles.class.getResourceAsStream("page/" + name)) {
      if (in == null) {
        throw nothing(shown);
      }
      return Reply.file(type, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Refusal nothing(String shown) {
    return Refusal.notFound("There is nothing at %s. Maybe start at /api/v1/openapi.json.", shown);
  }
}
