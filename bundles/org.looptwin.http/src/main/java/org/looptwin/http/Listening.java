package org.looptwin.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.looptwin.decision.api.LoopEvent;
import org.looptwin.http.access.Access;
import org.looptwin.http.access.Tokens;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.events.EventStream;
import org.looptwin.http.wire.Router;
import org.looptwin.http.wire.WebServer;

/** The server with all its addresses, from the first request to the last. */
final class Listening implements AutoCloseable {
  private final WebServer server;
  private final EventStream events;
  private final StageTimes stages = new StageTimes();
  private final String host;

  /**
   * How it behaves to clients.
   *
   * @param mostListeners clients of the event stream at once
   * @param heartbeat sent to a listener when nothing else was
   * @param longestWrite a listener that reads nothing for so long is let go
   * @param durableWithin how long telemetry waits until it is durable
   */
  record Manners(
      int mostListeners, Duration heartbeat, Duration longestWrite, Duration durableWithin) {
    static final Manners ORDINARY =
        new Manners(64, Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(30));
  }

  /**
   * @param loopback whether callers without a token are viewers; off loopback they are nobody
   * @throws java.net.BindException when the port is taken
   */
  Listening(
      Backend backend, Tokens tokens, InetSocketAddress address, boolean loopback, Manners manners)
      throws IOException {
    this.host = shown(address.getAddress());
    Health health = new Health(backend, System::nanoTime);
    this.events =
        new EventStream(
            backend,
            manners.mostListeners(),
            manners.heartbeat(),
            () -> Health.tree(health.checks()));
    try {
      this.server =
          new WebServer(
              address,
              new Access(tokens, loopback, address.getHostString()),
              new Router(
                  new Routes(backend, events, health, stages, manners.durableWithin()).all()),
              manners.longestWrite());
    } catch (IOException | RuntimeException e) {
      events.close();
      throw e;
    }
  }

  private static String shown(InetAddress address) {
    if (address.isAnyLocalAddress()) {
      return "127.0.0.1";
    }
    String text = address.getHostAddress();
    return text.contains(":") ? "[" + text + "]" : text;
  }

  /** With the real port. */
  String url() {
    return "http://%s:%d".formatted(host, server.port());
  }

  /** A stage of the loop has ended; returns at once. */
  void stage(LoopEvent event) {
    stages.add(event);
    events.stage(event);
  }

  @Override
  public void close() {
    events.close();
    server.close();
  }
}
