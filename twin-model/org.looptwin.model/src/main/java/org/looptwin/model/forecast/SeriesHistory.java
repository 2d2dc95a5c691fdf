package org.looptwin.model.forecast;

import org.looptwin.model.quantity.MonthlySeries;

/**
 * What a forecaster may know: the past of one target, oldest first.
 *
 * @param target what is forecast, e.g. {@code carbon}, {@code p:S01}, {@code p:SUEZ}, {@code
 *     recovery}
 * @param values the past, at least one month
 * @param season months in a season, 12 by default, 1 for none
 * @param lower least value the target can take; may be -infinity
 * @param upper greatest value the target can take; may be infinity
 */
public record SeriesHistory(
    String target, MonthlySeries values, int season, double lower, double upper) {
  public SeriesHistory {
    if (values.months() < 1) {
      throw new IllegalArgumentException("The history of %s is empty.".formatted(target));
    }
  }

  /** The same history as it was known after its first {@code months} months. */
  public SeriesHistory known(int months) {
    return new SeriesHistory(target, values.first(months), season, lower, upper);
  }
}
