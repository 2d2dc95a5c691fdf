package org.looptwin.http.wire;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.looptwin.http.access.Access;
import org.looptwin.http.access.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every request: checks host and caller, finds the route, sends the reply. */
final class Front implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Front.class);
  private static final Map<String, String> EVERY_REPLY =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cache-Control", "no-store",
          "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                  + " img-src 'self';"
                  + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

  private final Access access;
  private final Router router;
  private final Watchdog watchdog;
  private final Duration longestRequest;
  private final Duration longestWrite;

  Front(
      Access access,
      Router router,
      Watchdog watchdog,
      Duration longestRequest,
      Duration longestWrite) {
    this.access = access;
    this.router = router;
    this.watchdog = watchdog;
    this.longestRequest = longestRequest;
    this.longestWrite = longestWrite;
  }

  @Override
  public void handle(HttpExchange exchange) {
    try (Watchdog.Guard guard = watchdog.guard(longestRequest)) {
      Reply reply = answer(exchange);
      try {
        send(exchange, reply);
      } finally {
        reply.done().run();
      }
    } catch (IOException e) {
      LOG.debug("{} has gone: {}", exchange.getRemoteAddress(), e.toString());
      exchange.close();
    }
  }

  private Reply answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    try {
      return admitted(exchange, path);
    } catch (Refusal refusal) {
      return refusal.reply(path);
    } catch (Access.Denied denied) {
      Refusal refusal = Refusal.of(denied.status(), "%s", denied.getMessage());
      return denied.challenges().isEmpty()
          ? refusal.reply(path)
          : refusal
              .with("WWW-Authenticate", denied.challenges().toArray(String[]::new))
              .reply(path);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (InterruptedException e) {
      return Refusal.notAvailable(
              "The server did not answer within %d s. Maybe it is busy; try again.",
              longestRequest.toSeconds())
          .reply(path);
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", exchange.getRequestMethod(), path, e);
      return Refusal.of(500, "The server failed; its log says why.").reply(path);
    }
  }

  private Reply admitted(HttpExchange exchange, String path) throws InterruptedException {
    Headers headers = exchange.getRequestHeaders();
    access.checkHost(headers.getFirst("Host"));
    access.checkSite(
        headers.getFirst("Sec-Fetch-Site"),
        headers.getFirst("Sec-Fetch-Mode"),
        headers.getFirst("Sec-Fetch-Dest"));
    boolean open = router.open(path);
    String authorization = headers.getFirst("Authorization");
    BooleanSupplier stillKnown = () -> access.knows(authorization);
    Caller caller = open ? Caller.NOBODY : access.identify(authorization, opened(headers));
    Router.Match match = router.find(exchange.getRequestMethod(), path);
    if (!open) {
      access.require(caller, match.route().role());
    }
    return match.route().answer(new Request(exchange, match.parts(), caller, stillKnown));
  }

  /** True when a browser asks for a page or a file of it, rather than a script for data. */
  private static boolean opened(Headers headers) {
    String destination = headers.getFirst("Sec-Fetch-Dest");
    if (destination != null) {
      return !destination.equals("empty");
    }
    String mode = headers.getFirst("Sec-Fetch-Mode");
    String accept = headers.getFirst("Accept");
    return mode == null ? accept != null && accept.contains("text/html") : mode.equals("navigate");
  }

  private void send(HttpExchange exchange, Reply reply) throws IOException {
    EVERY_REPLY.forEach(exchange.getResponseHeaders()::set);
    reply.headers().forEach(exchange.getResponseHeaders()::put);
    if (exchange.getRequestMethod().equals("HEAD")) {
      if (reply.stream() == null || reply.length() > 0) {
        long length = reply.stream() == null ? reply.body().length : reply.length();
        exchange.getResponseHeaders().set("Content-Length", String.valueOf(length));
      }
      exchange.sendResponseHeaders(reply.status(), -1);
      exchange.close();
    } else if (reply.stream() != null) {
      exchange.sendResponseHeaders(reply.status(), reply.length());
      reply.stream().writeTo(new Wire(exchange, watchdog, longestWrite));
    } else {
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      exchange.getResponseBody().write(reply.body());
      exchange.close();
    }
  }
}
