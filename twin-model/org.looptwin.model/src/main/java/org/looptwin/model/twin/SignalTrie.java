package org.looptwin.model.twin;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.model.telemetry.SeriesId;

/**
 * A persistent map from series to its newest signal: a hash trie of 32-way nodes whose updates copy
 * only the paths to changed leaves. Entries are only ever added or replaced.
 */
final class SignalTrie {
  private static final int BITS = 5;
  private static final int DEPTH_LIMIT = 32 / BITS;
  private static final int WAYS = 1 << BITS;

  /** Where a node says which draft made it and may still change it. */
  private static final int OWNER = WAYS;

  static final SignalTrie EMPTY = new SignalTrie(null, 0);

  private final Object[] root;
  private final int size;

  private SignalTrie(Object[] root, int size) {
    this.root = root;
    this.size = size;
  }

  int size() {
    return size;
  }

  Signal get(SeriesId series) {
    return find(root, series);
  }

  private static Signal find(Object[] root, SeriesId series) {
    int hash = spread(series);
    Object slot = root;
    while (slot instanceof Object[] node) {
      slot = node[hash & (WAYS - 1)];
      hash >>>= BITS;
    }
    for (Leaf leaf = (Leaf) slot; leaf != null; leaf = leaf.next) {
      if (leaf.signal.series().equals(series)) {
        return leaf.signal;
      }
    }
    return null;
  }

  /** Takes changes; this map stays as it is. */
  Draft draft() {
    return new Draft(root, size);
  }

  List<Signal> all() {
    List<Signal> found = new ArrayList<>(size);
    collect(root, found);
    return found;
  }

  /** Series whose hashes agree in full share a chain. */
  private static Leaf chain(Leaf leaf, Signal signal) {
    if (leaf == null) {
      return new Leaf(signal, null);
    }
    return leaf.signal.series().equals(signal.series())
        ? new Leaf(signal, leaf.next)
        : new Leaf(leaf.signal, chain(leaf.next, signal));
  }

  private static void collect(Object slot, List<Signal> found) {
    if (slot instanceof Object[] node) {
      for (int way = 0; way < WAYS; way++) {
        collect(node[way], found);
      }
    } else {
      for (Leaf leaf = (Leaf) slot; leaf != null; leaf = leaf.next) {
        found.add(leaf.signal);
      }
    }
  }

  private static int spread(SeriesId series) {
    int hash = series.hashCode() * 0x9E3779B9;
    return hash ^ (hash >>> 16);
  }

  private record Leaf(Signal signal, Leaf next) {}

  /**
   * Changes on their way to a new map. A node on the path of several of them is copied once. Used
   * by one thread, and no more after {@link #done}.
   */
  static final class Draft {
    private final Object owner = new Object();
    private Object[] root;
    private int size;

    private Draft(Object[] root, int size) {
      this.root = root;
      this.size = size;
    }

    Signal get(SeriesId series) {
      return find(root, series);
    }

    void put(Signal signal) {
      if (get(signal.series()) == null) {
        size++;
      }
      root = put(root, spread(signal.series()), 0, signal);
    }

    SignalTrie done() {
      return new SignalTrie(root, size);
    }

    private Object[] put(Object[] node, int hash, int depth, Signal signal) {
      Object[] own = own(node);
      int way = hash & (WAYS - 1);
      Object slot = own[way];
      if (slot instanceof Object[] below) {
        own[way] = put(below, hash >>> BITS, depth + 1, signal);
      } else if (slot instanceof Leaf leaf
          && depth < DEPTH_LIMIT
          && !leaf.signal.series().equals(signal.series())) {
        int shift = (depth + 1) * BITS;
        Object[] below = put(null, spread(leaf.signal.series()) >>> shift, depth + 1, leaf.signal);
        own[way] = put(below, hash >>> BITS, depth + 1, signal);
      } else {
        own[way] = chain((Leaf) slot, signal);
      }
      return own;
    }

    private Object[] own(Object[] node) {
      if (node != null && node[OWNER] == owner) {
        return node;
      }
      Object[] copy = node == null ? new Object[WAYS + 1] : node.clone();
      copy[OWNER] = owner;
      return copy;
    }
  }
}
