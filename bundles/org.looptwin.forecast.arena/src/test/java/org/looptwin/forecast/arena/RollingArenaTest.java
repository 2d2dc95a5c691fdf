package org.looptwin.forecast.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.forecast.api.Heard;
import org.looptwin.forecast.statistical.DampedTrendForecaster;
import org.looptwin.forecast.statistical.NaiveForecaster;
import org.looptwin.forecast.statistical.SeasonalNaiveForecaster;
import org.looptwin.forecast.statistical.ThetaForecaster;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;

class RollingArenaTest {
  private static RollingArena statistical() {
    return Given.arena(
        new NaiveForecaster(),
        new SeasonalNaiveForecaster(),
        new ThetaForecaster(),
        new DampedTrendForecaster());
  }

  @Test
  void withoutMembersTheNaiveForecastStandsAlone() {
    Outlook outlook = Given.arena().forecast(Given.history(Given.wobbly(40)), 3, 1);
    double last = Given.wobbly(40)[39];
    assertThat(outlook.member()).isEqualTo("naive");
    assertThat(outlook.mean().toArray()).containsExactly(last, last, last);
    assertThat(outlook.mean().start()).isEqualTo(YearMonth.of(2021, 5));
    assertThat(outlook.target()).isEqualTo("target");
    assertThat(outlook.errors()).hasSize(24);
  }

