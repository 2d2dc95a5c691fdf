package org.looptwin.forecast.arena;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.looptwin.forecast.api.ForecastListener;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who wants to know of outlooks.
 *
 * <p><b>Threads:</b> any.
 */
final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<ForecastListener> all = new CopyOnWriteArrayList<>();

  void add(ForecastListener listener) {
    all.add(listener);
  }

  void remove(ForecastListener listener) {
    all.remove(listener);
  }

  /** A listener that fails has failed, no more. */
  void tell(SeriesHistory history, int horizon, long seed, Outlook outlook) {
    for (ForecastListener listener : all) {
      try {
        listener.forecast(history, horizon, seed, outlook);
      } catch (RuntimeException | LinkageError e) {
        LOG.warn("A listener failed at the forecast of {}", outlook.target(), e);
      }
    }
  }
}
