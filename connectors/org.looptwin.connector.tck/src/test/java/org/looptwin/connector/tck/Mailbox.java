package org.looptwin.connector.tck;

import java.util.ArrayDeque;
import java.util.Deque;

/** A peer in memory: keeps messages until they are acknowledged; its wire can be cut. */
final class Mailbox {
  private final Deque<Letter> letters = new ArrayDeque<>();
  private final Deque<Letter> out = new ArrayDeque<>();
  private boolean connected = true;

  /** A message on its way. */
  record Letter(String topic, byte[] payload) {}

  synchronized void post(String topic, byte[] payload) {
    letters.add(new Letter(topic, payload));
    notifyAll();
  }

  /** Waits for a letter; it stays here until it is acknowledged. */
  synchronized Letter collect() throws InterruptedException {
    while (!connected || letters.isEmpty()) {
      wait();
    }
    Letter letter = letters.remove();
    out.add(letter);
    return letter;
  }

  synchronized void acknowledge(Letter letter) {
    out.remove(letter);
  }

  /** A new session: what was not acknowledged is sent again, first. */
  synchronized void reopen() {
    while (!out.isEmpty()) {
      letters.addFirst(out.removeLast());
    }
    notifyAll();
  }

  synchronized void connect(boolean now) {
    connected = now;
    notifyAll();
  }

  synchronized boolean connected() {
    return connected;
  }
}
