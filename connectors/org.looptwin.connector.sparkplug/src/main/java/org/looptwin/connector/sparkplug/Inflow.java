package org.looptwin.connector.sparkplug;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What happened at the broker, in order, between the client's threads and the delivery thread;
 * bounded by number and bytes. While it is full the client stops reading.
 */
final class Inflow {
  private final Deque<Event> events = new ArrayDeque<>();
  private final int mostEvents;
  private final long mostBytes;
  private long bytes;
  private boolean ended;

  Inflow(int mostEvents, long mostBytes) {
    this.mostEvents = mostEvents;
    this.mostBytes = mostBytes;
  }

  /** What can happen. */
  enum Kind {
    ARRIVED,
    CONNECTED,
    LOST
  }

  /**
   * One thing that happened.
   *
   * @param message null unless it arrived
   */
  record Event(Kind kind, Arrived message) {
    int bytes() {
      return message == null ? 0 : message.payload().length;
    }
  }

  /** Waits for room; a message larger than the bound is let in when nothing else is there. */
  synchronized void put(Arrived message) throws InterruptedException {
    int length = message.payload().length;
    while (!ended
        && !events.isEmpty()
        && (events.size() >= mostEvents || bytes + length > mostBytes)) {
      wait();
    }
    add(new Event(Kind.ARRIVED, message));
  }

  /** Never waits: there are few of these. */
  synchronized void tell(Kind kind) {
    add(new Event(kind, null));
  }

  /**
   * @param millis how long to wait for something, 0 or less not at all
   */
  synchronized Optional<Event> poll(long millis) throws InterruptedException {
    if (events.isEmpty() && millis > 0 && !ended) {
      wait(millis);
    }
    Event event = events.pollFirst();
    if (event != null) {
      bytes -= event.bytes();
      notifyAll();
    }
    return Optional.ofNullable(event);
  }

  synchronized boolean isEmpty() {
    return events.isEmpty();
  }

  /** Nobody waits any more; what is there can still be taken. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  synchronized boolean ended() {
    return ended;
  }

  private void add(Event event) {
    events.addLast(event);
    bytes += event.bytes();
    notifyAll();
  }
}
