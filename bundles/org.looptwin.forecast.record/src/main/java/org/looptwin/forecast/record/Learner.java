package org.looptwin.forecast.record;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.looptwin.forecast.api.Arena;
import org.looptwin.forecast.api.ForecastRecord.News;
import org.looptwin.forecast.api.Heard;
import org.looptwin.forecast.api.KeptForecast.Role;
import org.looptwin.model.forecast.Outlook;

/**
 * Forecasts again every day, champion and challenger on the same history, and has everybody learn
 * anew every month, when a month has become known, and when errors have drifted. The clock says
 * when; whoever calls {@link #look} gives it the time to do so.
 */
final class Learner {
  static final String REFIT = "refit";

  private final Keeper keeper;
  private final Arena arena;
  private final Clock clock;
  private final Map<String, Asked> newest = new ConcurrentSkipListMap<>();
  private final Map<String, YearMonth> fitted = new ConcurrentSkipListMap<>();
  private LocalDate day;
  private YearMonth month;
  private int driftsSeen;

  Learner(Keeper keeper, Arena arena, Clock clock) {
    this.keeper = keeper;
    this.arena = arena;
    this.clock = clock;
    this.day = today();
    this.month = YearMonth.from(day);
    this.driftsSeen = drifts().size();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** The loop has asked for this target. */
  void heard(Asked asked) {
    newest.put(asked.target(), asked);
    fitted.putIfAbsent(asked.target(), Keeper.lastKnown(asked));
  }

  /** Does what is due. Ends early when its thread is interrupted. */
  void look() {
    List<Asked> all = List.copyOf(newest.values());
    Map<String, String> causes = causes(all);
    boolean newDay = !today().equals(day);
    if (all.isEmpty() || !newDay && causes.isEmpty()) {
      return;
    }
    day = today();
    month = YearMonth.from(day);
    driftsSeen = drifts().size();
    for (Asked asked : all) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      refresh(asked, causes.containsKey(asked.target()));
    }
    if (!causes.isEmpty() && !Thread.currentThread().isInterrupted()) {
      tell(all, causes);
    }
  }

  /** Targets whose forecasters learn anew, and why. */
  private Map<String, String> causes(List<Asked> all) {
    Map<String, String> causes = new LinkedHashMap<>();
    List<News> drifts = drifts();
    List<String> drifted =
        drifts.subList(Math.min(driftsSeen, drifts.size()), drifts.size()).stream()
            .map(News::target)
            .toList();
    boolean newMonth = !YearMonth.from(today()).equals(month);
    for (Asked asked : all) {
      if (drifted.contains(asked.target())) {
        causes.put(asked.target(), "its errors have become larger");
      } else if (newMonth) {
        causes.put(asked.target(), "a month has begun");
      } else if (!Keeper.lastKnown(asked).equals(fitted.get(asked.target()))) {
        causes.put(asked.target(), "another month is known");
      }
    }
    return causes;
  }

  private List<News> drifts() {
    return keeper.ask(
        book -> book.news().stream().filter(item -> item.kind().equals(Keeper.DRIFT)).toList());
  }

  private void refresh(Asked asked, boolean learning) {
    String champion = keeper.ask(book -> new Scores(book).champion(asked.target()));
    keep(asked, champion, learning, Role.CHAMPION);
    keep(asked, Scores.other(champion), learning, Role.CHALLENGER);
    if (learning) {
      fitted.put(asked.target(), Keeper.lastKnown(asked));
    }
  }

  private void keep(Asked asked, String roster, boolean learning, Role role) {
    Heard heard = BookRecord.heard(roster);
    Outlook outlook =
        arena.forecast(
            asked.history(), asked.horizon(), asked.seed(), learning ? heard.waiting() : heard);
    if (!Thread.currentThread().isInterrupted()) {
      keeper.take(new Asked(asked.history(), asked.horizon(), asked.seed(), outlook), role);
    }
  }

  private void tell(List<Asked> all, Map<String, String> causes) {
    Map<String, List<String>> byCause = new LinkedHashMap<>();
    causes.forEach(
        (target, why) -> byCause.computeIfAbsent(why, each -> new ArrayList<>()).add(target));
    Instant now = clock.instant();
    byCause.forEach(
        (why, targets) ->
            keeper.tell(
                new News(
                    now,
                    REFIT,
                    targets.size() == 1 ? targets.get(0) : "",
                    "%s learnt anew: %s"
                        .formatted(
                            targets.size() == all.size() && targets.size() > 1
                                ? "all %d targets".formatted(targets.size())
                                : String.join(", ", targets),
                            why))));
  }
}
