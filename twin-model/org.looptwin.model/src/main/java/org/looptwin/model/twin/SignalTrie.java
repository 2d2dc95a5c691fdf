package org.looptwin.model.twin;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.model.telemetry.SeriesId;

/**
 * A persistent map from series to its newest signal: a hash trie of 32-way nodes whose updates copy
 * only the path to the changed leaf. Entries are only ever added or replaced.
 */
final class SignalTrie {
  private static final int BITS = 5;
  private static final int DEPTH_LIMIT = 32 / BITS;
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
    int hash = spread(series);
    Object slot = root;
    while (slot instanceof Object[] node) {
      slot = node[hash & 31];
      hash >>>= BITS;
    }
    for (Leaf leaf = (Leaf) slot; leaf != null; leaf = leaf.next) {
      if (leaf.signal.series().equals(series)) {
        return leaf.signal;
      }
    }
    return null;
  }

  SignalTrie put(Signal signal) {
    boolean known = get(signal.series()) != null;
    Object[] next = put(root, spread(signal.series()), 0, signal);
    return new SignalTrie(next, known ? size : size + 1);
  }

  List<Signal> all() {
    List<Signal> found = new ArrayList<>(size);
    collect(root, found);
    return found;
  }

  private static Object[] put(Object[] node, int hash, int depth, Signal signal) {
    Object[] copy = node == null ? new Object[32] : node.clone();
    int index = hash & 31;
    Object slot = copy[index];
    if (slot instanceof Object[] below) {
      copy[index] = put(below, hash >>> BITS, depth + 1, signal);
    } else if (slot instanceof Leaf leaf
        && depth < DEPTH_LIMIT
        && !leaf.signal.series().equals(signal.series())) {
      int shift = (depth + 1) * BITS;
      Object[] below = put(null, spread(leaf.signal.series()) >>> shift, depth + 1, leaf.signal);
      copy[index] = put(below, hash >>> BITS, depth + 1, signal);
    } else {
      copy[index] = chain((Leaf) slot, signal);
    }
    return copy;
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
      for (Object below : node) {
        collect(below, found);
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
}
