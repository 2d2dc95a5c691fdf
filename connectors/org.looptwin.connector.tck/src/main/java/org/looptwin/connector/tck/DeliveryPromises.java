package org.looptwin.connector.tck;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.connector.api.Incoming;

/** What a connector promises about its state and its messages, tried on a bench. */
final class DeliveryPromises {
  private static final String TOPIC = "supplier/S01/stock_on_hand";
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Duration patience;

  /**
   * @param patience how long a connector may take for anything
   */
  DeliveryPromises(Duration patience) {
    this.patience = patience;
  }

  /** Promise to its trial, in an order in which the first broken one is the most telling. */
  Map<String, Trial> trials() {
    Map<String, Trial> trials = new LinkedHashMap<>();
    trials.put("it is RUNNING once its peer is there", this::runs);
    trials.put("it hands in what the peer sent, byte for byte", this::delivers);
    trials.put("it is not RUNNING while its peer is gone", this::saysDown);
    trials.put("a message the server refused comes again", this::keepsRefused);
    trials.put("a message not acknowledged comes again", this::keepsUnacknowledged);
    trials.put("a message acknowledged does not come again", this::forgets);
    return trials;
  }

  private void runs(Bench bench) throws Exception {
    await(bench.start(TrialInbox.open(patience)), true);
  }

  private void delivers(Bench bench) throws Exception {
    TrialInbox inbox = TrialInbox.open(patience);
    Connector connector = bench.start(inbox);
    await(connector, true);
    byte[] payload = "{\"v\":41.5,\"u\":\"\u00b0C\"}".getBytes(StandardCharsets.UTF_8);
    bench.send(TOPIC, payload);
    Incoming message = inbox.next("a message was sent while the connector was RUNNING.");
    same("topic", TOPIC, message.topic());
    same("connector's name", connector.name(), message.connector());
    same("payload", new String(payload, StandardCharsets.UTF_8), TrialInbox.text(message));
    message.acknowledge().run();
  }

  private void saysDown(Bench bench) throws Exception {
    Connector connector = bench.start(TrialInbox.open(patience));
    await(connector, true);
    bench.cut();
    await(connector, false);
    bench.mend();
    await(connector, true);
  }

  private void keepsRefused(Bench bench) throws Exception {
    if (!bench.keepsUnacknowledged()) {
      return;
    }
    TrialInbox closing = TrialInbox.closing(patience);
    await(bench.start(closing), true);
    send(bench, "refused");
    closing.next("a message was sent to a server that is closing.");
    bench.stop();
    TrialInbox inbox = TrialInbox.open(patience);
    bench.start(inbox);
    Incoming again = inbox.next("the server had refused a message; it must come again.");
    same("message after a restart", "refused", TrialInbox.text(again));
    again.acknowledge().run();
  }

  private void keepsUnacknowledged(Bench bench) throws Exception {
    if (!bench.keepsUnacknowledged()) {
      return;
    }
    TrialInbox before = TrialInbox.open(patience);
    await(bench.start(before), true);
    send(bench, "taken, not yet durable");
    before.next("a message was sent.");
    bench.stop();
    TrialInbox inbox = TrialInbox.open(patience);
    bench.start(inbox);
    Incoming again =
        inbox.next(
            "a message was not acknowledged before the restart; it must come again. Maybe the"
                + " connector acknowledges when it reads.");
    same("message after a restart", "taken, not yet durable", TrialInbox.text(again));
    again.acknowledge().run();
  }

  private void forgets(Bench bench) throws Exception {
    if (!bench.keepsUnacknowledged()) {
      return;
    }
    TrialInbox before = TrialInbox.open(patience);
    await(bench.start(before), true);
    send(bench, "done");
    before.next("a message was sent.").acknowledge().run();
    bench.stop();
    TrialInbox inbox = TrialInbox.open(patience);
    await(bench.start(inbox), true);
    send(bench, "new");
    Incoming next = inbox.next("a message was sent after a restart.");
    same("first message after a restart", "new", TrialInbox.text(next));
    next.acknowledge().run();
  }

  private static void send(Bench bench, String payload) throws Exception {
    bench.send(TOPIC, payload.getBytes(StandardCharsets.UTF_8));
  }

  private void await(Connector connector, boolean running) {
    long end = System.nanoTime() + patience.toNanos();
    while ((connector.state() == ConnectionState.RUNNING) != running) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "It is %s (%s), %s s after its peer %s."
                .formatted(
                    connector.state(),
                    connector.detail(),
                    patience.toMillis() / 1000.0,
                    running ? "was there" : "was gone"));
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private static void same(String what, String expected, String got) {
    if (!expected.equals(got)) {
      throw new AssertionError("The %s is '%s', expected '%s'.".formatted(what, got, expected));
    }
  }

  /** One promise. */
  interface Trial {
    /**
     * @throws AssertionError when it is broken
     */
    void on(Bench bench) throws Exception;
  }
}
