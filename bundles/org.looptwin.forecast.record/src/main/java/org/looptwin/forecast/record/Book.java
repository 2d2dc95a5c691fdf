package org.looptwin.forecast.record;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.looptwin.forecast.api.ForecastRecord.News;
import org.looptwin.forecast.api.KeptForecast;
import org.looptwin.forecast.api.KeptForecast.Outcome;
import org.looptwin.forecast.api.KeptForecast.Role;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

/**
 * Forecasts and outcomes side by side. A forecast meets the months after the last one known to it;
 * of an outcome the newest vintage counts. Not thread-safe.
 */
final class Book {
  /** Forecasts of one target and role that are remembered besides the last of every month. */
  private static final int RECENT = 200;

  private final Map<String, List<KeptForecast>> forecasts = new TreeMap<>();
  private final Map<String, NavigableMap<YearMonth, Known>> outcomes = new TreeMap<>();
  private final List<News> news = new ArrayList<>();
  private long last;

  /**
   * An outcome as it became known.
   *
   * @param at its vintage
   */
  record Known(String target, YearMonth month, double value, Instant at) {}

  void put(KeptForecast kept) {
    List<KeptForecast> own = forecasts.computeIfAbsent(kept.target(), t -> new ArrayList<>());
    own.add(kept);
    last = Math.max(last, kept.number());
    if (own.size() > 4 * RECENT) {
      thin(own);
    }
  }

  void put(Known known) {
    outcomes.computeIfAbsent(known.target(), t -> new TreeMap<>()).put(known.month(), known);
  }

  void put(News item) {
    news.add(item);
  }

  /** Leaves what is needed of the forecasts of every target. */
  void thin() {
    forecasts.values().stream().filter(own -> own.size() > RECENT).forEach(Book::thin);
  }

  /** Of older ones the last of every role and month stays: what outcomes are held against. */
  private static void thin(List<KeptForecast> own) {
    Map<String, KeptForecast> lasts = new TreeMap<>();
    int recent = own.size() - RECENT;
    own.subList(0, recent)
        .forEach(kept -> lasts.put("%s %s".formatted(kept.mean().start(), kept.role()), kept));
    List<KeptForecast> stays = new ArrayList<>(lasts.values());
    stays.sort(java.util.Comparator.comparingLong(KeptForecast::number));
    stays.addAll(own.subList(recent, own.size()));
    own.clear();
    own.addAll(stays);
  }

  /** A question and its answer. */
  <T> T ask(Function<Book, T> question) {
    return question.apply(this);
  }

  long next() {
    return last + 1;
  }

  SortedSet<String> targets() {
    return new TreeSet<>(forecasts.keySet());
  }

  List<News> news() {
    return news;
  }

  /** Oldest first, without outcomes. */
  List<KeptForecast> of(String target) {
    return forecasts.getOrDefault(target, List.of());
  }

  /** Everything known, oldest first, for a file. */
  List<Known> known() {
    return outcomes.values().stream()
        .map(NavigableMap::values)
        .flatMap(Collection::stream)
        .toList();
  }

  Optional<KeptForecast> newest(String target, Set<Role> roles) {
    List<KeptForecast> own = of(target);
    for (int i = own.size() - 1; i >= 0; i--) {
      if (roles.contains(own.get(i).role())) {
        return Optional.of(own.get(i));
      }
    }
    return Optional.empty();
  }

  /**
   * What a history tells that was not known here, or otherwise.
   *
   * @param now vintage of what is new
   */
  List<Known> learnt(SeriesHistory history, Instant now) {
    List<KeptForecast> own = of(history.target());
    List<Known> learnt = new ArrayList<>();
    if (own.isEmpty()) {
      return learnt;
    }
    MonthlySeries values = history.values();
    Map<YearMonth, Known> before = outcomes.getOrDefault(history.target(), new TreeMap<>());
    for (int t = 0; t < values.months(); t++) {
      YearMonth month = values.start().plusMonths(t);
      Known known = before.get(month);
      if (history.observed(t)
          && month.isAfter(own.get(0).lastKnown())
          && (known == null || known.value() != values.at(t))) {
        learnt.add(new Known(history.target(), month, values.at(t), now));
      }
    }
    return learnt;
  }

  /** The same forecast with what is known by now of its months. */
  KeptForecast met(KeptForecast kept) {
    List<Outcome> met = new ArrayList<>();
    for (int step = 0; step < kept.mean().months(); step++) {
      outcome(kept, step).ifPresent(met::add);
    }
    return kept.with(met);
  }

  /** What came of a forecast's first month, once that month is over. */
  Optional<Outcome> first(KeptForecast kept) {
    return kept.mean().months() == 0
        ? Optional.empty()
        : outcome(kept, 0).filter(outcome -> settled(kept.target(), outcome));
  }

  /** Whether the month is over: a later one is known, or the clock was past it. */
  private boolean settled(String target, Outcome outcome) {
    return outcomes.get(target).lastKey().isAfter(outcome.month())
        || YearMonth.from(outcome.knownAt().atOffset(ZoneOffset.UTC)).isAfter(outcome.month());
  }

  private Optional<Outcome> outcome(KeptForecast kept, int step) {
    NavigableMap<YearMonth, Known> known = outcomes.get(kept.target());
    Known here = known == null ? null : known.get(kept.mean().start().plusMonths(step));
    if (here == null) {
      return Optional.empty();
    }
    double value = here.value();
    return Optional.of(
        new Outcome(
            here.month(),
            value,
            here.at(),
            value - kept.mean().at(step),
            value - kept.lastValue(),
            value >= kept.low().at(step) && value <= kept.high().at(step)));
  }
}
