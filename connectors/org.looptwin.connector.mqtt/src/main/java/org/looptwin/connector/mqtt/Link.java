package org.looptwin.connector.mqtt;

import java.util.Collection;
import java.util.function.Consumer;

/**
 * One connection, from CONNECT to its end, whatever client and version of MQTT it uses; a new one
 * is made for every attempt, so that a late acknowledgement can never reach another connection,
 * where its packet id means another message.
 */
interface Link extends AutoCloseable {
  /** Most messages the broker may send without our acknowledgement, where MQTT lets us say so. */
  int RECEIVE_MAXIMUM = 500;

  /** What a link tells; called on the client's threads. */
  interface Listener {
    /**
     * @param topic the whole topic
     * @param acknowledge run it when the message is durable
     */
    void arrived(String topic, byte[] payload, Runnable acknowledge) throws InterruptedException;

    void lost(LinkException because);
  }

  /** Connects. */
  @FunctionalInterface
  interface Opener {
    /**
     * Connects, with a session that stays.
     *
     * @param offline the last will on the status topic; null for none
     * @throws LinkException when it fails; nothing is left open
     */
    Link open(Peer peer, String offline, Listener listener) throws LinkException;
  }

  /**
   * Asks for messages at QoS 1.
   *
   * @throws LinkException when one of the filters is not granted; the message names it
   */
  void subscribe(Collection<String> filters) throws LinkException;

  void unsubscribe(Collection<String> filters) throws LinkException;

  /**
   * Publishes at QoS 1.
   *
   * @param topic the whole topic
   * @param done gets null when the broker has it, else what went wrong
   */
  void publish(String topic, String json, boolean retained, Consumer<Throwable> done)
      throws LinkException;

  /**
   * Says a last word, if it can be said within a second, and leaves; the session stays.
   *
   * @param lastStatus null for none
   */
  void leave(String lastStatus);

  boolean connected();

  @Override
  void close();
}
