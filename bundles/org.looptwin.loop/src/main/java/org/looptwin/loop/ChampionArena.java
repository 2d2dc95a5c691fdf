package org.looptwin.loop;

import java.util.List;
import org.looptwin.forecast.api.Arena;
import org.looptwin.forecast.api.ForecastRecord;
import org.looptwin.forecast.api.Heard;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The arena of a live loop: where everyone would be asked, the champion of the target is. Who that
 * was stands in the outlook, and a rebuild goes by that.
 */
@Component(service = ChampionArena.class)
public final class ChampionArena implements Arena {
  private final Arena arena;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ForecastRecord forecasts;

  @Activate
  public ChampionArena(@Reference Arena arena) {
    this.arena = arena;
  }

  /**
   * @param forecasts null for none
   */
  ChampionArena(Arena arena, ForecastRecord forecasts) {
    this.arena = arena;
    this.forecasts = forecasts;
  }

  @Override
  public Outlook forecast(SeriesHistory history, int horizon, long seed, Heard heard) {
    ForecastRecord present = forecasts;
    return arena.forecast(
        history,
        horizon,
        seed,
        present != null && heard.equals(Heard.EVERYONE)
            ? present.champion(history.target())
            : heard);
  }

  @Override
  public List<Standing> leaderboard(
      SeriesHistory history, int horizon, int origins, long seed, Heard heard) {
    return arena.leaderboard(history, horizon, origins, seed, heard);
  }
}
