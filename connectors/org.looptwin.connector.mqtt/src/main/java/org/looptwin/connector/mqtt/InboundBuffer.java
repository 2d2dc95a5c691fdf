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
  private int waiting;

  InboundBuffer(int mostMessages, long mostBytes) {
    this.mostMessages = mostMessages;
    this.mostBytes = mostBytes;
  }

  /** Waits for room; a single message larger than the bound is let in when the buffer is empty. */
  synchronized void put(Incoming message) throws InterruptedException {
    while (!messages.isEmpty()
        && (messages.size() >= mostMessages || bytes + message.payload().length > mostBytes)) {
      await();
    }
    messages.addLast(message);
    bytes += message.payload().length;
    wake();
  }

  /** Waits for a message. */
  synchronized Incoming take() throws InterruptedException {
    while (messages.isEmpty()) {
      await();
    }
    Incoming message = messages.removeFirst();
    bytes -= message.payload().length;
    wake();
    return message;
  }

  private void await() throws InterruptedException {
    waiting++;
    try {
      wait();
    } finally {
      waiting--;
    }
  }

  /** Costs a system call only when somebody waits. */
  private void wake() {
    if (waiting > 0) {
      notifyAll();
    }
  }

  synchronized int size() {
    return messages.size();
  }
}
