package org.looptwin.forecast.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.forecast.api.Heard;
import org.looptwin.forecast.api.Tournament;
import org.looptwin.forecast.api.TournamentResult;
import org.looptwin.model.forecast.SeriesHistory;

class TaughtTest {
  /** 12 ahead, origins every 4 steps: positions 8 (the oldest), 6, 3 and 0 teach. */
  private static final Tournament.Rules YEAR =
      new Tournament.Rules(12, 3, 1, Heard.EVERYONE, Double.NaN);

  private static final int MONTHS = 96;
  private static final int OLDEST = 8;

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
  void aMemberLearnsWhatWasKnownAtTheOldestOriginThenOnceAHorizonUpToTheEnd() {
    Pupil pupil = new Pupil(0, new ArrayList<>(), new ConcurrentLinkedQueue<>());
    play(pupil);
    Origins origins = Origins.of(12, 3, 5);
    assertThat(origins.count()).isEqualTo(OLDEST);
    assertThat(pupil.lessons()).containsExactly(96 - 8 * 4, 96 - 6 * 4, 96 - 3 * 4, 96);
  }

  @Test
  void whoeverAnswersForAnOriginHasSeenNothingLater() {
    Pupil pupil = new Pupil(0, new ArrayList<>(), new ConcurrentLinkedQueue<>());
    play(pupil);
    assertThat(pupil.asked())
        .isNotEmpty()
        .contains("96 after 96", "92 after 84", "84 after 84", "64 after 64")
        .allSatisfy(
            asked -> {
              String[] words = asked.split(" after ");
              assertThat(Integer.parseInt(words[1]))
                  .isPositive()
                  .isLessThanOrEqualTo(Integer.parseInt(words[0]));
            });
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
