package org.looptwin.shell.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.Arena;
import org.looptwin.forecast.api.Heard;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

class EarlyWarningsTest {
  /** Forecasts the last value and its upper end as 0.04 above; knows nothing of what comes. */
  private static final Arena LAST =
      new Arena() {
        @Override
        public Outlook forecast(SeriesHistory history, int horizon, long seed, Heard heard) {
          YearMonth next = history.values().end();
          double last = history.values().last();
          return new Outlook(
              history.target(),
              "naive",
              MonthlySeries.constant(next, horizon, last),
              Map.of(0.9, MonthlySeries.constant(next, horizon, last + 0.04)),
              List.of(),
              List.of());
        }

        @Override
        public List<Standing> leaderboard(
            SeriesHistory history, int horizon, int origins, long seed, Heard heard) {
          return List.of();
        }
      };

  private static EarlyWarnings of(double... p) {
    return of(p.length - 1, p);
  }

  private static EarlyWarnings of(int origins, double... p) {
    EarlyWarnings warnings = new EarlyWarnings(LAST, 0.15, origins, 1);
    warnings.add(new SeriesHistory("p:S01", new MonthlySeries(YearMonth.of(2023, 1), p), 12, 0, 1));
    return warnings;
  }

  @Test
  void theLeadIsCountedBackFromTheEventAndTheLastValueWarnsOfNothing() {
    List<String> lines = of(0.05, 0.12, 0.13, 0.18, 0.19, 0.05).lines();
    assertThat(lines.get(1)).contains("by the forecast: p:S01 2023-04 not warned of; 0 false");
    // 0.12 + 0.04 and 0.13 + 0.04 lie above 0.15: known through February and March
    assertThat(lines.get(2)).contains("p:S01 2023-04 2 months before; 0 false alarms");
  }

  @Test
  void aWarningThatNothingFollowsIsFalseOnceHoweverLongItLasts() {
    EarlyWarnings warnings = of(0.05, 0.12, 0.12, 0.05, 0.05, 0.12, 0.05, 0.05, 0.12);
    assertThat(warnings.lines().get(2)).contains("no such event; 2 false alarms, 4.00 a year");
    assertThat(warnings.tree().at("/warnings/1/falseAlarms").asInt()).isEqualTo(2);
    assertThat(warnings.tree().at("/warnings/0/falseAlarms").asInt()).isZero();
  }

  /** Eight origins can be tried, of which six know the three months behind them. */
  @Test
  void aYearOfFalseAlarmsIsOneOfOriginsThatWereTried() {
    EarlyWarnings warnings = of(240, 0.05, 0.12, 0.12, 0.05, 0.05, 0.12, 0.05, 0.05, 0.12);
    assertThat(warnings.lines().get(0)).contains("8 origins in 1 series");
    assertThat(warnings.lines().get(2)).contains("2 false alarms, 4.00 a year");
    assertThat(warnings.tree().path("tried").asInt()).isEqualTo(8);
    assertThat(warnings.tree().at("/warnings/1/judged").asInt()).isEqualTo(6);
  }
}
