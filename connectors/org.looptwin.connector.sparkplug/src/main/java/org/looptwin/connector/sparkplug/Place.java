package org.looptwin.connector.sparkplug;

import java.util.Optional;
import org.looptwin.model.telemetry.SeriesId;

/**
 * Where a metric's readings go.
 *
 * @param topic of the plain profile, e.g. {@code supplier/S01}
 * @param metric e.g. {@code stock_on_hand}
 */
record Place(String topic, String metric) {
  String path() {
    return topic + "/" + metric;
  }

  static Optional<Place> parse(String path) {
    int last = path.lastIndexOf('/');
    return last <= 0
        ? Optional.empty()
        : Optional.of(new Place(path.substring(0, last), path.substring(last + 1)));
  }

  Optional<SeriesId> series() {
    return SeriesId.parse(path());
  }

  /** Nodes take several metrics in one message, lanes, batteries and markets one. */
  boolean several() {
    return !topic.equals(SeriesId.MARKET)
        && !topic.startsWith(SeriesId.LANE + "/")
        && !topic.startsWith(SeriesId.BATTERY + "/");
  }
}
