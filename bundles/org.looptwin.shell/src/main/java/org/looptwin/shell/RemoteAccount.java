package org.looptwin.shell;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What a server's account says when what was sent has been taken. */
final class RemoteAccount {
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Remote server;

  RemoteAccount(Remote server) {
    this.server = server;
  }

  /** One line for every connector, when nothing is pending and the count stands still. */
  void tell(Console console, BooleanSupplier stopping) {
    long end = System.nanoTime() + LONGEST_NANOS;
    JsonNode before = null;
    JsonNode now = server.get("/account");
    while (!now.equals(before) && System.nanoTime() < end && !stopping.getAsBoolean()) {
      LockSupport.parkNanos(AGAIN_NANOS);
      before = now;
      now = server.get("/account");
    }
    JsonNode connectors = now.path("connectors");
    connectors
        .fieldNames()
        .forEachRemaining(name -> console.say("account of %s", line(name, connectors.path(name))));
  }

  private static String line(String connector, JsonNode counts) {
    List<String> reasons = new ArrayList<>();
    counts
        .path("rejected")
        .fields()
        .forEachRemaining(reason -> reasons.add(reason.getKey() + " " + reason.getValue()));
    return "%s: received %d = accepted %d + duplicate %d + rejected %s + pending %d"
        .formatted(
            connector,
            counts.path("received").asLong(),
            counts.path("accepted").asLong(),
            counts.path("duplicate").asLong(),
            reasons.isEmpty() ? "0" : "(" + String.join(", ", reasons) + ")",
            counts.path("pending").asLong());
  }
}
