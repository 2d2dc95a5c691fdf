package org.looptwin.forecast.api;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.looptwin.model.quantity.MonthlySeries;

/**
 * One forecast as it was made, and what came of it.
 *
 * @param number counts the kept forecasts of a home from 1 on
 * @param role what it was made for
 * @param madeAt by the server's clock
 * @param lastKnown the last month whose value was known to it (event time); a month that nobody
 *     told is none
 * @param lastValue that value: what naive would forecast
 * @param member {@code mix}, or who stood alone
 * @param heard the members that answered
 * @param mean from the month after the history on, in the target's unit: the one after the last
 *     known, or after those that nobody told
 * @param low its quantile 0.1
 * @param high its quantile 0.9
 * @param errors the past one-step errors it was calibrated on, oldest first
 * @param outcomes of its months that are known by now, oldest first
 */
public record KeptForecast(
    long number,
    String target,
    Role role,
    Instant madeAt,
    YearMonth lastKnown,
    double lastValue,
    String member,
    List<String> heard,
    MonthlySeries mean,
    MonthlySeries low,
    MonthlySeries high,
    List<Double> errors,
    List<Outcome> outcomes) {
  public KeptForecast {
    heard = List.copyOf(heard);
    errors = List.copyOf(errors);
    outcomes = List.copyOf(outcomes);
  }

  /** What a forecast is made for. */
  public enum Role {
    /** The loop planned with it. */
    LIVE,
    /** The daily one of the members that the loop hears. */
    CHAMPION,
    /** Beside it, on the same history; nothing is planned with it. */
    CHALLENGER
  }

  /**
   * @param value observed
   * @param knownAt when this value became known here (vintage), by the server's clock
   * @param error value minus forecast
   * @param naiveError value minus the last one known to the forecast
   * @param inside whether it lies between the quantiles 0.1 and 0.9
   */
  public record Outcome(
      YearMonth month,
      double value,
      Instant knownAt,
      double error,
      double naiveError,
      boolean inside) {}

  /** The same beside what is known by now. */
  public KeptForecast with(List<Outcome> known) {
    return new KeptForecast(
        number, target, role, madeAt, lastKnown, lastValue, member, heard, mean, low, high, errors,
        known);
  }
}