  @Test
  void quantilesAreRankedResidualsOfTheSameStep() {
    // 21 months: origins 10 to 20, eleven one-step residuals -5 ... 5 in some order
    double[] changes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 3, -5, 1, 0, -2, 5, -1, 4, -3, 2, -4};
    double[] values = new double[21];
    values[0] = 100;
    for (int t = 1; t < values.length; t++) {
      values[t] = values[t - 1] + changes[t - 1];
    }
    Outlook outlook = Given.arena().forecast(Given.history(values), 1, 1);
    assertThat(outlook.errors())
        .containsExactly(3.0, -5.0, 1.0, 0.0, -2.0, 5.0, -1.0, 4.0, -3.0, 2.0, -4.0);
    // n = 11: floor(0.1 x 12) = 1st and ceil(0.9 x 12) = 11th smallest; the median is 0
    assertThat(outlook.quantiles().get(0.1).at(0)).isEqualTo(100 - 5);
    assertThat(outlook.quantiles().get(0.5).at(0)).isEqualTo(100);
    assertThat(outlook.quantiles().get(0.9).at(0)).isEqualTo(100 + 5);
  }

  @Test
  void onlyForecastsThatAreUsedAreToldOf() {
    RollingArena arena = Given.arena();
    AtomicInteger told = new AtomicInteger();
    arena.tell((history, horizon, seed, outlook) -> told.incrementAndGet());
    SeriesHistory history = Given.history(Given.wobbly(40));
    Outlook practice = arena.rehearse(history, 3, 1, Heard.LIGHT);
    assertThat(told).hasValue(0);
    assertThat(arena.forecast(history, 3, 1, Heard.LIGHT)).isEqualTo(practice);
    assertThat(told).hasValue(1);
  }

  @Test
  void monthsThatNobodyObservedAreNoErrorsAndThoseBehindThemNotOfOneStep() {
    // 40 months, of which 30 to 36 are unknown: 100, 101, ... 129, seven times 129, 150, 151, 152
    double[] values = Given.series(40, t -> t <= 30 ? 99 + t : t <= 37 ? 129 : 112 + t);
    SeriesHistory known = Given.history(values);
    TreeSet<YearMonth> gap = new TreeSet<>();
    for (int month = 30; month < 37; month++) {
      gap.add(known.values().start().plusMonths(month));
    }
    SeriesHistory history =
        new SeriesHistory("target", known.values(), 12, -1e9, 1e9, Map.of(), gap);
    Outlook outlook = Given.arena().forecast(history, 2, 1);
    // origins 12 to 29, 38 and 39
    assertThat(outlook.errors()).hasSize(20).containsOnly(1.0);
    assertThat(Given.arena().forecast(known, 2, 1).errors()).contains(0.0, 21.0);
    // origins 15 to 29 and 38: sixteen errors of one step, fifteen of two (29 has no second)
    assertThat(Given.arena().leaderboard(history, 2, 24, 1).get(0).mae())
        .isEqualTo((16 + 2 * 15) / 31.0, within(1e-12));
  }

  @Test
  void aMemberThatHasEarnedItIsHeardByInverseErrorAndShrinkage() {
    // naive is 1 wrong per month, the member never: relative error 0, held at 0.05, so 20 to 1;
    // half of it shrunk to equal weights: (20/21 + 1/2) / 2
    SeriesHistory line = Given.history(Given.series(60, t -> t));
    Outlook outlook = Given.arena(Given.drift("drift", 1)).forecast(line, 2, 1);
    double weight = 0.5 * 20 / 21 + 0.25;
    assertThat(outlook.member()).isEqualTo("mix");
    assertThat(outlook.mean().at(0)).isEqualTo(60 + weight, within(1e-9));
    assertThat(outlook.mean().at(1)).isEqualTo(60 + 2 * weight, within(1e-9));
    assertThat(outlook.notes()).containsExactly("mix of naive 0.27, drift 0.73");
  }

  @Test
  void anInputMovedWhatTheMembersSayOtherwiseWithoutItsNewestMonth() {
    SeriesHistory line = Given.history(Given.series(60, t -> t));
    RollingArena arena = Given.arena(Given.drift("drift", 1));
    assertThat(arena.influences(line, 2, 1, Heard.LIGHT).inputs())
        .singleElement()
        .satisfies(input -> assertThat(input.moved()).isEqualTo(1, within(1e-9))); // 59 to 60
  }

  @Test
  void aMemberThatFailsWithoutTheNewestMonthHasMovedNothing() {
    SeriesHistory line = Given.history(Given.series(60, t -> t));
    Forecaster brittle =
        Given.member(
            "brittle",
            (history, horizon) -> {
              int last = history.values().months() - 1;
              double step = history.values().at(last) - history.values().at(last - 1);
              if (step == 0) {
                throw new IllegalStateException("it stands still");
              }
              return Given.series(horizon, h -> history.values().last() + step * h);
            });
    // naive alone, in its weight of 1/4 + 1/2 / 21
    assertThat(Given.arena(brittle).influences(line, 2, 1, Heard.LIGHT).inputs())
        .singleElement()
        .satisfies(input -> assertThat(input.moved()).isEqualTo(0.25 + 0.5 / 21, within(1e-9)));
  }

  @Test
  void aMemberThatIsWorseThanNaiveIsNotHeardAndTheNoteSaysByHowMuch() {
    SeriesHistory line = Given.history(Given.series(60, t -> t));
    Outlook outlook = Given.arena(Given.drift("backwards", -1)).forecast(line, 1, 1);
    assertThat(outlook.mean().at(0)).isEqualTo(60);
    assertThat(outlook.notes())
        .containsExactly(
            "backwards not admitted: 2.000 x naive one month ahead, 2.000 x over 1 months, 24 origins;"
                + " both must be below 0.97");
  }

  @Test
  void aMemberBetterAtOneMonthOnlyIsNotAdmittedForAYear() {
    SeriesHistory line = Given.history(Given.series(60, t -> t));
    Outlook outlook =
        Given.arena(
                Given.member(
                    "short-sighted",
                    (history, horizon) ->
                        Given.series(horizon, h -> history.values().last() + (h == 1 ? 1 : -h))))
            .forecast(line, 12, 1);
    assertThat(outlook.member()).isEqualTo("naive");
  }

  @Test
  void pastErrorsAreThoseOfWhatWouldHaveBeenSaidThen() {
    // the member is right only from month 50 on: before it had earned trust, the errors are naive's
    SeriesHistory line = Given.history(Given.series(72, t -> t));
    Outlook outlook =
        Given.arena(
                Given.member(
                    "late-bloomer",
                    (history, horizon) ->
                        Given.series(
                            horizon,
                            h ->
                                history.values().last()
                                    + (history.values().months() < 50 ? -3 * h : h))))
            .forecast(line, 1, 1);
    assertThat(outlook.errors()).hasSize(24);
    assertThat(outlook.errors().get(0)).isEqualTo(1.0);
    assertThat(outlook.errors().get(23)).isLessThan(1.0);
  }

  @Test
  void membersSeeNothingButThePast() {
    double[] values = Given.wobbly(40);
    SeriesHistory whole = Given.history(values);
    AtomicInteger asked = new AtomicInteger();
    Given.arena(
            Given.member(
                "witness",
                (history, horizon) -> {
                  asked.incrementAndGet();
                  assertThat(history).isEqualTo(whole.known(history.values().months()));
                  return new double[horizon];
                }))
        .forecast(whole, 12, 1);
    assertThat(asked).hasValue(29); // origins 12 to 40
  }

  @Test
  void anUnchangedHistoryCostsNoCallAndANewLastValueJustOne() {
    AtomicInteger calls = new AtomicInteger();
    RollingArena arena =
        Given.arena(
            Given.member(
                "counted",
                (history, horizon) -> {
                  calls.incrementAndGet();
                  return new double[horizon];
                }));
    double[] values = Given.wobbly(84);
    Outlook first = arena.forecast(Given.history(values), 12, 1);
    assertThat(calls).hasValue(60); // 59 past origins and the present
    assertThat(arena.forecast(Given.history(values), 12, 1)).isSameAs(first);
    assertThat(calls).hasValue(60);
    values[83] += 1;
    Outlook changed = arena.forecast(Given.history(values), 12, 1);
    assertThat(calls).hasValue(61);
    values[40] += 1;
    arena.forecast(Given.history(values), 12, 1);
    assertThat(calls).hasValue(61 + 44); // origins 41 to 84
    assertThat(changed.errors()).isNotEqualTo(first.errors());
  }

  @Test
  void whatIsRememberedDoesNotChangeTheAnswer() {
    double[] values = Given.wobbly(84);
    RollingArena experienced = statistical();
    for (int month = 60; month < 84; month++) {
      experienced.forecast(Given.history(java.util.Arrays.copyOf(values, month)), 12, 1);
    }
    assertThat(experienced.forecast(Given.history(values), 12, 1))
        .isEqualTo(statistical().forecast(Given.history(values), 12, 1));
  }

  @Test
  void theOrderInWhichMembersComeDoesNotMatter() {
    SeriesHistory history = Given.history(Given.series(60, t -> t + (t % 3)));
    RollingArena one = Given.arena(new ThetaForecaster(), new DampedTrendForecaster());
    RollingArena other = Given.arena(new DampedTrendForecaster(), new ThetaForecaster());
    assertThat(one.forecast(history, 12, 1)).isEqualTo(other.forecast(history, 12, 1));
    assertThat(one.forecast(history, 12, 1).member()).isEqualTo("mix");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void pathsDoNotCrossAndStayInTheDomainAndNeverNarrow(long seed) {
    Random random = new Random(seed);
    double[] p = new double[40 + random.nextInt(44)];
    p[0] = 0.05;
    for (int t = 1; t < p.length; t++) {
      p[t] = Math.max(0, Math.min(1, p[t - 1] + 0.05 * random.nextGaussian()));
    }
    Outlook outlook = statistical().forecast(Given.within(0, 1, p), 12, 1);
    double[] low = outlook.quantiles().get(0.1).toArray();
    double[] middle = outlook.quantiles().get(0.5).toArray();
    double[] high = outlook.quantiles().get(0.9).toArray();
    for (int h = 0; h < 12; h++) {
      double mean = outlook.mean().at(h);
      assertThat(0.0).isLessThanOrEqualTo(low[h]);
      assertThat(low[h]).isLessThanOrEqualTo(middle[h]).isLessThanOrEqualTo(mean);
      assertThat(high[h]).isGreaterThanOrEqualTo(middle[h]).isGreaterThanOrEqualTo(mean);
      assertThat(high[h]).isLessThanOrEqualTo(1.0);
    }
  }

  @ParameterizedTest(name = "{0} months")
  @ValueSource(ints = {1, 2, 3, 5, 9, 13})
  void aShortHistoryIsAnsweredTooAndTheNotesSayThatTheBandIsAGuess(int months) {
    Outlook outlook = statistical().forecast(Given.history(Given.wobbly(months)), 12, 1);
    assertThat(outlook.member()).isEqualTo("naive");
    assertThat(outlook.mean().months()).isEqualTo(12);
    assertThat(outlook.quantiles().get(0.9).at(11)).isGreaterThan(outlook.mean().at(11));
    assertThat(outlook.notes()).anyMatch(note -> note.startsWith("quantiles from month"));
  }

  @Test
  void eightyPercentBandsHoldAboutEightyPercentOfRandomWalks() {
    RollingArena arena = Given.arena();
    Random random = new Random(42);
    int inside = 0;
    int all = 0;
    for (int i = 0; i < 300; i++) {
      double[] walk = new double[90];
      for (int t = 1; t < walk.length; t++) {
        walk[t] = walk[t - 1] + random.nextGaussian();
      }
      Outlook outlook = arena.forecast(Given.history(java.util.Arrays.copyOf(walk, 84)), 6, 1);
      for (int h = 0; h < 6; h++) {
        double outcome = walk[84 + h];
        boolean in =
            outlook.quantiles().get(0.1).at(h) <= outcome
                && outcome <= outlook.quantiles().get(0.9).at(h);
        inside += in ? 1 : 0;
        all++;
      }
    }
    assertThat((double) inside / all).isBetween(0.76, 0.88);
  }

  @Test
  void aHorizonOfNoMonthIsRefused() {
    assertThatThrownBy(() -> Given.arena().forecast(Given.history(1), 0, 1))
        .hasMessageContaining("horizon for target is 0");
  }
}
