package org.looptwin.connector.sparkplug;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Messages that wait for a birth certificate to explain them, oldest first, bounded by number,
 * bytes and time. Used by one thread.
 */
final class Parking {
  private final Deque<Parked> waiting = new ArrayDeque<>();
  private final int mostMessages;
  private final long mostBytes;
  private final long longestMs;
  private long bytes;

  private record Parked(Message message, long until) {}

  Parking(int mostMessages, long mostBytes, long longestMs) {
    this.mostMessages = mostMessages;
    this.mostBytes = mostBytes;
    this.longestMs = longestMs;
  }

  /**
   * @return those that have to give way
   */
  List<Message> park(Message message, long now) {
    waiting.addLast(new Parked(message, now + longestMs));
    bytes += message.bytes();
    List<Message> out = new ArrayList<>();
    while (waiting.size() > mostMessages || (bytes > mostBytes && waiting.size() > 1)) {
      out.add(drop(waiting.removeFirst()));
    }
    return out;
  }

  /** Takes out the messages of an edge node or of one of its devices. */
  List<Message> take(Predicate<Topic> of) {
    List<Message> out = new ArrayList<>();
    Iterator<Parked> all = waiting.iterator();
    while (all.hasNext()) {
      Parked parked = all.next();
      if (of.test(parked.message().topic())) {
        all.remove();
        out.add(drop(parked));
      }
    }
    return out;
  }

  List<Message> overdue(long now) {
    List<Message> out = new ArrayList<>();
    while (!waiting.isEmpty() && waiting.peekFirst().until() <= now) {
      out.add(drop(waiting.removeFirst()));
    }
    return out;
  }

  /** When the oldest has waited too long, or {@link Long#MAX_VALUE}. */
  long next() {
    return waiting.isEmpty() ? Long.MAX_VALUE : waiting.peekFirst().until();
  }

  int size() {
    return waiting.size();
  }

  private Message drop(Parked parked) {
    bytes -= parked.message().bytes();
    return parked.message();
  }
}
