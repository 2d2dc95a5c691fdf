package org.looptwin.twin.live;

import org.looptwin.model.telemetry.SeriesId;

/**
 * What a topic points at.
 *
 * @param metric null when the payload names the metrics
 */
record Place(String family, String entity, String metric) {
  SeriesId series(String metricName) {
    return new SeriesId(family, entity, metricName);
  }
}
