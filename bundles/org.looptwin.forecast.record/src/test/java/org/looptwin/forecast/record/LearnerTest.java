package org.looptwin.forecast.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.forecast.api.ForecastRecord;
import org.looptwin.forecast.api.ForecastRecord.News;
import org.looptwin.forecast.api.Heard;
import org.looptwin.forecast.api.KeptForecast;
import org.looptwin.forecast.api.KeptForecast.Role;
import org.looptwin.forecast.api.Trust;
import org.looptwin.model.forecast.SeriesHistory;

/** Months of a server's life, the clock moved by hand. */
class LearnerTest {
  @TempDir Path home;

  private final Given.Hands clock = new Given.Hands("2020-05-10T06:00:00Z");
  private final Given.Oracle arena = new Given.Oracle();
  private Keeper keeper;
  private Learner learner;

  @BeforeEach
  void begin() {
    keeper = Keeper.open(home, clock, 8 << 20);
    learner = new Learner(keeper, arena, clock);
  }

  @AfterEach
  void end() {
    keeper.close();
  }

  private ForecastRecord record() {
    return new BookRecord(keeper::ask);
  }

  /** The loop has forecast from a history. */
  private void live(SeriesHistory history) {
    Asked asked =
        new Asked(history, 3, 1, arena.forecast(history, 3, 1, record().champion("carbon")));
    keeper.take(asked, Role.LIVE);
    learner.heard(asked);
    arena.asked.clear();
  }

  /** So many months of one more outcome each; the learner looks on the first of each. */
  private void live(int months, double value, SeriesHistory first) {
    double[] values = first.values().toArray();
    for (int month = 0; month < months; month++) {
      values = Arrays.copyOf(values, values.length + 1);
      values[values.length - 1] = value;
      live(Given.carbon(values));
      clock.set("%s-01T06:00:00Z".formatted(Given.START.plusMonths(values.length)));
      learner.look();
    }
  }

  @Test
  void nothingIsDoneWithinADay() {
    live(Given.carbon(70, 71, 72, 73));
    clock.set("2020-05-10T23:00:00Z");
    learner.look();
    assertThat(arena.asked).isEmpty();
  }

  @Test
  void everyDayChampionAndChallengerForecastFromTheSameHistory() {
    arena.light = history -> 60;
    live(Given.carbon(70, 71, 72, 73));
    clock.set("2020-05-11T00:10:00Z");
    learner.look();
    assertThat(arena.asked).containsExactly(Heard.EVERYONE, Heard.LIGHT);
    assertThat(record().kept("carbon", 10))
        .extracting(KeptForecast::role)
        .containsExactly(Role.CHALLENGER, Role.CHAMPION, Role.LIVE);
    assertThat(record().kept("carbon", 10).get(0).mean().at(0)).isEqualTo(60);
    learner.look();
    assertThat(arena.asked).hasSize(2);
  }

  @Test
  void everyMonthEverybodyLearnsAnewWithPatience() {
    live(Given.carbon(70, 71, 72, 73));
    clock.set("2020-06-01T00:10:00Z");
    learner.look();
    assertThat(arena.asked).containsExactly(Heard.EVERYONE.waiting(), Heard.LIGHT.waiting());
    assertThat(record().news(5))
        .extracting(News::text)
        .containsExactly("carbon learnt anew: a month has begun");
  }

  @Test
  void aMonthThatNobodyToldIsNoReasonToLearnAnewAndOneThatIsToldLateIs() {
    live(Given.carbon(70, 71, 72, 73));
    live(Given.untold(1, 70, 71, 72, 73, 73));
    learner.look();
    assertThat(record().news(5)).isEmpty();
    live(Given.carbon(70, 71, 72, 73, 75));
    learner.look();
    assertThat(record().news(5))
        .extracting(News::text)
        .containsExactly("carbon learnt anew: another month is known");
  }

  @Test
  void aDriftMakesThemLearnAtOnce() {
    Double[] errors = new Double[15];
    Arrays.setAll(errors, t -> t < 12 ? 1.0 : 4.0);
    hear(Given.asked(Given.carbon(70), 71, Arrays.copyOf(errors, 12)));
    learner.look();
    assertThat(arena.asked).doesNotContain(Heard.EVERYONE.waiting());
    hear(Given.asked(Given.carbon(70, 71), 72, errors));
    learner.look();
    assertThat(arena.asked).contains(Heard.EVERYONE.waiting());
    assertThat(record().news(5))
        .extracting(News::text)
        .contains("carbon learnt anew: its errors have become larger");
  }

  @Test
  void aDriftOfLongAgoIsLearntFromAnyway() {
    Double[] errors = new Double[15];
    Arrays.setAll(errors, t -> t < 12 ? 1.0 : 4.0);
    hear(Given.asked(Given.carbon(70, 71), 72, errors));
    assertThat(record().news(5)).extracting(News::kind).containsExactly("drift");
    learner.look();
    assertThat(arena.asked).isEmpty();
  }

  private void hear(Asked asked) {
    keeper.take(asked, Role.LIVE);
    learner.heard(asked);
  }

