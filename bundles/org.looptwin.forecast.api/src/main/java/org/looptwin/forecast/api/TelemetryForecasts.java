package org.looptwin.forecast.api;

import java.util.Collection;
import org.osgi.annotation.versioning.ProviderType;

/** Short horizons, hours to days, of telemetry. An OSGi service without state of its own. */
@ProviderType
public interface TelemetryForecasts {
  /**
   * Opens a book of series.
   *
   * @param memory what {@link TelemetryBook#memory()} of an earlier one said; lines that cannot be
   *     read any more are left out, and their series begin anew
   */
  TelemetryBook open(Collection<String> memory);
}
