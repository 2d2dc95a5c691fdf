package org.looptwin.plugin.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.looptwin.plugin.api.Plugin;

/** The last few plug-ins that were rejected or stopped. Any thread. */
final class Fallen {
  private static final int KEPT = 20;

  private final Deque<Plugin> newest = new ArrayDeque<>();

  synchronized void add(Plugin plugin) {
    newest.addFirst(plugin);
    if (newest.size() > KEPT) {
      newest.removeLast();
    }
  }

  synchronized List<Plugin> newestFirst() {
    return List.copyOf(newest);
  }
}