  @Test
  void aChallengerThatIsBetterIsPromotedAndRolledBackWhenItIsWorse() {
    SeriesHistory begin = Given.carbon(70, 70);
    arena.everyone = history -> 65; // 5 off
    arena.light = history -> 69; // 1 off
    live(9, 70, begin);
    assertThat(record().champion("carbon")).isEqualTo(Heard.EVERYONE);
    live(1, 70, Given.carbon(Given.same(11, 70)));
    assertThat(record().champion("carbon")).isEqualTo(Heard.LIGHT);
    News promotion =
        record().news(1).get(0).kind().equals("refit")
            ? record().news(2).get(1)
            : record().news(1).get(0);
    assertThat(keeper.champion("carbon")).isEqualTo(Scores.LIGHT);
    assertThat(promotion.kind()).isEqualTo("promotion");
    assertThat(promotion.text())
        .contains("light had 0.200 of the error of everyone over 8 outcomes");
    arena.light = history -> 50; // now 20 off
    live(6, 70, Given.carbon(Given.same(12, 70)));
    assertThat(record().champion("carbon")).isEqualTo(Heard.EVERYONE);
    assertThat(record().news(20)).extracting(News::kind).contains("rollback");
    assertThat(keeper.champion("carbon")).isEqualTo(Scores.EVERYONE);
  }

  @Test
  void aChallengerThatIsNoBetterStaysBeside() {
    arena.everyone = history -> 69;
    arena.light = history -> 69;
    live(14, 70, Given.carbon(70, 70));
    assertThat(record().champion("carbon")).isEqualTo(Heard.EVERYONE);
    assertThat(record().trust().get(0).rivals().ratio()).isEqualTo(1);
  }

  @Test
  void bandsThatMissTooOftenAreAnAlarmOnceThereAreEnoughOutcomes() {
    arena.everyone = history -> 60; // outcomes of 70 lie outside 58 to 62
    arena.light = arena.everyone;
    live(19, 70, Given.carbon(70, 70));
    Trust.Coverage few = record().trust().get(0).coverage();
    assertThat(few.state()).isEqualTo(Trust.State.TOO_FEW);
    assertThat(few.text()).contains("too few yet").contains("of the 20");
    live(4, 70, Given.carbon(Given.same(21, 70)));
    Trust.Coverage coverage = record().trust().get(0).coverage();
    assertThat(coverage.state()).isEqualTo(Trust.State.ALARM);
    assertThat(coverage.inside()).isZero();
    assertThat(record().news(50)).extracting(News::kind).containsOnlyOnce("coverage-alarm");
  }

  @Test
  void whoIsInterruptedKeepsNothingMore() {
    live(Given.carbon(70, 71, 72, 73));
    clock.set("2020-05-11T00:10:00Z");
    Thread.currentThread().interrupt();
    learner.look();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(record().kept("carbon", 10)).hasSize(1);
  }

  @Test
  void aTrainingThatIsInterruptedIsToldOfNobodyAndTheRecordStaysOpen() {
    live(Given.carbon(70, 71, 72, 73));
    clock.set("2020-06-01T00:10:00Z"); // a month begins
    arena.light =
        history -> {
          Thread.currentThread().interrupt(); // at the last one asked
          return 70;
        };
    learner.look();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(record().news(9)).isEmpty();
    live(Given.carbon(70, 71, 72, 73, 74));
    assertThat(keeper.trouble()).isEmpty();
  }

  @Test
  void ofFewErrorsTheReasonsTellNoRadiusOfTheLevel() {
    var reasons =
        new Explainer(arena, new org.looptwin.uncertainty.calibrated.CalibratedBoxes())
            .of(Given.asked(Given.carbon(70, 71), 72, 3.0, -1.0), Heard.EVERYONE);
    assertThat(reasons.radius()).isEqualTo(3);
    assertThat(reasons.text()).contains("with 2 errors a radius at 0.9 is unbounded");
  }

  @Test
  void theReasonsTellInputsErrorsAndWhyTheRadiusGrew() {
    Double[] errors = new Double[20];
    Arrays.setAll(errors, t -> t < 19 ? 1.0 : -6.0);
    errors[3] = 2.0;
    var reasons =
        new Explainer(arena, new org.looptwin.uncertainty.calibrated.CalibratedBoxes())
            .of(Given.asked(Given.carbon(70, 71), 72, errors), Heard.EVERYONE);
    // 20 errors: k = ceil(21 x 0.9) = 19, the 19th smallest is 2; of 19: k = 18, which is 1
    assertThat(reasons.radius()).isEqualTo(2);
    assertThat(reasons.radiusBefore()).isEqualTo(1);
    assertThat(reasons.lastErrors()).isEqualTo(List.of(1.0, 1.0, 1.0, 1.0, 1.0, -6.0));
    assertThat(reasons.text())
        .contains("gpr from 100.0 to 130.0 moved it by +1.500")
        .contains("lstm would have to train to tell")
        .contains("-6.000, beyond the radius: the radius at 0.9 grew from 1.000 to 2.000");
  }
}
