package org.looptwin.loop;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;

/**
 * The carbon price month by month as {@code market/eua_price} told it: what is known of months
 * after the case's history. A month counts with the mean of its readings, by their own time. A
 * function of the journal alone.
 */
final class MarketMonths {
  static final SeriesId PRICE = SeriesId.market("eua_price");

  private static final String KEPT = "eua_price";
  private static final int MOST = 60;

  private final TreeMap<YearMonth, Sum> months = new TreeMap<>();

  private record Sum(double sum, long count) {
    Sum plus(double value) {
      return new Sum(sum + value, count + 1);
    }
  }

  void take(List<JournalEntry> entries) {
    for (JournalEntry entry : entries) {
      Reading reading = entry.reading();
      if (reading.series().equals(PRICE)
          && reading.quality() != Quality.BAD
          && Double.isFinite(reading.value().number())) {
        YearMonth month = YearMonth.from(reading.ts().atOffset(ZoneOffset.UTC));
        Sum before = months.getOrDefault(month, new Sum(0, 0));
        months.put(month, before.plus(reading.value().number()));
      }
    }
    while (months.size() > MOST) {
      months.pollFirstEntry();
    }
  }

  /** Means, oldest first. */
  SortedMap<YearMonth, Double> means() {
    TreeMap<YearMonth, Double> means = new TreeMap<>();
    months.forEach((month, sum) -> means.put(month, sum.sum() / sum.count()));
    return Collections.unmodifiableSortedMap(means);
  }

  /**
   * A history as it goes on.
   *
   * @param unknown months that nothing was told of: what was known before stands there
   */
  record Known(MonthlySeries values, SortedSet<YearMonth> unknown) {}

  /**
   * A history with the months behind it, up to the last one that is known.
   *
   * @param before the first month that is not over
   * @param live the price at present; null when that is not known. Where the market has told months
   *     behind the history, but not this one, it is of an earlier month
   */
  static Known behind(
      MonthlySeries past, SortedMap<YearMonth, Double> told, YearMonth before, Double live) {
    TreeMap<YearMonth, Double> more = new TreeMap<>();
    if (past.end().isBefore(before)) {
      more.putAll(told.subMap(past.end(), before));
    }
    if (live != null && !before.isBefore(past.end())) {
      more.put(before, live);
    }
    SortedSet<YearMonth> unknown = new TreeSet<>();
    if (more.containsKey(before)
        && !told.containsKey(before)
        && !told.tailMap(past.end()).isEmpty()) {
      unknown.add(before);
    }
    int months =
        more.isEmpty() ? 0 : (int) ChronoUnit.MONTHS.between(past.end(), more.lastKey()) + 1;
    double[] values = java.util.Arrays.copyOf(past.toArray(), past.months() + months);
    for (int i = past.months(); i < values.length; i++) {
      YearMonth month = past.start().plusMonths(i);
      if (!more.containsKey(month)) {
        unknown.add(month);
      }
      values[i] = more.getOrDefault(month, values[i - 1]);
    }
    return new Known(new MonthlySeries(past.start(), values), unknown);
  }

  /** Takes up what a checkpoint kept, among other lines. */
  void restore(Collection<String> kept) {
    for (String text : kept) {
      String[] parts = text.split(" ");
      if (parts.length == 3 && parts[0].equals(KEPT)) {
        String[] sum = parts[2].split("/");
        months.put(
            YearMonth.parse(parts[1]), new Sum(Double.parseDouble(sum[0]), Long.parseLong(sum[1])));
      }
    }
  }

  /** For a checkpoint. */
  List<String> kept() {
    List<String> kept = new ArrayList<>();
    months.forEach(
        (month, sum) -> kept.add("%s %s %s/%d".formatted(KEPT, month, sum.sum(), sum.count())));
    return kept;
  }
}
