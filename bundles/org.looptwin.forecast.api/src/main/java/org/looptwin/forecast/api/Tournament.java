package org.looptwin.forecast.api;

import java.util.List;
import org.looptwin.model.forecast.SeriesHistory;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where forecasters are tried on many series at once: how good each is, and a forecast of every
 * series by those that have earned it. For reports and files; a server's live step asks the {@link
 * Arena}.
 */
@ProviderType
public interface Tournament {
  /**
   * Tries all members on past origins of every series, then forecasts beyond the end of each. Equal
   * series, rules and members give equal results. Members that fail are left out where they fail.
   *
   * @param series at least one; a "month" is one step of whatever the caller counts in
   * @throws java.util.concurrent.CancellationException when the watch asked for it
   */
  TournamentResult play(List<SeriesHistory> series, Rules rules, Watch watch);

  /**
   * How the members are tried.
   *
   * @param horizon steps ahead, at least 1
   * @param origins past origins that are scored, the last ones whose whole horizon is known, at
   *     least 1
   * @param seed for members that draw
   * @param heard who is asked
   * @param above the event whose probability is scored (Brier): values above this; NaN for none
   */
  record Rules(int horizon, int origins, long seed, Heard heard, double above) {
    public Rules {
      if (horizon < 1 || origins < 1) {
        throw new IllegalArgumentException(
            "horizon is %d and origins is %d, expected 1 or more".formatted(horizon, origins));
      }
    }
  }

  /** Whoever waits. Called from several threads. */
  interface Watch {
    /** So many of the series have been tried. */
    void tried(int series, int of);

    /** Asked before every series. */
    boolean cancelled();
  }
}
