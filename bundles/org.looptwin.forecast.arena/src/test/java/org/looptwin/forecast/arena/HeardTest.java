package org.looptwin.forecast.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.Arena.Standing;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.forecast.api.Heard;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

/** Who is asked, who stands in for whom, and what a repetition needs. */
class HeardTest {
  private static final SeriesHistory LINE = Given.history(Given.series(60, t -> t));

  /** Needs training; ready after {@link #prepare} or when told. */
  private static final class Heavy implements Forecaster {
    private final AtomicInteger asked = new AtomicInteger();
    private boolean trained;

    @Override
    public String name() {
      return "heavy";
    }

    @Override
    public boolean heavy() {
      return true;
    }

    @Override
    public void prepare(SeriesHistory history, int horizon, long seed) {
      trained = true;
    }

    @Override
    public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
      asked.incrementAndGet();
      return trained
          ? Given.drift("heavy", 1).forecast(history, horizon, seed)
          : new ForecastAnswer.Unavailable("training, 0 of 1");
    }
  }

  @Test
  void whoWantsAnAnswerAtOnceDoesNotAskHeavyMembers() {
    Heavy heavy = new Heavy();
    Outlook outlook = Given.arena(heavy, Given.drift("light", 1)).forecast(LINE, 2, 1);
    assertThat(heavy.asked).hasValue(0);
    assertThat(outlook.heard()).containsExactly("light");
    assertThat(outlook.passedOver()).isEmpty();
  }

  @Test
  void aMemberThatIsStillTrainingIsAskedOnceAndItsAbsenceDoesNotStick() {
    Heavy heavy = new Heavy();
    RollingArena arena = Given.arena(heavy, Given.drift("light", 1));
    Outlook before = arena.forecast(LINE, 2, 1, Heard.EVERYONE);
    assertThat(heavy.asked).as("not at every past origin").hasValue(1);
    assertThat(before.heard()).containsExactly("light");
    assertThat(before.passedOver()).containsExactly("heavy passed over: training, 0 of 1");
    heavy.trained = true;
    Outlook after = arena.forecast(LINE, 2, 1, Heard.EVERYONE);
    assertThat(after.heard()).containsExactly("heavy", "light");
    assertThat(after.passedOver()).isEmpty();
  }

  @Test
  void whoHasPatienceWaitsForTheTraining() {
    Outlook outlook = Given.arena(new Heavy()).forecast(LINE, 2, 1, Heard.EVERYONE.waiting());
    assertThat(outlook.heard()).containsExactly("heavy");
    assertThat(Given.arena(new Heavy()).leaderboard(LINE, 2, 6, 1, Heard.EVERYONE.waiting()))
        .extracting(Standing::member)
        .contains("heavy");
  }

  @Test
  void anOutlookIsRepeatedBitByBitFromWhatItSaysOfWhoWasHeard() {
    Outlook live =
        Given.arena(new Heavy(), Given.drift("light", 1)).forecast(LINE, 2, 1, Heard.EVERYONE);
    RollingArena later =
        Given.arena(new Heavy(), Given.drift("light", 1), Given.drift("newcomer", 0.9));
    Outlook repeated = later.forecast(LINE, 2, 1, Heard.exactly(live.heard(), live.passedOver()));
    assertThat(repeated).isEqualTo(live);
    assertThat(later.forecast(LINE, 2, 1, Heard.EVERYONE)).isNotEqualTo(live);
  }

  @Test
  void aRepetitionWaitsForTheTrainingOfWhoWasHeard() {
    Heavy trained = new Heavy();
    trained.trained = true;
    Outlook live = Given.arena(trained).forecast(LINE, 2, 1, Heard.EVERYONE);
    assertThat(live.heard()).containsExactly("heavy");
    Outlook repeated =
        Given.arena(new Heavy()).forecast(LINE, 2, 1, Heard.exactly(live.heard(), List.of()));
    assertThat(repeated).isEqualTo(live);
  }

  @Test
  void aMemberThatWasHeardAndIsGoneIsNamed() {
    assertThatThrownBy(
            () -> Given.arena().forecast(LINE, 2, 1, Heard.exactly(List.of("lstm"), List.of())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Forecaster lstm was heard for target, but is not installed any more."
                + " Maybe install it again.");
  }

  @Test
  void aMemberThatWasHeardAndHasNoAnswerNowIsNamedWithItsReason() {
    assertThatThrownBy(
            () ->
                Given.arena(Given.unavailable("lstm", "no PyTorch"))
                    .forecast(LINE, 2, 1, Heard.exactly(List.of("lstm"), List.of())))
        .hasMessageContaining("lstm was heard for target")
        .hasMessageContaining("no PyTorch");
  }

  @Test
  void aPlugInWithAHigherRankingStandsInForTheBuiltInMemberUntilItLeaves() {
    Forecaster builtIn = Given.drift("drift", -1);
    Forecaster plugIn = Given.drift("drift", 1);
    RollingArena arena = Given.arena(builtIn);
    assertThat(arena.forecast(LINE, 1, 1).member()).isEqualTo("naive");
    arena.join(plugIn, Map.of("service.ranking", 1));
    assertThat(arena.forecast(LINE, 1, 1).member()).isEqualTo("mix");
    assertThat(arena.forecast(LINE, 1, 1).heard()).containsExactly("drift");
    arena.leave(plugIn);
    assertThat(arena.forecast(LINE, 1, 1).member()).isEqualTo("naive");
  }

  @Test
  void ofEqualRankingsTheFirstTakesPart() {
    RollingArena arena = Given.arena(Given.drift("drift", 1), Given.drift("drift", -1));
    assertThat(arena.forecast(LINE, 1, 1).member()).isEqualTo("mix");
  }

  @Test
  void aChangedPanelIsAskedAboutAgainFromTheFirstMonthThatDiffers() {
    List<Integer> asked = new ArrayList<>();
    Forecaster reader =
        Given.member(
            "reader",
            (history, horizon) -> {
              asked.add(history.values().months());
              MonthlySeries beside = history.panel().get("beside");
              return Given.series(horizon, h -> beside.last());
            });
    RollingArena arena = Given.arena(reader);
    double[] beside = Given.wobbly(60);
    arena.forecast(withPanel(beside), 1, 1);
    asked.clear();
    beside[57] += 1; // the 58th month
    arena.forecast(withPanel(beside), 1, 1);
    assertThat(asked).containsExactly(60, 59, 58);
  }

  private static SeriesHistory withPanel(double[] beside) {
    MonthlySeries series = new MonthlySeries(LINE.values().start(), beside);
    return new SeriesHistory("target", LINE.values(), 12, 0, 1e9, Map.of("beside", series));
  }

  @Test
  void listenersAreToldOfForecastsNotOfLeaderboardsAndMayFail() {
    List<Outlook> told = new ArrayList<>();
    RollingArena arena = Given.arena(Given.drift("drift", 1));
    arena.tell(
        (history, horizon, seed, outlook) -> {
          throw new IllegalStateException("broken listener");
        });
    arena.tell((history, horizon, seed, outlook) -> told.add(outlook));
    Outlook first = arena.forecast(LINE, 1, 1);
    arena.forecast(LINE, 1, 1);
    arena.leaderboard(LINE, 1, 3, 1);
    assertThat(told).as("also of one that was kept").containsExactly(first, first);
  }
}
