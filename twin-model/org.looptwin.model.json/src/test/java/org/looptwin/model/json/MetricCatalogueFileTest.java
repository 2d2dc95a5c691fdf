package org.looptwin.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.telemetry.Metric;
import org.looptwin.model.telemetry.MetricCatalogue;
import org.looptwin.model.telemetry.SeriesId;

class MetricCatalogueFileTest {
  private final MetricCatalogue catalogue = MetricCatalogueFile.standard();

  @ParameterizedTest
  @CsvSource({
    "supplier, stock_on_hand, 12, days of plan, 12",
    "supplier, capacity_utilisation, 0.71, 1, 71",
    "recycling-centre, cell_temp_max, 300, K, 26.85",
    "recycling-centre, received_kwh, 2.5, MWh, 2500",
    "market, eua_price, 71.5, EUR/t, 71.5"
  })
  void convertsAcceptedUnits(String family, String metric, double v, String unit, double expected) {
    assertThat(find(family, metric).convert(v, unit).orElseThrow())
        .isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-9));
  }

  @Test
  void guessesNoUnit() {
    assertThat(find("supplier", "stock_on_hand").convert(1, "weeks")).isEmpty();
    assertThat(find("battery-plant", "raw_stock_LI").convert(1, "kWh")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "supplier, strike_flag, 0, 1",
    "supplier, capacity_utilisation, 0, 120",
    "supplier, confirmed_vs_planned, 0, 200",
    "supplier, stock_on_hand, 0, 365",
    "recycling-centre, gas_CO_ppm, 0, 10000",
    "recycling-centre, cell_temp_max, -60, 200",
    "lane, eta_delay_h, -720, 4320",
    "lane, position_lat, -90, 90",
    "lane, position_lon, -180, 180",
    "market, eua_price, 0, 1000",
    "market, congestion_idx, 0, 1000"
  })
  void knowsTheHardRange(String family, String metric, double min, double max) {
    assertThat(find(family, metric).min()).isEqualTo(min);
    assertThat(find(family, metric).max()).isEqualTo(max);
  }

  @Test
  void hasTheStockOfEachOfTheTwelveMaterials() {
    for (Commodity commodity : Commodity.values()) {
      assertThat(catalogue.find("battery-plant", "raw_stock_" + commodity).isPresent())
          .as(commodity.name())
          .isEqualTo(commodity.material());
    }
  }

  @Test
  void knowsWordsAndEvents() {
    Metric state = find("battery-plant", "line_state");
    assertThat(state.words()).isEqualTo(List.of("RUN", "IDLE", "DOWN", "MAINT")).isNotEmpty();
    assertThat(state.every()).isEmpty();
    assertThat(find("lane", "shipment_dispatched").every()).isEmpty();
    assertThat(find("supplier", "confirmed_vs_planned").every()).contains(Duration.ofDays(1));
  }

  @Test
  void aSeriesIsStaleAfterThreeIntervalsUnlessItsMetricSaysOtherwise() throws Exception {
    MetricCatalogue own =
        MetricCatalogueFile.read(
            new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(
                    """
                    {"metrics": [
                      {"metric": "a", "families": ["market"], "every": "PT1H"},
                      {"metric": "b", "families": ["market"], "every": "PT1H", "staleAfter": "PT12H"},
                      {"metric": "c", "families": ["market"], "every": "PT1H", "staleAfter": "never"},
                      {"metric": "d", "families": ["market"]}]}
                    """));
    assertThat(own.find("market", "a").orElseThrow().staleAfter()).contains(Duration.ofHours(3));
    assertThat(own.find("market", "b").orElseThrow().staleAfter()).contains(Duration.ofHours(12));
    assertThat(own.find("market", "c").orElseThrow().staleAfter()).isEmpty();
    assertThat(own.find("market", "d").orElseThrow().staleAfter()).isEmpty();
  }

  @Test
  void givesTheSameNameToDifferentFamiliesAndNothingToOthers() {
    assertThat(catalogue.find("recycling-centre", "electricity_kwh")).isPresent();
    assertThat(catalogue.find("battery-plant", "electricity_kwh")).isPresent();
    assertThat(catalogue.find("supplier", "electricity_kwh")).isEmpty();
    assertThat(catalogue.find(SeriesId.market("gpr"))).isPresent();
    assertThat(catalogue.find("supplier", "gpr")).isEmpty();
  }

  private Metric find(String family, String metric) {
    return catalogue.find(family, metric).orElseThrow();
  }
}
