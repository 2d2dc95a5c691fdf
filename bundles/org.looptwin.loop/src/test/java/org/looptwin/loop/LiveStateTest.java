package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.looptwin.decision.api.Stance;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.InitialState;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;
import org.looptwin.model.twin.TwinSnapshot;

/** The tiny case: B01 makes 100,000 kWh a month; S03's cobalt takes 30 days by SUEZ. */
class LiveStateTest {
  private static final Case TINY =
      CaseFolder.read(Path.of("../../twin-model/cases/tiny")).reference();

  private final Transit transit = new Transit(TINY);
  private final List<JournalEntry> journal = new ArrayList<>();
  private Executed executed = Executed.NOTHING;

  private void hear(String series, String ts, double value, Quality quality) {
    Instant time = Instant.parse(ts);
    Reading reading =
        new Reading(
            SeriesId.parse(series).orElseThrow(), time, Value.of(value), quality, -1, "gate");
    JournalEntry entry = new JournalEntry(journal.size() + 1L, reading, time);
    journal.add(entry);
    transit.take(List.of(entry));
  }

  private void hear(String series, String ts, double value) {
    hear(series, ts, value, Quality.GOOD);
  }

  private InitialState state() {
    Situation now =
        new Situation(
            TwinSnapshot.empty("tiny").with(journal),
            Conditions.CALM,
            Stance.DEFAULT,
            executed,
            transit.all());
    return new LiveState(TINY, 12).of(now, Set.of("R01"));
  }

  @Test
  void aStoreIsAsFullAsTelemetrySaysAndElsewhereAsTheCaseSays() {
    hear("battery-plant/B01/raw_stock_LI", "2025-01-03T00:00:00Z", 14.5);
    assertThat(state().stockDays().get("B01"))
        .containsEntry(Commodity.LI, 14.5)
        .doesNotContainKey(Commodity.CO);
  }

  @Test
  void badOrOldWordsOfAStoreDoNotCountAndNoneHoldsMoreThanItCan() {
    hear("battery-plant/B01/raw_stock_LI", "2025-01-03T00:00:00Z", 14.5, Quality.BAD);
    hear("battery-plant/B01/raw_stock_CO", "2025-01-03T00:00:00Z", 5);
    hear("battery-plant/B01/raw_stock_NI", "2025-03-03T00:00:00Z", 60);
    assertThat(state().stockDays()).isEqualTo(Map.of("B01", Map.of(Commodity.NI, 29.9)));
  }

  @Test
  void aLotOnItsWayIsExpectedAfterTheLeadTimeOfItsLane() {
    // 20 January + 30 days: 19 February, the second month
    hear("lane/S03-B01-sea-SUEZ/shipment_dispatched", "2025-01-20T00:00:00Z", 6_000);
    List<Double> cobalt = state().arrivingKwh().get("B01").get(Commodity.CO);
    assertThat(cobalt.get(0)).isZero();
    assertThat(cobalt.get(1)).isEqualTo(6_000);
    assertThat(cobalt.stream().mapToDouble(kwh -> kwh).sum()).isEqualTo(6_000);
  }

  @Test
  void aDelayMovesTheArrivalAndWhatHasArrivedIsInTheStore() {
    hear("lane/S03-B01-sea-SUEZ/shipment_dispatched", "2025-01-20T00:00:00Z", 6_000);
    hear("lane/S03-B01-sea-SUEZ/eta_delay_h", "2025-01-21T00:00:00Z", 15 * 24);
    assertThat(state().arrivingKwh().get("B01").get(Commodity.CO).get(2)).isEqualTo(6_000);
    hear("battery-plant/B01/raw_stock_CO", "2025-03-20T00:00:00Z", 12);
    assertThat(state().arrivingKwh()).isEmpty();
  }

  @Test
  void aKitHoldsThreeMaterials() {
    hear("lane/M01-B01-road/shipment_dispatched", "2025-01-20T00:00:00Z", 500);
    assertThat(state().arrivingKwh().get("B01").keySet())
        .containsExactly(Commodity.LI, Commodity.CO, Commodity.NI);
  }

  @Test
  void returnedPacksAboveTheOrdinaryStockCountWhereTheCentreIsOpen() {
    hear("recycling-centre/R01/stock_days", "2025-01-03T00:00:00Z", 15);
    assertThat(state().returnedKwh()).isEmpty();
    hear("recycling-centre/R01/stock_days", "2025-01-04T00:00:00Z", 19.04);
    hear("recycling-centre/R02/stock_days", "2025-01-04T00:00:00Z", 19.04);
    // 3.04 days above 16, a tenth of a month of 50,000 kWh
    assertThat(state().returnedKwh()).containsOnlyKeys("R01");
    assertThat(state().returnedKwh().get("R01")).isCloseTo(5_000, within(1e-6));
  }

  @Test
  void whatWasExecutedTakesThePlaceOfTheCasesShares() {
    executed =
        new Executed(
            YearMonth.of(2025, 2),
            Map.of("S01", 0.5, "S02", 0.5, "S99", 1.0),
            Map.of("S03", Map.of(LaneClass.SUEZ, 0.25, LaneClass.CAPE, 0.75)));
    assertThat(state().executedShares())
        .containsEntry("S01", 0.5)
        .containsEntry("S03", 1.0)
        .doesNotContainKey("S99");
    assertThat(state().executedRoutes().get("S03")).containsEntry(LaneClass.CAPE, 0.75);
  }

  @Test
  void lotsOutliveACheckpoint() {
    hear("lane/S03-B01-sea-SUEZ/shipment_dispatched", "2025-01-20T00:00:00Z", 6_000.5);
    Transit restored = new Transit(TINY);
    restored.restore(transit.kept());
    assertThat(restored.all()).isEqualTo(transit.all()).hasSize(1);
  }
}
