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

  /**
   * The same for practice: nothing is decided by it, so no {@link ForecastListener} is told.
   *
   * @param heard as in {@link #forecast(SeriesHistory, int, long, Heard)}
   */
  default Outlook rehearse(SeriesHistory history, int horizon, long seed, Heard heard) {
    return forecast(history, horizon, seed, heard);
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

  /**
   * What the newest month of every input did to the forecast: each is set back to its month before,
   * alone, and the members in the mix are asked again with unchanged weights. Nobody is told of it;
   * members that train are not asked.
   */
  default Influences influences(SeriesHistory history, int horizon, long seed, Heard heard) {
    return new Influences(List.of(), List.of());
  }

  /**
   * @param inputs those that moved something, the greatest first
   * @param notAsked members in the mix that would have to train to tell
   */
  record Influences(List<Influence> inputs, List<String> notAsked) {
    public Influences {
      inputs = List.copyOf(inputs);
      notAsked = List.copyOf(notAsked);
    }
  }

  /**
   * @param input the target itself, or a series of its panel
   * @param before its value in the last month but one
   * @param now its value in the last month
   * @param moved first month's forecast minus what it were without that change, in the target's
   *     unit
   */
  record Influence(String input, double before, double now, double moved) {}
}
