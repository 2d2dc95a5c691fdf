package org.looptwin.twin.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.looptwin.connector.api.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows what could not be accepted: on the topic {@code quarantine} and as the newest 100. */
final class Quarantine {
  private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
  private static final String TOPIC = "quarantine";

  /** How many are shown. */
  static final int NEWEST = 100;

  private final List<Outbox> outboxes = new CopyOnWriteArrayList<>();
  private final Deque<String> newest = new ArrayDeque<>();
  private final String root;

  /**
   * @param root what comes before a message's topic
   * @param earlier those of earlier runs, newest first
   */
  Quarantine(String root, List<Quarantined> earlier) {
    this.root = root;
    earlier.forEach(message -> newest.addLast(message.json()));
  }

  void add(Outbox outbox) {
    outboxes.add(outbox);
  }

  void remove(Outbox outbox) {
    outboxes.remove(outbox);
  }

  /** Newest first. */
  List<String> newest() {
    synchronized (newest) {
      return List.copyOf(newest);
    }
  }

  void show(Settled settled) {
    for (Rejection rejection : settled.rejections()) {
      if (rejection.kept()) {
        show(Quarantined.of(settled.message(), rejection, root).json());
      }
    }
  }

  private void show(String json) {
    synchronized (newest) {
      newest.addFirst(json);
      if (newest.size() > NEWEST) {
        newest.removeLast();
      }
    }
    for (Outbox outbox : outboxes) {
      try {
        outbox.publish(TOPIC, json, false);
      } catch (RuntimeException e) {
        LOG.warn("A quarantined message could not be published.", e);
      }
    }
  }
}
