package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.Arena;
import org.looptwin.forecast.api.Heard;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.Value;

/** What telemetry tells of months that the case's history does not know yet. */
class MarketMonthsTest {
  private static final YearMonth JANUARY = YearMonth.of(2025, 1);

  private final MarketMonths market = new MarketMonths();
  private long offset;

  private void price(String ts, double value, Quality quality) {
    Instant at = Instant.parse(ts);
    Reading reading = new Reading(MarketMonths.PRICE, at, Value.of(value), quality, -1, "");
    market.take(List.of(new JournalEntry(++offset, reading, at)));
  }

  @Test
  void aMonthCountsWithTheMeanOfItsReadingsByTheirOwnTime() {
    price("2025-01-05T00:00:00Z", 80, Quality.GOOD);
    price("2025-02-01T00:00:00Z", 90, Quality.GOOD);
    price("2025-01-31T23:59:59Z", 82, Quality.UNCERTAIN); // late, and of January
    price("2025-01-06T00:00:00Z", 500, Quality.BAD);
    assertThat(market.means()).isEqualTo(Map.of(JANUARY, 81.0, JANUARY.plusMonths(1), 90.0));
  }

  @Test
  void aHistoryGoesOnBehindAGapWhoseMonthsStayUnknownAndNeverIntoAMonthThatIsNotOver() {
    MonthlySeries past = new MonthlySeries(YearMonth.of(2024, 11), 70, 71);
    TreeMap<YearMonth, Double> told = new TreeMap<>(Map.of(JANUARY, 72.0));
    told.put(JANUARY.plusMonths(1), 73.0);
    told.put(JANUARY.plusMonths(3), 75.0);
    MarketMonths.Known known = MarketMonths.behind(past, told, JANUARY.plusMonths(4), null);
    assertThat(known.values().toArray()).containsExactly(70, 71, 72, 73, 73, 75);
    assertThat(known.unknown()).containsExactly(JANUARY.plusMonths(2));
    known = MarketMonths.behind(past, told, JANUARY.plusMonths(1), null);
    assertThat(known.values().toArray()).containsExactly(70, 71, 72);
    assertThat(known.unknown()).isEmpty();
    assertThat(MarketMonths.behind(past, told, JANUARY, null).values()).isEqualTo(past);
    assertThat(MarketMonths.behind(past, told, JANUARY, 80.0).values().toArray())
        .containsExactly(70, 71, 80);
  }

  @Test
  void aPriceOfAnEarlierMonthIsPlannedWithAndIsNoneOfTheMonthThatHasBegun() {
    MonthlySeries past = new MonthlySeries(YearMonth.of(2024, 11), 70, 71);
    TreeMap<YearMonth, Double> told = new TreeMap<>(Map.of(JANUARY, 72.0));
    YearMonth february = JANUARY.plusMonths(1);
    MarketMonths.Known stale = MarketMonths.behind(past, told, february, 75.0);
    assertThat(stale.values().toArray()).containsExactly(70, 71, 72, 75);
    assertThat(stale.unknown()).containsExactly(february);
    told.put(february, 75.0);
    assertThat(MarketMonths.behind(past, told, february, 75.0).unknown()).isEmpty();
    told.clear(); // a price that is planned with on another calendar
    assertThat(MarketMonths.behind(past, told, JANUARY, 75.0).unknown()).isEmpty();
  }

  @Test
  void aPriceThatComesAfterMonthsThatNobodyToldIsNotTheirs() {
    Case reference = CaseFolder.read(Path.of("../../twin-model/cases/meb-europe")).reference();
    YearMonth first = reference.firstMonth();
    Case later = new RollingCase(reference).from(first.plusMonths(3));
    TreeMap<YearMonth, Double> told = new TreeMap<>(Map.of(first.plusMonths(1), 200.0));
    told.put(first.plusMonths(3), 390.0);
    List<SeriesHistory> asked = new ArrayList<>();
    Trend arena =
        new Trend() {
          @Override
          public Outlook forecast(SeriesHistory history, int horizon, long seed, Heard heard) {
            asked.add(history);
            return super.forecast(history, horizon, seed, heard);
          }
        };
    new RiskView(later, arena, Fakes.tools().sets(), 12, 1, 3, told)
        .forecast(new Conditions(Map.of(), 400.0));
    SeriesHistory carbon = asked.get(0);
    assertThat(carbon.unknown()).containsExactly(first, first.plusMonths(2));
    int months = carbon.values().months();
    assertThat(carbon.values().first(months - 4).last())
        .isEqualTo(carbon.values().at(months - 4)); // what was known before stands there
    assertThat(Arrays.copyOfRange(carbon.values().toArray(), months - 3, months))
        .containsExactly(200, 200, 400);
  }

