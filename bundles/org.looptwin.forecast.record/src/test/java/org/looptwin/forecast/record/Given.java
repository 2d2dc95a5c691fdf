package org.looptwin.forecast.record;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.looptwin.forecast.api.Arena;
import org.looptwin.forecast.api.Heard;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

/** A clock that is moved, an arena that says what it is told to, histories. */
final class Given {
  static final YearMonth START = YearMonth.of(2020, 1);

  private Given() {}

  static SeriesHistory carbon(double... values) {
    return new SeriesHistory("carbon", new MonthlySeries(START, values), 12, 0, 1000);
  }

  /** A history whose last months nobody told: the value before them stands in their place. */
  static SeriesHistory untold(int months, double... values) {
    MonthlySeries known = new MonthlySeries(START, values);
    Set<YearMonth> unknown = new HashSet<>();
    for (int month = 1; month <= months; month++) {
      unknown.add(known.end().minusMonths(month));
    }
    return new SeriesHistory("carbon", known, 12, 0, 1000, Map.of(), unknown);
  }

  /** A forecast of one value for each of three months, its band two wide to either side. */
  static Asked asked(SeriesHistory history, double forecast, Double... errors) {
    return new Asked(history, 3, 1, outlook(history, forecast, List.of("theta"), errors));
  }

  static Outlook outlook(
      SeriesHistory history, double forecast, List<String> heard, Double... errors) {
    YearMonth next = history.values().end();
    return new Outlook(
        history.target(),
        "mix",
        MonthlySeries.constant(next, 3, forecast),
        Map.of(
            0.1, MonthlySeries.constant(next, 3, forecast - 2),
            0.5, MonthlySeries.constant(next, 3, forecast),
            0.9, MonthlySeries.constant(next, 3, forecast + 2)),
        Arrays.asList(errors),
        List.of(),
        heard,
        List.of());
  }

  static double[] same(int months, double value) {
    return IntStream.range(0, months).mapToDouble(t -> value).toArray();
  }

  /** Time that tests move. */
  static final class Hands extends Clock {
    private volatile Instant now;

    Hands(String start) {
      this.now = Instant.parse(start);
    }

    void set(String time) {
      now = Instant.parse(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Says for everyone and for the light members what it is told; remembers who was asked. */
  static class Oracle implements Arena {
    final List<Heard> asked = new ArrayList<>();
    ToDoubleFunction<SeriesHistory> everyone = history -> history.values().last();
    ToDoubleFunction<SeriesHistory> light = history -> history.values().last();

    @Override
    public Outlook forecast(SeriesHistory history, int horizon, long seed, Heard heard) {
      asked.add(heard);
      boolean all = heard.who() == Heard.Who.EVERYONE;
      return outlook(
          history,
          (all ? everyone : light).applyAsDouble(history),
          all ? List.of("lstm", "theta") : List.of("theta"));
    }

    @Override
    public List<Standing> leaderboard(
        SeriesHistory history, int horizon, int origins, long seed, Heard heard) {
      return List.of();
    }

    @Override
    public Influences influences(SeriesHistory history, int horizon, long seed, Heard heard) {
      return new Influences(List.of(new Influence("gpr", 100, 130, 1.5)), List.of("lstm"));
    }
  }
}
