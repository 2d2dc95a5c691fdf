package org.looptwin.forecast.api;

import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.osgi.annotation.versioning.ConsumerType;

/** Told of forecasts that were used; register as an OSGi service. For comparisons in the shadow. */
@ConsumerType
public interface ForecastListener {
  /** The arena has answered. Called on the caller's thread: keep what is needed and return. */
  void forecast(SeriesHistory history, int horizon, long seed, Outlook outlook);
}
