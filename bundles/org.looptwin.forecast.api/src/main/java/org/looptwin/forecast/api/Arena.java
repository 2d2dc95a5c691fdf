package org.looptwin.forecast.api;

import java.util.List;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.osgi.annotation.versioning.ProviderType;

/** Where forecasters compete: the best on the past answers, the next one when it cannot. */
@ProviderType
public interface Arena {
  /**
   * Forecasts with quantiles 0.1, 0.5 and 0.9. The naive forecast is the floor. Late or failing
   * members are passed over and named in the outlook. {@link ForecastListener}s are told.
   *
   * @param horizon months ahead
   * @param heard who is asked; whoever answered stands in {@link Outlook#heard()}
   * @throws IllegalStateException only when members are asked for by name: one is not there any
   *     more, or has no answer
   */
  Outlook forecast(SeriesHistory history, int horizon, long seed, Heard heard);

  /** Forecasts with the light members. Never fails. */
  default Outlook forecast(SeriesHistory history, int horizon, long seed) {
    return forecast(history, horizon, seed, Heard.LIGHT);
  }

  /** Rolling-origin errors of every member asked, best first, beside naive. */
  List<Standing> leaderboard(
      SeriesHistory history, int horizon, int origins, long seed, Heard heard);

  /** Rolling-origin errors of the light members, best first, beside naive. */
  default List<Standing> leaderboard(SeriesHistory history, int horizon, int origins, long seed) {
    return leaderboard(history, horizon, origins, seed, Heard.LIGHT);
  }

  /**
   * @param mae mean absolute error over all origins and steps
   * @param rmse root of the mean squared error
   * @param naiveRatio mae over the naive member's mae
   * @param admitted whether the member takes part in the mix for this target
   */
  record Standing(String member, double mae, double rmse, double naiveRatio, boolean admitted) {}
}