  @Test
  void aCheckpointKeepsTheMonthsAmongTheLots() {
    price("2025-01-05T00:00:00Z", 80.1, Quality.GOOD);
    price("2025-01-06T00:00:00Z", 80.2, Quality.GOOD);
    MarketMonths again = new MarketMonths();
    List<String> kept = new ArrayList<>(List.of("L1 2025-01-01T00:00:00Z 5.0 plc"));
    kept.addAll(market.kept());
    again.restore(kept);
    assertThat(again.means()).isEqualTo(market.means());
    assertThat(again.kept()).isEqualTo(market.kept());
  }

  /** A trend of one a month: each planned month must get the value of its own month. */
  @Test
  void forecastsBeginBehindWhatIsKnownAndPlansReadThemAtTheirOwnMonth() {
    Case reference = CaseFolder.read(Path.of("../../twin-model/cases/meb-europe")).reference();
    MonthlySeries observed = reference.observations().market().get(ObservedPanel.CARBON_COLUMN);
    double last = observed.last();
    Case later = new RollingCase(reference).from(reference.firstMonth().plusMonths(2));
    TreeMap<YearMonth, Double> told = new TreeMap<>();
    assertThat(carbon(later, told, Conditions.CALM)).startsWith(last + 3, last + 4);
    told.put(reference.firstMonth(), 200.0);
    assertThat(carbon(later, told, Conditions.CALM)).startsWith(202, 203);
    told.put(reference.firstMonth().plusMonths(1), 300.0);
    assertThat(carbon(later, told, Conditions.CALM)).startsWith(301, 302);
    assertThat(carbon(later, told, new Conditions(Map.of(), 400.0))).startsWith(400, 401, 402);
    told.remove(reference.firstMonth().plusMonths(1));
    assertThat(carbon(later, told, new Conditions(Map.of(), 400.0))).startsWith(400, 401, 402);
  }

  @Test
  void aMonthThatIsToldLateDoesNotShiftAForecastThatWasMadeWithoutIt() {
    Case reference = CaseFolder.read(Path.of("../../twin-model/cases/meb-europe")).reference();
    double last = reference.observations().market().get(ObservedPanel.CARBON_COLUMN).last();
    Case later = new RollingCase(reference).from(reference.firstMonth().plusMonths(2));
    List<Outlook> before = risks(later, new TreeMap<>()).forecast(Conditions.CALM);
    RiskView now = risks(later, new TreeMap<>(Map.of(reference.firstMonth(), 200.0)));
    assertThat(carbon(now, later, before, Conditions.CALM)).startsWith(last + 3, last + 4);
    List<Outlook> live = now.forecast(new Conditions(Map.of(), 400.0));
    assertThat(carbon(now, later, live, Conditions.CALM)).startsWith(401, 401, 402);
  }

  /** Nominal prices of a plan whose first month is two months behind the case's history. */
  private static double[] carbon(
      Case later, SortedMap<YearMonth, Double> told, Conditions conditions) {
    RiskView risks = risks(later, told);
    return carbon(risks, later, risks.forecast(conditions), conditions);
  }

  private static RiskView risks(Case later, SortedMap<YearMonth, Double> told) {
    return new RiskView(later, new Trend(), Fakes.tools().sets(), 12, 1, 2, told);
  }

  private static double[] carbon(
      RiskView risks, Case later, List<Outlook> outlooks, Conditions conditions) {
    return risks
        .assess(
            "U",
            outlooks,
            org.looptwin.model.twin.TwinSnapshot.empty(later.name()),
            conditions,
            org.looptwin.uncertainty.api.UncertaintySets.Radius.CONFORMAL_90)
        .set()
        .of("carbon")
        .orElseThrow()
        .nominal()
        .toArray();
  }

  /** One more every month. */
  private static class Trend implements Arena {
    @Override
    public Outlook forecast(SeriesHistory history, int horizon, long seed, Heard heard) {
      double[] path = new double[horizon];
      for (int month = 0; month < horizon; month++) {
        path[month] = history.values().last() + month + 1;
      }
      return new Outlook(
          history.target(),
          "trend",
          new MonthlySeries(history.values().end(), path),
          Map.of(),
          List.of(),
          List.of());
    }

    @Override
    public List<Standing> leaderboard(
        SeriesHistory history, int horizon, int origins, long seed, Heard heard) {
      return List.of();
    }
  }
}
