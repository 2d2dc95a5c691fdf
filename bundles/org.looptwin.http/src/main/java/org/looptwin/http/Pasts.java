package org.looptwin.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.looptwin.forecast.api.ForecastListener;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

/** Remembers what every target was last forecast from, for pictures of past and future. */
final class Pasts implements ForecastListener {
  private final Map<String, MonthlySeries> byTarget = new ConcurrentHashMap<>();

  @Override
  public void forecast(SeriesHistory history, int horizon, long seed, Outlook outlook) {
    byTarget.put(history.target(), history.values());
  }

  Optional<MonthlySeries> of(String target) {
    return Optional.ofNullable(byTarget.get(target));
  }
}
