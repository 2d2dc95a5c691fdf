package org.looptwin.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.looptwin.forecast.api.ForecastListener;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;

/** Remembers what every target was last forecast from, for pictures of past and future. */
final class Pasts implements ForecastListener {
  private final Map<String, SeriesHistory> byTarget = new ConcurrentHashMap<>();

  @Override
  public void forecast(SeriesHistory history, int horizon, long seed, Outlook outlook) {
    byTarget.put(history.target(), history);
  }

  Optional<SeriesHistory> of(String target) {
    return Optional.ofNullable(byTarget.get(target));
  }
}
