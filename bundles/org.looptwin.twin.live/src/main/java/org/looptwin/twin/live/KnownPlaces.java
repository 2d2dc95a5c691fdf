package org.looptwin.twin.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.looptwin.model.telemetry.Metric;
import org.looptwin.model.telemetry.SeriesId;

/**
 * What was found for a topic of one metric, so that it need not be looked up for every message.
 * Bounded: topics beyond that are looked up as if there were no memory. For many threads.
 */
final class KnownPlaces {
  private static final int MOST = 50_000;
  private final Map<String, Known> byTopic = new ConcurrentHashMap<>();

  /** One series object for all its messages makes comparing it cheap. */
  record Known(SeriesId series, Metric metric) {}

  /** Null when it is not known. */
  Known find(String topic) {
    return byTopic.get(topic);
  }

  Known remember(String topic, SeriesId series, Metric metric) {
    Known known = new Known(series, metric);
    if (byTopic.size() < MOST) {
      byTopic.put(topic, known);
    }
    return known;
  }
}
