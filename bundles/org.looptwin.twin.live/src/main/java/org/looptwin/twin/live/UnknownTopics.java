package org.looptwin.twin.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decides which messages on unknown topics are worth keeping: one a minute per topic, 1,000 topics
 * a minute. Its memory is bounded by those 1,000. May be called from many threads.
 */
final class UnknownTopics {
  private static final int MOST_TOPICS = 1_000;
  private static final int LONGEST_TOPIC = 256;
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private final Map<String, Instant> keptAt = new LinkedHashMap<>();

  synchronized boolean keep(String topic, Instant now) {
    forgetBefore(now);
    String key = topic.length() > LONGEST_TOPIC ? topic.substring(0, LONGEST_TOPIC) : topic;
    if (keptAt.containsKey(key) || keptAt.size() >= MOST_TOPICS) {
      return false;
    }
    keptAt.put(key, now);
    return true;
  }

  private void forgetBefore(Instant now) {
    Iterator<Instant> oldest = keptAt.values().iterator();
    while (oldest.hasNext() && Duration.between(oldest.next(), now).abs().compareTo(PAUSE) >= 0) {
      oldest.remove();
    }
  }
}
