package org.looptwin.forecast.api;

import java.util.List;
import java.util.Optional;
import org.looptwin.model.forecast.TelemetryOutlook;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Learns series reading by reading, each in constant time and space.
 *
 * <p><b>Threads:</b> one takes readings; outlooks may be asked for by any.
 *
 * <p><b>Determinism:</b> equal readings in equal order give equal outlooks, to the bit, also over a
 * {@link #memory()}.
 */
@ProviderType
public interface TelemetryBook {
  /**
   * Learns from a reading. One that is not GOOD, of a text, late, or too soon after the last one
   * changes nothing.
   *
   * @return whether the outlook of its series is another one now
   */
  boolean take(Reading reading);

  /** What comes; empty for a series that is not followed or of which too little is known. */
  Optional<TelemetryOutlook> outlook(SeriesId series);

  /**
   * Why there is no {@link #outlook} of a series, in words; empty when there is one. For any
   * thread.
   */
  default String unforeseen(SeriesId series) {
    return outlook(series).isPresent() ? "" : "too little is known of it";
  }

  /** All that was learned, one line a series, in no particular order. */
  List<String> memory();
}
