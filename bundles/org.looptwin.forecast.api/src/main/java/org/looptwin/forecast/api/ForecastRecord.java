package org.looptwin.forecast.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Every live forecast beside what came of it, durably: what was known when, how far the forecasts
 * can be trusted, who makes them, and why the newest ones are what they are.
 */
@ProviderType
public interface ForecastRecord {
  /**
   * Kept forecasts, newest first, each with the outcomes known by now.
   *
   * @param target empty for all targets
   * @param limit at most so many
   */
  List<KeptForecast> kept(String target, int limit);

  /** How far each target's forecasts can be trusted; sorted by target. */
  List<Trust> trust();

  /** Refits, drifts, promotions and coverage alarms, newest first. */
  List<News> news(int limit);

  /**
   * Why the newest forecast of a target is what it is; empty before there is one, and while that is
   * being looked into: nobody waits longer than a moment.
   */
  Optional<Reasons> reasons(String target);

  /** Whom a live step asks for this target: the champion's members. */
  Heard champion(String target);

  /** Why nothing can be kept at present, for operators; empty while all is well. */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  /**
   * What happened to the forecasters of a target.
   *
   * @param at by the server's clock
   * @param kind {@code refit}, {@code drift}, {@code promotion}, {@code rollback}, {@code
   *     coverage-alarm} or {@code coverage-cleared}
   * @param text one sentence for operators
   */
  record News(Instant at, String kind, String target, String text) {}
}
