package org.looptwin.http.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** An open connection to a client that is streamed to. Used by one thread. */
public final class Wire implements AutoCloseable {
  private final HttpExchange exchange;
  private final OutputStream out;
  private final Watchdog watchdog;
  private final Duration longestWrite;

  Wire(HttpExchange exchange, Watchdog watchdog, Duration longestWrite) {
    this.exchange = exchange;
    this.out = exchange.getResponseBody();
    this.watchdog = watchdog;
    this.longestWrite = longestWrite;
  }

  /**
   * Sends at once.
   *
   * @throws IOException when the client has gone, or has not read for too long
   */
  public void write(byte[] bytes) throws IOException {
    try (Watchdog.Guard guard = watchdog.guard(longestWrite)) {
      out.write(bytes);
      out.flush();
    }
  }

  /** Lets the client go; never blocks for longer than a write. */
  @Override
  public void close() {
    try (Watchdog.Guard guard = watchdog.guard(longestWrite)) {
      exchange.close();
    }
  }
}
