package org.looptwin.plugin.live;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.looptwin.plugin.api.Plugin;

/**
 * Plug-ins that are sound, as far as is known, and do not come up now. Their files stay where they
 * are and are tried again after a while. Changed by one thread, read by any.
 */
final class Waiting {
  /** Looks at the folders until another try; half a minute. */
  static final int LOOKS = 120;

  private final Map<Path, Entry> waiting = new ConcurrentSkipListMap<>();

  private record Entry(Plugin plugin, boolean shadow, int looks) {}

  /** A file whose time has come. */
  record Due(Path file, boolean shadow) {}

  /**
   * @return whether that is news: the first time, or another reason
   */
  boolean add(Path file, boolean shadow, Plugin plugin) {
    Entry before = waiting.put(file, new Entry(plugin, shadow, 0));
    return before == null || !before.plugin.because().equals(plugin.because());
  }

  boolean includes(Path file) {
    return waiting.containsKey(file);
  }

  void done(Path file) {
    waiting.remove(file);
  }

  /** Counts a look at the folders; which ones are to be tried again now. */
  List<Due> look() {
    List<Due> due = new ArrayList<>();
    waiting.replaceAll((file, e) -> new Entry(e.plugin, e.shadow, e.looks + 1));
    waiting.forEach(
        (file, entry) -> {
          if (entry.looks % LOOKS == 0) {
            due.add(new Due(file, entry.shadow));
          }
        });
    return due;
  }

  List<Plugin> all() {
    return waiting.values().stream().map(Entry::plugin).toList();
  }

  /** The files of a plug-in. */
  List<Due> of(String name) {
    List<Due> found = new ArrayList<>();
    waiting.forEach(
        (file, entry) -> {
          if (entry.plugin.name().equals(name)) {
            found.add(new Due(file, entry.shadow));
          }
        });
    return found;
  }
}
