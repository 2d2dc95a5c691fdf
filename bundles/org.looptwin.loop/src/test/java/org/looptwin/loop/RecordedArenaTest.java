package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.Arena;
import org.looptwin.forecast.api.Heard;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

/** A rebuild asks whom the live server heard. */
class RecordedArenaTest {
  private static final MonthlySeries PAST = new MonthlySeries(YearMonth.of(2024, 1), 1, 2);
  private final List<Heard> asked = new ArrayList<>();
  private final RecordedArena arena =
      new RecordedArena(
          new Arena() {
            @Override
            public Outlook forecast(SeriesHistory history, int horizon, long seed, Heard heard) {
              asked.add(heard);
              return outlook(history.target(), List.of(), List.of());
            }

            @Override
            public List<Standing> leaderboard(
                SeriesHistory history, int horizon, int origins, long seed, Heard heard) {
              return List.of();
            }
          });

  private static Outlook outlook(String target, List<String> heard, List<String> passedOver) {
    return new Outlook(target, "mix", PAST, Map.of(), List.of(), List.of(), heard, passedOver);
  }

  private void ask(String target, Heard heard) {
    arena.forecast(new SeriesHistory(target, PAST, 12, 0, 1), 1, 1, heard);
  }

  @Test
  void asksForEachTargetWhoWasHeardThen() {
    List<String> training = List.of("lstm passed over: training, 1 of 4");
    arena.follow(
        List.of(
            outlook("carbon", List.of("theta"), training),
            outlook("p:S01", List.of("lstm", "theta"), List.of())));
    ask("carbon", Heard.EVERYONE);
    ask("p:S01", Heard.EVERYONE);
    assertThat(asked)
        .containsExactly(
            Heard.exactly(List.of("theta"), training),
            Heard.exactly(List.of("lstm", "theta"), List.of()));
  }

  @Test
  void withoutARecordOnlyThoseAreAskedThatDependOnNoTraining() {
    ask("carbon", Heard.EVERYONE);
    ask("carbon", Heard.LIGHT);
    assertThat(asked).containsExactly(Heard.LIGHT, Heard.LIGHT);
  }

  @Test
  void thePanelHoldsNothingThatNobodyCouldKnow() {
    assertThat(List.of("p_li_chile_true", "strike_flag", "month_sin", "eua_eur_t_reallike"))
        .allMatch(ObservedPanel::refused);
    assertThat(List.of("gscpi", "recovery_rate", "p:S01")).noneMatch(ObservedPanel::refused);
  }
}
