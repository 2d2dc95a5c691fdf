package org.looptwin.forecast.telemetry;

import java.util.Optional;
import java.util.Set;
import org.looptwin.model.telemetry.Metric;
import org.looptwin.model.telemetry.MetricCatalogue;
import org.looptwin.model.telemetry.SeriesId;

/** Which series are followed, and what their values can be. Immutable. */
final class Domains {
  private static final String STOCK = "stock";

  /** Where a vehicle is has no level and no trend. */
  private static final Set<String> PLACES = Set.of("position_lat", "position_lon");

  private final MetricCatalogue catalogue;

  Domains(MetricCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * @param least the metric takes no smaller value
   * @param stock whether it is used up and filled up again
   */
  record Domain(double least, double greatest, boolean stock) {}

  /** Empty for texts, flags, places and batteries, which are sampled. */
  Optional<Domain> of(SeriesId series) {
    if (series.family().equals(SeriesId.BATTERY) || PLACES.contains(series.metric())) {
      return Optional.empty();
    }
    return catalogue
        .find(series)
        .filter(metric -> !metric.text() && !flag(metric))
        .map(metric -> new Domain(metric.min(), metric.max(), metric.name().contains(STOCK)));
  }

  private static boolean flag(Metric metric) {
    return metric.min() == 0 && metric.max() == 1;
  }
}
