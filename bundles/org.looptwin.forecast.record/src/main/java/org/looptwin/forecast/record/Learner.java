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

  /** Drifts of each target that its forecasters have learnt from. */
  private final Map<String, Long> driftsSeen = new ConcurrentSkipListMap<>();

  private LocalDate day;
  private YearMonth month;

  Learner(Keeper keeper, Arena arena, Clock clock) {
    this.keeper = keeper;
    this.arena = arena;
    this.clock = clock;
    this.day = today();
    this.month = YearMonth.from(day);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /**
   * The loop has asked for this target. What is known when it first does, drifts too, is what its
   * forecasters learn from anyway.
   */
  void heard(Asked asked) {
    fitted.putIfAbsent(asked.target(), Keeper.lastKnown(asked));
    driftsSeen.computeIfAbsent(asked.target(), this::drifts);
    newest.put(asked.target(), asked);
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
    boolean newMonth = !YearMonth.from(today()).equals(month);
    for (Asked asked : all) {
      if (drifts(asked.target()) > driftsSeen.get(asked.target())) {
        causes.put(asked.target(), "its errors have become larger");
      } else if (newMonth) {
        causes.put(asked.target(), "a month has begun");
      } else if (!Keeper.lastKnown(asked).equals(fitted.get(asked.target()))) {
        causes.put(asked.target(), "another month is known");
      }
    }
    return causes;
  }

  private long drifts(String target) {
    return keeper.ask(
        book ->
            book.news().stream()
                .filter(item -> item.kind().equals(Keeper.DRIFT) && item.target().equals(target))
                .count());
  }

  private void refresh(Asked asked, boolean learning) {
    long drifts = drifts(asked.target());
    String champion = keeper.ask(book -> new Scores(book).champion(asked.target()));
    keep(asked, champion, learning, Role.CHAMPION);
    keep(asked, Scores.other(champion), learning, Role.CHALLENGER);
    if (learning) {
      fitted.put(asked.target(), Keeper.lastKnown(asked));
      driftsSeen.put(asked.target(), drifts);
    }
  }

  private void keep(Asked asked, String roster, boolean learning, Role role) {
    Heard heard = BookRecord.heard(roster);
    Outlook outlook =
        arena.rehearse(
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
