package org.looptwin.model.forecast;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.looptwin.model.quantity.MonthlySeries;

/**
 * What a forecaster may know: the past of one target, oldest first, and of what happened beside it.
 *
 * @param target what is forecast, e.g. {@code carbon}, {@code p:S01}, {@code p:SUEZ}, {@code
 *     recovery}
 * @param values the past, at least one month
 * @param season months in a season, 12 by default, 1 for none
 * @param lower least value the target can take; may be -infinity
 * @param upper greatest value the target can take; may be infinity
 * @param panel other series observed at the same time, by name, sorted; those named {@code p:...}
 *     are probabilities. May hold the target. Months after the target's last are cut off: at that
 *     time they were not known. May be empty
 * @param unknown months of {@code values} that nobody observed; the value before them stands in
 *     their place, and it is no outcome
 */
public record SeriesHistory(
    String target,
    MonthlySeries values,
    int season,
    double lower,
    double upper,
    Map<String, MonthlySeries> panel,
    Set<YearMonth> unknown) {
  public SeriesHistory {
    if (values.months() < 1) {
      throw new IllegalArgumentException("The history of %s is empty.".formatted(target));
    }
    panel = Collections.unmodifiableSortedMap(knownBefore(values, panel));
    unknown = within(values, unknown);
  }

  /** A history without unknown months. */
  public SeriesHistory(
      String target,
      MonthlySeries values,
      int season,
      double lower,
      double upper,
      Map<String, MonthlySeries> panel) {
    this(target, values, season, lower, upper, panel, Set.of());
  }

  /** A target alone. */
  public SeriesHistory(
      String target, MonthlySeries values, int season, double lower, double upper) {
    this(target, values, season, lower, upper, Map.of());
  }

  /** The same history, and its panel, as it was known after its first {@code months} months. */
  public SeriesHistory known(int months) {
    return new SeriesHistory(target, values.first(months), season, lower, upper, panel, unknown);
  }

  /**
   * Whether the value of the month at this position was observed.
   *
   * @param position 0 for the first
   */
  public boolean observed(int position) {
    return unknown.isEmpty() || !unknown.contains(values.start().plusMonths(position));
  }

  private static SortedSet<YearMonth> within(MonthlySeries values, Set<YearMonth> unknown) {
    SortedSet<YearMonth> within = new TreeSet<>(unknown).subSet(values.start(), values.end());
    return Collections.unmodifiableSortedSet(new TreeSet<>(within));
  }

  private static SortedMap<String, MonthlySeries> knownBefore(
      MonthlySeries values, Map<String, MonthlySeries> panel) {
    SortedMap<String, MonthlySeries> known = new TreeMap<>();
    panel.forEach(
        (name, series) -> {
          long months = ChronoUnit.MONTHS.between(series.start(), values.end());
          if (months >= series.months()) {
            known.put(name, series);
          } else if (months > 0) {
            known.put(name, series.first((int) months));
          }
        });
    return known;
  }
}
