package org.looptwin.forecast.api;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.looptwin.model.forecast.SeriesHistory;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A member of the arena. Register as an OSGi service.
 *
 * <p>Of members with one name the one with the highest {@code service.ranking} takes part, of equal
 * ones the first; so a plug-in can stand in for a built-in member.
 *
 * <p><b>Threads:</b> called from several at once; keep no state between calls, except what was
 * trained.
 *
 * <p><b>Determinism:</b> equal history, horizon and seed give an equal answer, whenever there is
 * one: the very same for each past origin, too, whatever else was asked before.
 */
@ConsumerType
public interface Forecaster {
  /** Unique, short, e.g. {@code theta}. */
  String name();

  /**
   * Looks ahead. "I cannot" is an answer, not an exception. A heavy member that has not trained for
   * this history yet begins to and says so at once.
   *
   * @param history only what was known at the time
   * @param horizon months ahead, at least 1
   * @param seed for members that draw
   */
  ForecastAnswer forecast(SeriesHistory history, int horizon, long seed);

  /**
   * Whether it needs seconds to train before its first answer. Then it is not asked where an answer
   * is wanted at once, and the training happens on a thread of its own, not in {@link #forecast}.
   */
  default boolean heavy() {
    return false;
  }

  /**
   * Waits until the training for this history, and for what was known of it in earlier years, has
   * ended, well or not; {@link #forecast} then answers at once. Called only for callers with
   * patience.
   *
   * @throws InterruptedException when the caller's patience ends
   */
  default void prepare(SeriesHistory history, int horizon, long seed) throws InterruptedException {}

  /**
   * This member after it has learnt from many series at once; one that looks at a single series
   * only is itself. A {@link Tournament} asks for it before it asks about the series one by one:
   * first with what was known at its oldest origin, then the member so taught with what was known
   * later, up to the end. So the answers for an origin come from a member that could not look
   * ahead.
   *
   * @param known all series, only what was known at the time; told apart by their targets: one that
   *     is too short at the oldest origin comes later, so places in the list mean nothing
   * @param horizon steps ahead that will be asked for
   * @param cancelled asked at least once a second; then it ends
   * @return what forecasts these series; its {@code taught} may go on from what it has learnt
   * @throws InterruptedException when interrupted or cancelled
   */
  default Forecaster taught(
      List<SeriesHistory> known, int horizon, long seed, BooleanSupplier cancelled)
      throws InterruptedException {
    return this;
  }
}
