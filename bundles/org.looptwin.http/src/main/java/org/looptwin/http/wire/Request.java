package org.looptwin.http.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.looptwin.http.access.Caller;

/** A request that has been let in. */
public final class Request {
  private final HttpExchange exchange;
  private final Map<String, String> path;
  private final Query query;
  private final Caller caller;
  private final BooleanSupplier stillKnown;

  Request(
      HttpExchange exchange, Map<String, String> path, Caller caller, BooleanSupplier stillKnown) {
    this.exchange = exchange;
    this.path = path;
    this.query = new Query(exchange.getRequestURI().getRawQuery());
    this.caller = caller;
    this.stillKnown = stillKnown;
  }

  /** A part of the path, by its name in the route. */
  public String path(String name) {
    return path.get(name);
  }

  public Query query() {
    return query;
  }

  public Caller caller() {
    return caller;
  }

  /** Tells at any later time whether the caller would be let in again; needs no connection. */
  public BooleanSupplier stillKnown() {
    return stillKnown;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /**
   * The whole body.
   *
   * @throws Refusal with status 413 when it is longer than the limit
   */
  public byte[] body(int limitBytes) {
    long announced = announcedLength();
    if (announced > limitBytes) {
      throw tooLarge(announced + " bytes", limitBytes);
    }
    try {
      byte[] body = exchange.getRequestBody().readNBytes(limitBytes + 1);
      if (body.length > limitBytes) {
        throw tooLarge("longer", limitBytes);
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The media type of the body in small letters, without parameters; "" when none is said. */
  public String type() {
    return header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private long announcedLength() {
    List<String> lengths = exchange.getRequestHeaders().get("Content-Length");
    try {
      return lengths == null ? 0 : Long.parseLong(lengths.get(0).trim());
    } catch (NumberFormatException e) {
      throw Refusal.badRequest("Content-Length is '%s'; expected a number.", lengths.get(0));
    }
  }

  private static Refusal tooLarge(String what, int limitBytes) {
    return Refusal.of(
        413, "The body is %s; the limit is %d bytes. Maybe send it in parts.", what, limitBytes);
  }
}
