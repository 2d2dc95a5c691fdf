package org.looptwin.connector.api;

import org.osgi.annotation.versioning.ConsumerType;

/** Publishes to the outside. Never blocks the caller for longer than it takes to queue. */
@ConsumerType
public interface Outbox {
  /**
   * @param topic below the network's root, e.g. {@code decision}
   * @param json the payload; empty clears a retained message
   * @param retained whether late subscribers get it
   */
  void publish(String topic, String json, boolean retained);
}
