package org.looptwin.shell;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
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
  private static final long MOST_BYTES = 8L << 20;

  /** What a waiting message takes beside its text, roughly. */
  private static final int OBJECTS = 200;

  private static final String CONNECTOR = "mqtt";

  private final BlockingQueue<Incoming> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong notKept = new AtomicLong();
  private final Inboxes inboxes;
  private final String root;
  private final Predicate<String> heardElsewhere;
  private final Thread thread;
  private volatile boolean first = true;

  /** Where messages go; another one after the case has changed. */
  interface Inboxes {
    /** Waits while there is none. */
    Inbox present() throws InterruptedException;
  }

  /**
   * @param root what the server subscribes to
   * @param heardElsewhere topics outside of it that another connector hears
   */
  Strays(Inboxes inboxes, String root, Predicate<String> heardElsewhere) {
    this.inboxes = inboxes;
    this.root = root;
    this.heardElsewhere = heardElsewhere;
    this.thread = new Thread(this::handOn, "looptwin-strays");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void said(String topic, byte[] payload) {
    if (heardElsewhere.test(topic)) {
      return;
    }
    if (first) {
      first = false;
      LOG.warn(
          "MQTT: a message on {} is not below {}; such messages are quarantined. Maybe the"
              + " network's name is misspelt.",
          topic,
          root);
    }
    Incoming message = new Incoming(CONNECTOR, "/" + topic, payload, () -> {});
    if (bytes.addAndGet(size(message)) <= MOST_BYTES) {
      waiting.add(message);
    } else {
      bytes.addAndGet(-size(message));
      notKept.incrementAndGet();
    }
  }

  private static long size(Incoming message) {
    return OBJECTS + 2L * message.topic().length() + message.payload().length;
  }

  private void handOn() {
    try {
      while (true) {
        Incoming message = waiting.take();
        deliver(message);
        bytes.addAndGet(-size(message));
        if (waiting.isEmpty()) {
          tellNotKept();
        }
      }
    } catch (InterruptedException | IllegalStateException e) {
      LOG.debug("The server takes no more messages");
    }
    tellNotKept();
  }

  private void deliver(Incoming message) throws InterruptedException {
    Inbox inbox = inboxes.present();
    try {
      inbox.deliver(message);
    } catch (IllegalStateException e) {
      Inbox next = inboxes.present();
      if (next == inbox) {
        throw e;
      }
      next.deliver(message);
    }
  }

  private void tellNotKept() {
    long lost = notKept.getAndSet(0);
    if (lost > 0) {
      LOG.warn(
          "MQTT: {} messages outside {} came while {} MiB of such messages waited; they are neither"
              + " counted nor quarantined",
          lost,
          root,
          MOST_BYTES >> 20);
    }
  }

  /** Messages that were passed over since it was last told of them. */
  long notKept() {
    return notKept.get();
  }

  /** Waits until the server takes no more messages. */
  void join() throws InterruptedException {
    thread.join();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
