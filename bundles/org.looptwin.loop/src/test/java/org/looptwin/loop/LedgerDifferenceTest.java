package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.quantity.MonthlySeries;

/** A rebuild that comes to something else says in what. */
class LedgerDifferenceTest {
  private static LedgerEntry line(String type, Map<String, Object> body) {
    return new LedgerEntry(1, type, 7, body, "", type + body);
  }

  /** A finished step whose carbon forecast begins with a month. */
  private static LedgerEntry step(String firstMonth, double price) {
    return step("carbon", firstMonth, price);
  }

  private static LedgerEntry step(String target, String firstMonth, double price) {
    Outlook outlook =
        new Outlook(
            target,
            "naive",
            new MonthlySeries(YearMonth.parse(firstMonth), price),
            Map.of(),
            List.of(),
            List.of());
    Map<String, Object> forecast =
        new ObjectMapper()
            .convertValue(
                new ModelJson().tree(outlook), new TypeReference<Map<String, Object>>() {});
    return line(LedgerLines.STEP_FINISHED, Map.of("forecasts", List.of(forecast)));
  }

  private static LedgerDifference between(LedgerEntry there, LedgerEntry here) {
    LedgerEntry same = line("rules", Map.of("version", "1"));
    return new LedgerDifference(List.of(same, there), List.of(same, here));
  }

  @Test
  void equalLedgersDifferInNothing() {
    LedgerDifference none = between(step("2025-01", 70), step("2025-01", 70));
    assertThat(none.line()).isZero();
    assertThat(none.words()).isEmpty();
  }

  @Test
  void aHomeOfAnEarlierVersionThatKnewOtherMonthsIsToldSo() {
    LedgerDifference months = between(step("2025-01", 70), step("2025-03", 70));
    assertThat(months.line()).isEqualTo(2);
    assertThat(months.words())
        .contains("begins with 2025-01 there and with 2025-03 here: an earlier version wrote it");
    assertThat(between(step("2025-01", 70), step("2025-01", 71)).words())
        .contains("the forecasts of carbon differ");
  }

  @Test
  void onlyTheCarbonPriceHasMonthsOfTheMarket() {
    LedgerDifference months = between(step("lithium", "2025-01", 9), step("lithium", "2025-03", 9));
    assertThat(months.words())
        .isEqualTo(
            "the forecast of lithium begins with 2025-01 there and with 2025-03 here: an earlier version or a plug-in made it there");
  }

  @Test
  void aLineThatSaysTheSameElsewhereIsToldWithBothOffsets() {
    LedgerEntry there = line("ruling", Map.of("by", "anna"));
    LedgerEntry here = new LedgerEntry(1, "ruling", 9, there.body(), "", "other");
    assertThat(between(there, here).words())
        .isEqualTo("the 'ruling' stands at offset 7 there and at 9 here");
  }

  @Test
  void fieldsLinesAndKindsAreNamedAndTimesOfTheClockAreNone() {
    LedgerEntry one = line("ruling", Map.of("by", "anna", "at", "1", "plan", Map.of("seconds", 1)));
    LedgerEntry other =
        line("ruling", Map.of("by", "ben", "at", "2", "plan", Map.of("seconds", 2)));
    assertThat(between(one, other).words()).isEqualTo("of the 'ruling' differs: by");
    assertThat(between(one, step("2025-01", 70)).words())
        .isEqualTo("there it is 'ruling', here 'step-finished'");
    assertThat(new LedgerDifference(List.of(one), List.of()).words())
        .isEqualTo("nothing here leads to the 'ruling' there");
    assertThat(new LedgerDifference(List.of(), List.of(one)).line()).isEqualTo(1);
  }
}
