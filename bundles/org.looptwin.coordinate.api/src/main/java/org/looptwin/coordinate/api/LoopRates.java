package org.looptwin.coordinate.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.looptwin.model.network.Case;
import org.looptwin.model.telemetry.SeriesId;
import org.osgi.annotation.versioning.ProviderType;

/** Estimates the rates of the five actors from telemetry. Always there; keeps nothing. */
@ProviderType
public interface LoopRates {
  /** So many days back from the newest reading are looked at. */
  int DAYS = 90;

  /** The series that tell something. */
  Set<SeriesId> series(Case reference);

  /**
   * @param dailyMeans by series and day (UTC), in the metric's unit
   * @return one for each rate that telemetry can tell, whether it did or not
   */
  List<LoopRate> of(
      Case reference, LoopData data, Map<SeriesId, Map<LocalDate, Double>> dailyMeans);
}
