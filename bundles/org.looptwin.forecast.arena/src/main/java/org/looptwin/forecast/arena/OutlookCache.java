package org.looptwin.forecast.arena;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.looptwin.forecast.api.Heard;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;

/**
 * The outlooks last asked for, by the content of what was asked. Those of members that have been
 * replaced are forgotten: nobody can ask for them again.
 *
 * <p><b>Threads:</b> any.
 */
final class OutlookCache {
  private final Map<Key, Outlook> kept;
  private long generation;

  OutlookCache(int size) {
    this.kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, Outlook> eldest) {
            return size() > size;
          }
        };
  }

  synchronized Optional<Outlook> get(Key key) {
    return Optional.ofNullable(kept.get(key));
  }

  synchronized void put(Key key, Outlook outlook) {
    if (key.generation() > generation) {
      generation = key.generation();
      kept.clear();
    }
    if (key.generation() == generation) {
      kept.put(key, outlook);
    }
  }

  synchronized int size() {
    return kept.size();
  }

  /**
   * @param heard who was asked; what is kept is what all of them answered
   * @param generation of the members
   */
  record Key(SeriesHistory history, int horizon, long seed, Heard heard, long generation) {}
}
