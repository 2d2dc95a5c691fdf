package org.looptwin.forecast.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.forecast.api.Heard;
import org.looptwin.forecast.api.Tournament;
import org.looptwin.forecast.api.TournamentResult;
import org.looptwin.forecast.api.TournamentResult.Score;
import org.looptwin.forecast.api.TournamentResult.SeriesForecast;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

class RollingTournamentTest {
  private static final Tournament.Rules YEAR =
      new Tournament.Rules(12, 3, 1, Heard.EVERYONE, Double.NaN);

  private static TournamentResult play(List<SeriesHistory> series) {
    return Given.tournament().play(series, YEAR, Given.PATIENT);
  }

  private static Score score(TournamentResult result, String member) {
    return result.leaderboard().stream()
        .filter(score -> score.member().equals(member))
        .findFirst()
        .orElseThrow();
  }

  private static List<SeriesHistory> seasons(int count, int months) {
    List<SeriesHistory> series = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      series.add(Given.season(i, months));
    }
    return series;
  }

  @Test
  void seasonsAreForecastByThoseWhoSeeThemAndNaiveIsLeftOut() {
    TournamentResult result = play(seasons(12, 96));
    assertThat(score(result, "mix").naiveRatio()).isLessThan(0.3);
    assertThat(score(result, "mix").test().pValue()).isLessThan(0.001);
    assertThat(result.forecasts().get(0).weights()).doesNotContainKey("naive");
  }

  @Test
  void ofRandomWalksTheLastValueIsTheForecast() {
    List<SeriesHistory> walks = new ArrayList<>();
    for (long seed = 1; seed <= 12; seed++) {
      walks.add(Given.walk(seed, 96));
    }
    TournamentResult result = play(walks);
    assertThat(score(result, "mix").naiveRatio()).isLessThan(1.02);
    for (SeriesForecast forecast : result.forecasts()) {
      assertThat(forecast.weights()).containsOnlyKeys("naive");
    }
  }

  @Test
  void anErrorRatioIsTakenAtTheSameOriginsAndSteps() {
    assertThat(score(play(seasons(3, 96)), "naive").naiveRatio()).isEqualTo(1);
  }

  @Test
  void theFutureChangesNothingOfWhatWasForecastBefore() {
    // the same years known; what comes after them differs altogether
    SeriesHistory calm = Given.season(4, 96);
    double[] values = calm.values().toArray();
    double[] wild = Arrays.copyOf(values, 108);
    double[] other = Arrays.copyOf(values, 108);
    for (int t = 96; t < 108; t++) {
      wild[t] = 1e4 * (t % 3);
      other[t] = -50;
    }
    assertThat(pathAt96(wild)).containsExactly(pathAt96(other));
  }

  private static double[] pathAt96(double[] values) {
    SeriesHistory history = Given.series("season-4", values.length, t -> values[t]);
    java.util.Map<String, Forecaster> members = new java.util.TreeMap<>();
    members.put("theta", new org.looptwin.forecast.statistical.ThetaForecaster());
    Origins origins = Origins.of(12, 3, 1);
    Trial trial = Trial.of(history, origins, any -> members, 1, new java.util.HashSet<>());
    Mix mix = new Mix(List.of(trial), any -> false);
    return mix.paths()[0][12 / origins.every()];
  }

  @Test
  void bandsHoldFourOutcomesOutOfFive() {
    List<SeriesHistory> known = new ArrayList<>();
    List<SeriesHistory> whole = seasons(60, 108);
    whole.forEach(series -> known.add(series.known(96)));
    TournamentResult result = play(known);
    int inside = 0;
    for (int s = 0; s < whole.size(); s++) {
      SeriesForecast forecast = result.forecasts().get(s);
      for (int h = 0; h < 12; h++) {
        double outcome = whole.get(s).values().at(96 + h);
        inside += outcome >= forecast.q10().get(h) && outcome <= forecast.q90().get(h) ? 1 : 0;
      }
    }
    assertThat(inside / 720.0).isEqualTo(0.8, within(0.06));
  }

  @Test
  void threadsAndOrderChangeNoBit() {
    List<SeriesHistory> series = seasons(9, 72);
    assertThat(play(series)).isEqualTo(play(series));
  }

  @Test
  void aMemberThatThrowsIsLeftOutAndNamed() {
    Forecaster broken =
        new Forecaster() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
            if (history.values().months() > 80) {
              throw new IllegalArgumentException("too long for me");
            }
            return new ForecastAnswer.Path(java.util.Collections.nCopies(horizon, 0.0));
          }
        };
    TournamentResult result = Given.tournament(broken).play(seasons(3, 96), YEAR, Given.PATIENT);
    assertThat(result.notes()).anyMatch(note -> note.startsWith("broken failed"));
    assertThat(result.forecasts().get(0).weights()).doesNotContainKey("broken");
  }

  @Test
  void aShortSeriesIsForecastAndItsBandSaysThatItIsAGuess() {
    TournamentResult result = play(List.of(Given.walk(3, 5)));
    SeriesForecast forecast = result.forecasts().get(0);
    assertThat(result.leaderboard()).isEmpty();
    assertThat(forecast.mean()).hasSize(12);
    assertThat(forecast.notes()).anyMatch(note -> note.contains("widened"));
    assertThat(forecast.q90().get(11)).isGreaterThan(forecast.q90().get(0));
  }

  @Test
  void aConstantSeriesStaysWhatItIs() {
    Tournament.Rules rules = new Tournament.Rules(3, 12, 1, Heard.EVERYONE, Double.NaN);
    TournamentResult result =
        Given.tournament().play(List.of(Given.series("flat", 60, t -> 7)), rules, Given.PATIENT);
    assertThat(result.forecasts().get(0).mean()).containsOnly(7.0);
    assertThat(result.forecasts().get(0).q10()).containsOnly(7.0);
  }

  @Test
  void noForecastLeavesTheDomain() {
    MonthlySeries values = Given.walk(1, 60).values();
    SeriesHistory within = new SeriesHistory("p", values, 12, 99.5, 100.5);
    SeriesForecast forecast = play(List.of(within)).forecasts().get(0);
    assertThat(forecast.q10()).allMatch(value -> value >= 99.5);
    assertThat(forecast.q90()).allMatch(value -> value <= 100.5);
  }

  @Test
  void theProbabilityOfAnEventIsScored() {
    Tournament.Rules rules = new Tournament.Rules(6, 12, 1, Heard.EVERYONE, 100);
    TournamentResult result =
        Given.tournament().play(List.of(Given.season(2, 120)), rules, Given.PATIENT);
    assertThat(score(result, "mix").brier()).isBetween(0.0, 0.1);
    assertThat(score(result, "naive").brier()).isGreaterThan(score(result, "mix").brier());
  }

  @Test
  void aTournamentIsCancelledBeforeTheNextSeries() {
    Tournament.Watch impatient =
        new Tournament.Watch() {
          @Override
          public void tried(int series, int of) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> Given.tournament().play(seasons(2, 60), YEAR, impatient))
        .isInstanceOf(CancellationException.class);
  }
}
