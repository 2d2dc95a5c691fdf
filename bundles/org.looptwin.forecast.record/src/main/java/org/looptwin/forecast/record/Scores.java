package org.looptwin.forecast.record;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.looptwin.forecast.api.ForecastRecord.News;
import org.looptwin.forecast.api.KeptForecast;
import org.looptwin.forecast.api.KeptForecast.Outcome;
import org.looptwin.forecast.api.KeptForecast.Role;
import org.looptwin.forecast.api.Trust;
import org.looptwin.forecast.api.Trust.State;

/**
 * What a book says about how far the forecasts can be trusted; the first month ahead throughout.
 */
final class Scores {
  static final String EVERYONE = "everyone";
  static final String LIGHT = "light";
  static final String PROMOTION = "promotion";
  static final String ROLLBACK = "rollback";

  /** Outcomes from which the tests of coverage say something. */
  static final int ENOUGH = 20;

  /** Newest outcomes that are judged: with all of them a run of misses would never be past. */
  static final int JUDGED = 60;

  /** Below it a promise that holds would look broken once in a hundred such samples. */
  static final double SIGNIFICANT = 0.01;

  private static final Set<Role> PLANNED_WITH = Set.of(Role.LIVE, Role.CHAMPION);
  private static final double PROMISED = 0.8;
  private static final int WINDOW = 12;
  private static final int TO_PROMOTE = 8;
  private static final int TO_ROLL_BACK = 4;
  private static final double BETTER = 0.95;

  private final Book book;

  Scores(Book book) {
    this.book = book;
  }

  Trust of(String target) {
    return new Trust(target, coverage(target), rivals(target), drift(target));
  }

  Trust.Coverage coverage(String target) {
    List<Boolean> inside = inside(target);
    CoverageLikelihood likelihood = new CoverageLikelihood(inside, PROMISED);
    int n = inside.size();
    int hits = likelihood.hits();
    if (n < ENOUGH) {
      return new Trust.Coverage(
          State.TOO_FEW,
          n,
          hits,
          PROMISED,
          Double.NaN,
          Double.NaN,
          "%s: too few yet: %d of the %d outcomes that a judgement of the bands needs"
              .formatted(target, n, ENOUGH));
    }
    double kupiec = CoverageLikelihood.pValue(likelihood.kupiec());
    double inRow = CoverageLikelihood.pValue(likelihood.christoffersen());
    boolean narrow = kupiec < SIGNIFICANT && hits < PROMISED * n;
    boolean clustered = inRow < SIGNIFICANT && likelihood.inARow();
    String found =
        say(
            "%s: %d of %d outcomes lay in the 80 %% band (Kupiec p = %.4f, Christoffersen p = %.4f)",
            target, hits, n, kupiec, inRow);
    return new Trust.Coverage(
        narrow || clustered ? State.ALARM : State.AS_PROMISED,
        n,
        hits,
        PROMISED,
        kupiec,
        inRow,
        found
            + (narrow
                ? ": the bands are too narrow; plan with a wider set"
                : clustered ? ": misses come in a row; the bands follow too slowly" : ""));
  }

  /** Whether the newest outcomes lay in their bands, oldest first. */
  private List<Boolean> inside(String target) {
    List<Boolean> inside = new ArrayList<>();
    for (KeptForecast kept : lastOfMonths(target, PLANNED_WITH, Instant.MIN)) {
      book.first(kept).map(Outcome::inside).ifPresent(inside::add);
    }
    return inside.subList(Math.max(0, inside.size() - JUDGED), inside.size());
  }

  Trust.Drift drift(String target) {
    List<Double> errors =
        book.newest(target, PLANNED_WITH).map(KeptForecast::errors).orElse(List.of());
    double statistic = PageHinkley.statistic(errors);
    String text =
        Double.isNaN(statistic)
            ? "%s: too few errors yet to see a drift: %d, more than %d are needed"
                .formatted(target, errors.size(), PageHinkley.REFERENCE)
            : say(
                "%s: Page-Hinkley %.1f on %d past errors, %s %.0f",
                target,
                statistic,
                errors.size(),
                statistic > PageHinkley.LIMIT ? "errors have become larger: above" : "limit",
                PageHinkley.LIMIT);
    return new Trust.Drift(statistic, PageHinkley.LIMIT, text);
  }

  /** Who makes a target's forecasts: everyone until a promotion, again after a rollback. */
  String champion(String target) {
    return switches(target).size() % 2 == 0 ? EVERYONE : LIGHT;
  }

  static String other(String champion) {
    return champion.equals(EVERYONE) ? LIGHT : EVERYONE;
  }

  private List<News> switches(String target) {
    return book.news().stream()
        .filter(item -> item.target().equals(target))
        .filter(item -> item.kind().equals(PROMOTION) || item.kind().equals(ROLLBACK))
        .toList();
  }

  Trust.Rivals rivals(String target) {
    String champion = champion(target);
    List<News> switches = switches(target);
    Instant since = switches.isEmpty() ? Instant.MIN : switches.get(switches.size() - 1).at();
    TreeMap<YearMonth, Double> own = errors(target, Role.CHAMPION, since);
    TreeMap<YearMonth, Double> other = errors(target, Role.CHALLENGER, since);
    own.keySet().retainAll(other.keySet());
    while (own.size() > WINDOW) {
      own.pollFirstEntry();
    }
    double mine = 0;
    double theirs = 0;
    for (YearMonth month : own.keySet()) {
      mine += own.get(month);
      theirs += other.get(month);
    }
    double ratio = own.isEmpty() ? Double.NaN : mine == theirs ? 1 : theirs / mine;
    String text =
        own.isEmpty()
            ? "%s: %s forecasts, %s beside it; no outcome yet to compare them by"
                .formatted(target, champion, other(champion))
            : say(
                "%s: %s forecasts; %s has %.3f of its error over the last %d outcomes",
                target, champion, other(champion), ratio, own.size());
    return new Trust.Rivals(champion, other(champion), own.size(), ratio, text);
  }

  /** The switch that the comparison asks for; empty for none. */
  Optional<News> switched(String target, Instant now) {
    Trust.Rivals rivals = rivals(target);
    boolean back = rivals.champion().equals(LIGHT);
    if (rivals.compared() < (back ? TO_ROLL_BACK : TO_PROMOTE) || !(rivals.ratio() <= BETTER)) {
      return Optional.empty();
    }
    return Optional.of(
        new News(
            now,
            back ? ROLLBACK : PROMOTION,
            target,
            say(
                "%s: %s had %.3f of the error of %s over %d outcomes and %s",
                target,
                rivals.challenger(),
                rivals.ratio(),
                rivals.champion(),
                rivals.compared(),
                back ? "forecasts again" : "forecasts from now on")));
  }

  private TreeMap<YearMonth, Double> errors(String target, Role role, Instant since) {
    TreeMap<YearMonth, Double> errors = new TreeMap<>();
    for (KeptForecast kept : lastOfMonths(target, Set.of(role), since)) {
      book.first(kept).ifPresent(met -> errors.put(met.month(), Math.abs(met.error())));
    }
    return errors;
  }

  /** For every month that was the next one the last forecast of it, oldest first. */
  private List<KeptForecast> lastOfMonths(String target, Set<Role> roles, Instant since) {
    TreeMap<YearMonth, KeptForecast> lasts = new TreeMap<>();
    for (KeptForecast kept : book.of(target)) {
      if (roles.contains(kept.role()) && kept.madeAt().isAfter(since)) {
        lasts.put(kept.mean().start(), kept);
      }
    }
    return new ArrayList<>(lasts.values());
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
