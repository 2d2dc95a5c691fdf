package org.looptwin.connector.mqtt;

import java.util.ArrayDeque;
import java.util.Deque;
import org.looptwin.connector.api.Incoming;

/**
 * Messages between the client's callback thread and the server's inbox, bounded by number and by
 * bytes. While it is full the callback thread waits, the client stops reading the socket and the
 * broker holds back.
 */
final class InboundBuffer {
  private final Deque<Incoming> messages = new ArrayDeque<>();
  private final int mostMessages;
  private final long mostBytes;
  private long bytes;

  InboundBuffer(int mostMessages, long mostBytes) {
    this.mostMessages = mostMessages;
    this.mostBytes = mostBytes;
  }

  /** Waits for room; a single message larger than the bound is let in when the buffer is empty. */
  synchronized void put(Incoming message) throws InterruptedException {
    while (!messages.isEmpty()
        && (messages.size() >= mostMessages || bytes + message.payload().length > mostBytes)) {
      wait();
    }
    messages.addLast(message);
    bytes += message.payload().length;
    notifyAll();
  }

  /** Waits for a message. */
  synchronized Incoming take() throws InterruptedException {
    while (messages.isEmpty()) {
      wait();
    }
    Incoming message = messages.removeFirst();
    bytes -= message.payload().length;
    notifyAll();
    return message;
  }

  synchronized int size() {
    return messages.size();
  }
}
