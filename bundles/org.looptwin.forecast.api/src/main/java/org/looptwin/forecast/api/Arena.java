package org.looptwin.forecast.api;

import java.util.List;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.osgi.annotation.versioning.ProviderType;

/** Where forecasters compete: the best on the past answers, the next one when it cannot. */
@ProviderType
public interface Arena {
  /**
   * Forecasts with quantiles 0.1, 0.5 and 0.9. Never fails: the naive forecast is the floor. Late
   * or failing members are passed over and named in the notes.
   *
   * @param horizon months ahead
   */
  Outlook forecast(SeriesHistory history, int horizon, long seed);

  /** Rolling-origin errors of every member, best first, beside naive. */
  List<Standing> leaderboard(SeriesHistory history, int horizon, int origins, long seed);

  /**
   * @param mae mean absolute error over all origins and steps
   * @param rmse root of the mean squared error
   * @param naiveRatio mae over the naive member's mae
   * @param admitted whether the member takes part in the mix for this target
   */
  record Standing(String member, double mae, double rmse, double naiveRatio, boolean admitted) {}
}
