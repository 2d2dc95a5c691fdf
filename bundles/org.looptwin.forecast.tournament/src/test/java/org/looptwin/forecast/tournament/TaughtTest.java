package org.looptwin.forecast.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.forecast.api.Heard;
import org.looptwin.forecast.api.Tournament;
import org.looptwin.forecast.api.TournamentResult;
import org.looptwin.model.forecast.SeriesHistory;

class TaughtTest {
  /** 12 ahead, origins every 4 steps, the oldest 32 steps before the end. */
  private static final Tournament.Rules YEAR =
      new Tournament.Rules(12, 3, 1, Heard.EVERYONE, Double.NaN);

  private static final int MONTHS = 96;

  /** Forecasts how many months it has been shown; tells what it was asked. */
  private record Pupil(int shown, List<Integer> lessons, ConcurrentLinkedQueue<String> asked)
      implements Forecaster {
    @Override
    public String name() {
      return "pupil";
    }

    @Override
    public Forecaster taught(
        List<SeriesHistory> known, int horizon, long seed, BooleanSupplier cancelled) {
      assertThat(known).hasSize(5);
      int months = known.get(0).values().months();
      lessons.add(months);
      return new Pupil(months, lessons, asked);
    }

    @Override
    public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
      asked.add(history.values().months() + " after " + shown);
      return new ForecastAnswer.Path(Collections.nCopies(horizon, (double) shown));
    }
  }

  private static List<SeriesHistory> seasons() {
    List<SeriesHistory> series = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      series.add(Given.season(i, MONTHS));
    }
    return series;
  }

  private static TournamentResult play(Forecaster member) {
    RollingTournament tournament = new RollingTournament();
    tournament.join(member, Map.of());
    return tournament.play(seasons(), YEAR, Given.PATIENT);
  }

  @Test
  void aMemberLearnsWhatWasKnownAtEveryOriginTheOldestFirst() {
    Pupil pupil = new Pupil(0, new ArrayList<>(), new ConcurrentLinkedQueue<>());
    play(pupil);
    assertThat(pupil.lessons()).containsExactly(64, 68, 72, 76, 80, 84, 88, 92, 96);
  }

  @Test
  void ofManyOriginsAnEvenEighthAndBothEndsTeach() {
    Origins many = Origins.of(12, 24, 5);
    assertThat(many.count()).isEqualTo(47);
    assertThat(IntStream.rangeClosed(0, 47).filter(many::teaches))
        .containsExactly(0, 6, 12, 18, 24, 30, 36, 42, 47);
  }

  @Test
  void whoeverAnswersForAnOriginHasSeenNothingLater() {
    Pupil pupil = new Pupil(0, new ArrayList<>(), new ConcurrentLinkedQueue<>());
    play(pupil);
    assertThat(pupil.asked())
        .isNotEmpty()
        .contains("96 after 96", "92 after 92", "64 after 64")
        .allSatisfy(
            asked -> {
              String[] words = asked.split(" after ");
              assertThat(Integer.parseInt(words[1]))
                  .isPositive()
                  .isLessThanOrEqualTo(Integer.parseInt(words[0]));
            });
  }

  /** Has been shown all months before one; tells with which it was asked about which. */
  private record Dated(YearMonth shown, ConcurrentLinkedQueue<Asked> asked) implements Forecaster {
    private record Asked(String target, YearMonth known, YearMonth shown) {}

    @Override
    public String name() {
      return "dated";
    }

    @Override
    public Forecaster taught(
        List<SeriesHistory> known, int horizon, long seed, BooleanSupplier cancelled) {
      YearMonth latest =
          known.stream().map(each -> each.values().end()).max(YearMonth::compareTo).orElseThrow();
      return new Dated(latest, asked);
    }

    @Override
    public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
      asked.add(new Asked(history.target(), history.values().end(), shown));
      return new ForecastAnswer.Unavailable("it only tells what it was asked");
    }
  }

  @Test
  void aSeriesThatEndedEarlierIsAskedAboutByNobodyWhoHasSeenOthersLaterMonths() {
    Dated dated = new Dated(null, new ConcurrentLinkedQueue<>());
    List<SeriesHistory> series = seasons();
    series.add(Given.series("ended", MONTHS - 10, t -> t % 12));
    YearMonth end = series.get(5).values().end();
    RollingTournament tournament = new RollingTournament();
    tournament.join(dated, Map.of());
    tournament.play(series, YEAR, Given.PATIENT);
    List<Dated.Asked> early =
        dated.asked().stream()
            .filter(asked -> asked.target().equals("ended") && asked.known().isBefore(end))
            .toList();
    assertThat(early)
        .hasSize(8)
        .allSatisfy(
            asked ->
                assertThat(asked.shown() == null || !asked.shown().isAfter(asked.known()))
                    .as("%s", asked)
                    .isTrue())
        .anySatisfy(asked -> assertThat(asked.shown()).isEqualTo(asked.known().minusMonths(2)));
    assertThat(dated.asked()) // beyond its end everything may be used
        .contains(new Dated.Asked("ended", end, series.get(0).values().end()));
  }

  @Test
  void aMemberThatCannotLearnIsNamedAndTheOthersForecast() {
    TournamentResult result =
        play(
            new Forecaster() {
              @Override
              public String name() {
                return "dunce";
              }

              @Override
              public Forecaster taught(
                  List<SeriesHistory> known, int horizon, long seed, BooleanSupplier cancelled) {
                throw new IllegalStateException("too much");
              }

              @Override
              public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
                return new ForecastAnswer.Unavailable("it has learnt nothing");
              }
            });
    assertThat(result.notes()).containsExactly("dunce failed for a series and is left out there");
    assertThat(result.forecasts()).hasSize(5);
  }

  @Test
  void whoHasLearntFromManySeriesCountsHalfAgainstAllWhoLookAtOne() {
    // three that see the season, and one that has learnt it from the others' past
    Forecaster before = new SeasonOf(0);
    RollingTournament tournament = Given.tournament(before);
    List<SeriesHistory> series = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      series.add(Given.season(i, MONTHS));
    }
    TournamentResult result = tournament.play(series, YEAR, Given.PATIENT);
    Map<String, Double> weights = result.forecasts().get(0).weights();
    assertThat(weights.keySet()).contains("pupil", "theta", "damped-trend");
    assertThat(weights.get("pupil")).isEqualTo(0.5, within(1e-12));
    assertThat(weights.values().stream().mapToDouble(w -> w).sum()).isEqualTo(1, within(1e-12));
  }

  /** Last year's month and the trend of half a unit a month, once it has been taught. */
  private record SeasonOf(int lessons) implements Forecaster {
    @Override
    public String name() {
      return "pupil";
    }

    @Override
    public Forecaster taught(
        List<SeriesHistory> known, int horizon, long seed, BooleanSupplier cancelled) {
      return new SeasonOf(lessons + 1);
    }

    @Override
    public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
      int months = history.values().months();
      List<Double> path = new ArrayList<>();
      for (int h = 0; h < horizon; h++) {
        path.add(history.values().at(months - 12 + h % 12) + 6);
      }
      return new ForecastAnswer.Path(path);
    }
  }

  @Test
  void aLessonThatIsCancelledEndsTheTournament() {
    Forecaster slow =
        new Forecaster() {
          @Override
          public String name() {
            return "slow";
          }

          @Override
          public Forecaster taught(
              List<SeriesHistory> known, int horizon, long seed, BooleanSupplier cancelled)
              throws InterruptedException {
            assertThat(cancelled.getAsBoolean()).isTrue();
            throw new InterruptedException("cancelled");
          }

          @Override
          public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
            return new ForecastAnswer.Unavailable("never");
          }
        };
    RollingTournament tournament = new RollingTournament();
    tournament.join(slow, Map.of());
    Tournament.Watch impatient =
        new Tournament.Watch() {
          @Override
          public void tried(int series, int of) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> tournament.play(seasons(), YEAR, impatient))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isFalse();
  }
}
