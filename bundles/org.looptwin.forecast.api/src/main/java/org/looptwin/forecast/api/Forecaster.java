package org.looptwin.forecast.api;

import org.looptwin.model.forecast.SeriesHistory;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A member of the arena. Register as an OSGi service.
 *
 * <p><b>Threads:</b> called from several at once; keep no state between calls.
 *
 * <p><b>Determinism:</b> equal history, horizon and seed give an equal answer.
 */
@ConsumerType
public interface Forecaster {
  /** Unique, short, e.g. {@code theta}. */
  String name();

  /**
   * Looks ahead. "I cannot" is an answer, not an exception.
   *
   * @param history only what was known at the time
   * @param horizon months ahead, at least 1
   * @param seed for members that draw
   */
  ForecastAnswer forecast(SeriesHistory history, int horizon, long seed);
}
