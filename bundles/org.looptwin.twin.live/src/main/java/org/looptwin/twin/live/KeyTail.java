package org.looptwin.twin.live;

import java.util.Arrays;
import java.util.function.LongPredicate;

/** The keys of the newest entries, in memory, in the order of their offsets. For one thread. */
final class KeyTail {
  private static final int SMALLEST = 1 << 10;
  private long first;
  private int size;
  private long[] hashes = new long[SMALLEST];
  private long[] times = new long[SMALLEST];

  /** Open addressing: position in {@code hashes} plus one, 0 for none; at most half is used. */
  private int[] slots = new int[2 * SMALLEST];

  /**
   * @param first offset of the first entry to come
   */
  KeyTail(long first) {
    this.first = first;
  }

  int size() {
    return size;
  }

  /** The offset of the next entry. */
  long next() {
    return first + size;
  }

  long first() {
    return first;
  }

  void add(long hash, long ts) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
      times = Arrays.copyOf(times, 2 * size);
      index(4 * size);
    }
    hashes[size] = hash;
    times[size] = ts;
    size++;
    enter(size - 1);
  }

  /** Whether one of the entries under this hash is the wanted one. */
  boolean find(long hash, LongPredicate wanted) {
    int mask = slots.length - 1;
    for (int slot = (int) hash & mask; slots[slot] != 0; slot = slot + 1 & mask) {
      int at = slots[slot] - 1;
      if (hashes[at] == hash && wanted.test(first + at)) {
        return true;
      }
    }
    return false;
  }

  /** The first entries' hashes. */
  long[] hashes(int count) {
    return Arrays.copyOf(hashes, count);
  }

  /** The first entries' times, ms. */
  long[] times(int count) {
    return Arrays.copyOf(times, count);
  }

  /** Forgets the first entries: they stand in a file. */
  void drop(int count) {
    size -= count;
    first += count;
    System.arraycopy(hashes, count, hashes, 0, size);
    System.arraycopy(times, count, times, 0, size);
    index(slots.length);
  }

  private void index(int length) {
    slots = new int[length];
    for (int at = 0; at < size; at++) {
      enter(at);
    }
  }

  private void enter(int at) {
    int mask = slots.length - 1;
    int slot = (int) hashes[at] & mask;
    while (slots[slot] != 0) {
      slot = slot + 1 & mask;
    }
    slots[slot] = at + 1;
  }
}
