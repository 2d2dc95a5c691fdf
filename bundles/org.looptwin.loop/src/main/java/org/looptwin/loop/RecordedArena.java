package org.looptwin.loop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.forecast.api.Arena;
import org.looptwin.forecast.api.Heard;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;

/**
 * The arena of a rebuild: asks for each target exactly the members that the ledger says were heard.
 * How long a training took, or who was late, then makes no difference. Used by one thread.
 */
final class RecordedArena implements Arena {
  private final Arena arena;
  private final Map<String, Heard> recorded = new HashMap<>();

  RecordedArena(Arena arena) {
    this.arena = arena;
  }

  /**
   * From now on.
   *
   * @param outlooks of the step that comes next; empty before the first
   */
  void follow(List<Outlook> outlooks) {
    recorded.clear();
    for (Outlook outlook : outlooks) {
      recorded.put(outlook.target(), Heard.exactly(outlook.heard(), outlook.passedOver()));
    }
  }

  @Override
  public Outlook forecast(SeriesHistory history, int horizon, long seed, Heard asked) {
    Heard heard = asked.equals(Heard.EVERYONE) ? Heard.LIGHT : asked;
    return arena.forecast(history, horizon, seed, recorded.getOrDefault(history.target(), heard));
  }

  @Override
  public List<Standing> leaderboard(
      SeriesHistory history, int horizon, int origins, long seed, Heard heard) {
    return arena.leaderboard(history, horizon, origins, seed, heard);
  }
}
