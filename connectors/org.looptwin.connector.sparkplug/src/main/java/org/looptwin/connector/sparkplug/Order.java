package org.looptwin.connector.sparkplug;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts the messages of one edge node in order by their sequence numbers (0 to 255, then 0 again).
 * One that comes early is held until those before it are there, or until the reorder timeout has
 * passed; one that comes late or twice goes through. Used by one thread.
 */
final class Order {
  private static final int NUMBERS = 256;

  /** From this distance on a number counts as behind, not as ahead. */
  private static final int HALF = 128;

  private static final int MOST_HELD = 1_000;

  private final long timeoutMs;
  private final TreeMap<Integer, List<Message>> held = new TreeMap<>();
  private int next = -1;
  private int behind = -1;
  private int count;
  private long deadline = Long.MAX_VALUE;

  /** The messages that may be processed now, and whether some before them are missing. */
  record Ready(List<Message> messages, boolean gap) {}

  Order(long timeoutMs) {
    this.timeoutMs = timeoutMs;
  }

  boolean following() {
    return next >= 0;
  }

  /** From now on the number after this one is expected. Nothing must be held. */
  void follow(long seq) {
    next = (int) Math.floorMod(seq + 1, (long) NUMBERS);
    behind = -1;
  }

  void forget() {
    next = -1;
    behind = -1;
  }

  /** Whether a number is not the one that is due. */
  boolean outOfOrder(long seq) {
    return following() && seq != next;
  }

  /**
   * @param now milliseconds of a clock that only runs forward
   */
  Ready accept(long seq, Message message, long now) {
    int ahead = Math.floorMod((int) seq - next, NUMBERS);
    if (ahead >= HALF) {
      return behind((int) seq, message);
    }
    behind = -1;
    held.computeIfAbsent(ahead, distance -> new ArrayList<>()).add(message);
    count++;
    if (ahead == 0) {
      return new Ready(inOrder(now), false);
    }
    deadline = deadline == Long.MAX_VALUE ? now + timeoutMs : deadline;
    return count > MOST_HELD || timeoutMs == 0 ? giveUp() : new Ready(List.of(), false);
  }

  /** When held messages are given up, or {@link Long#MAX_VALUE}. */
  long deadline() {
    return deadline;
  }

  /** What is missing is not waited for any longer. */
  Ready giveUp() {
    boolean gap = !held.isEmpty();
    List<Message> all = new ArrayList<>();
    held.values().forEach(all::addAll);
    if (gap) {
      next = (next + held.lastKey() + 1) % NUMBERS;
    }
    clear();
    return new Ready(all, gap);
  }

  /** One late message is a straggler; two in a row mean that half a round or more is missing. */
  private Ready behind(int seq, Message message) {
    boolean again = behind >= 0 && seq == (behind + 1) % NUMBERS;
    behind = seq;
    if (!again) {
      return new Ready(List.of(message), false);
    }
    Ready before = giveUp();
    follow(seq);
    List<Message> all = new ArrayList<>(before.messages());
    all.add(message);
    return new Ready(all, true);
  }

  private List<Message> inOrder(long now) {
    List<Message> ready = new ArrayList<>();
    int taken = 0;
    while (!held.isEmpty() && held.firstKey() == taken) {
      ready.addAll(held.remove(taken));
      taken++;
    }
    next = (next + taken) % NUMBERS;
    TreeMap<Integer, List<Message>> rest = new TreeMap<>();
    for (Map.Entry<Integer, List<Message>> entry : held.entrySet()) {
      rest.put(entry.getKey() - taken, entry.getValue());
    }
    clear();
    if (!rest.isEmpty()) {
      held.putAll(rest);
      rest.values().forEach(messages -> count += messages.size());
      deadline = now + timeoutMs;
    }
    return ready;
  }

  private void clear() {
    held.clear();
    count = 0;
    deadline = Long.MAX_VALUE;
  }
}
