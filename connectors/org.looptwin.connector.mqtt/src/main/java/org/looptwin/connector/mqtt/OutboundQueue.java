package org.looptwin.connector.mqtt;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is still to be published, in order. It outlives connections. A retained topic is kept once,
 * with its newest payload; beyond the limit the oldest messages that are not retained give way.
 * Thread-safe.
 */
final class OutboundQueue {
  private final Map<Object, Outbound> waiting = new LinkedHashMap<>();
  private final Map<Object, Outbound> underway = new LinkedHashMap<>();
  private final int limit;
  private long dropped;

  OutboundQueue(int limit) {
    this.limit = limit;
  }

  /**
   * One message.
   *
   * @param topic below the network's root
   */
  record Outbound(Object key, String topic, String json, boolean retained) {
    static Outbound of(String topic, String json, boolean retained) {
      return new Outbound(retained ? topic : new Object(), topic, json, retained);
    }
  }

  /**
   * @return false when another message had to give way
   */
  synchronized boolean add(Outbound message) {
    waiting.remove(message.key());
    waiting.put(message.key(), message);
    if (waiting.size() <= limit) {
      return true;
    }
    dropOldest();
    return false;
  }

  /**
   * The next message to send; it counts as underway until it is {@link #confirm}ed. A retained
   * topic waits while an older payload of it is underway.
   */
  synchronized Optional<Outbound> next() {
    Iterator<Outbound> candidates = waiting.values().iterator();
    while (candidates.hasNext()) {
      Outbound message = candidates.next();
      if (!underway.containsKey(message.key())) {
        candidates.remove();
        underway.put(message.key(), message);
        return Optional.of(message);
      }
    }
    return Optional.empty();
  }

  /** It could not be sent now: first in line again, unless a newer payload has come. */
  synchronized void putBack(Outbound message) {
    if (underway.remove(message.key(), message) && !waiting.containsKey(message.key())) {
      Map<Object, Outbound> later = new LinkedHashMap<>(waiting);
      waiting.clear();
      waiting.put(message.key(), message);
      waiting.putAll(later);
    }
  }

  /** The broker has it. */
  synchronized void confirm(Outbound message) {
    underway.remove(message.key(), message);
  }

  /** The connection was lost: what was underway is sent again, before the rest, unless newer. */
  synchronized void retryUnderway() {
    Map<Object, Outbound> again = new LinkedHashMap<>(underway);
    underway.clear();
    waiting.forEach(
        (key, message) -> {
          again.remove(key);
          again.put(key, message);
        });
    waiting.clear();
    waiting.putAll(again);
  }

  synchronized int underway() {
    return underway.size();
  }

  synchronized int size() {
    return waiting.size() + underway.size();
  }

  /** How many messages had to give way since the start. */
  synchronized long dropped() {
    return dropped;
  }

  private void dropOldest() {
    Iterator<Outbound> oldest = waiting.values().iterator();
    while (oldest.hasNext()) {
      if (!oldest.next().retained()) {
        oldest.remove();
        dropped++;
        return;
      }
    }
    Iterator<Object> keys = waiting.keySet().iterator();
    keys.next();
    keys.remove();
    dropped++;
  }
}
