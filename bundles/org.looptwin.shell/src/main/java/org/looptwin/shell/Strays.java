package org.looptwin.shell;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;
import org.looptwin.launch.EmbeddedBroker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what the embedded broker's publishers say outside the network's root to the server's inbox,
 * where it is counted and quarantined, on a thread of its own: the broker never waits for it. The
 * broker has acknowledged these messages already.
 */
final class Strays implements EmbeddedBroker.Listener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Strays.class);
  private static final int MOST_WAITING = 1_000;
  private static final String CONNECTOR = "mqtt";

  private final BlockingQueue<Incoming> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Inbox inbox;
  private final String root;
  private final Thread thread;
  private volatile boolean first = true;

  /**
   * @param root what the server subscribes to
   */
  Strays(Inbox inbox, String root) {
    this.inbox = inbox;
    this.root = root;
    this.thread = new Thread(this::handOn, "looptwin-strays");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void said(String topic, byte[] payload) {
    if (first) {
      first = false;
      LOG.warn(
          "MQTT: a message on {} is not below {}; such messages are quarantined. Maybe the"
              + " network's name is misspelt.",
          topic,
          root);
    }
    if (!waiting.offer(new Incoming(CONNECTOR, "/" + topic, payload, () -> {}))) {
      LOG.debug("More than {} messages outside {}; one is not counted", MOST_WAITING, root);
    }
  }

  private void handOn() {
    try {
      while (true) {
        inbox.deliver(waiting.take());
      }
    } catch (InterruptedException | IllegalStateException e) {
      LOG.debug("The server takes no more messages");
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
