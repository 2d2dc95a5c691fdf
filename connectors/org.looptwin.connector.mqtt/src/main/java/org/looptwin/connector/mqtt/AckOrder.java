package org.looptwin.connector.mqtt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/**
 * Sends acknowledgements in the order in which the messages came, as MQTT 5.0 section 4.6 demands,
 * whatever the order in which the server gets done with them. Thread-safe.
 */
final class AckOrder {
  private final Deque<Expected> expected = new ArrayDeque<>();
  private final IntConsumer send;
  private boolean stopped;

  /**
   * @param send gets packet ids in order; must be quick
   */
  AckOrder(IntConsumer send) {
    this.send = send;
  }

  /**
   * @return run it, from any thread, when the message is durable; running it again does nothing
   */
  synchronized Runnable expect(int packetId) {
    Expected one = new Expected(packetId);
    expected.addLast(one);
    return () -> {
      if (one.done.compareAndSet(false, true)) {
        sendWhatIsDone();
      }
    };
  }

  /** From now on nothing is sent: the connection of these messages is closing. */
  synchronized void stop() {
    stopped = true;
    expected.clear();
  }

  /** How many messages wait for their acknowledgement. */
  synchronized int outstanding() {
    return expected.size();
  }

  private synchronized void sendWhatIsDone() {
    while (!stopped && !expected.isEmpty() && expected.peekFirst().done.get()) {
      send.accept(expected.removeFirst().packetId);
    }
  }

  private static final class Expected {
    private final int packetId;
    private final AtomicBoolean done = new AtomicBoolean();

    Expected(int packetId) {
      this.packetId = packetId;
    }
  }
}
