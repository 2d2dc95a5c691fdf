package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.InitialState;

/** B01 uses up 100,000 kWh in 30.4 days; its store holds 29.9 days and ends with 10. */
class StoreRoomTest {
  private static final Case TINY =
      CaseFolder.read(Path.of("../../twin-model/cases/tiny")).reference();
  private static final double A_DAY = 100_000 / 30.4;

  private static InitialState told(double graphiteDays, Double... arrivingKwh) {
    InitialState own = TINY.initialState();
    return new InitialState(
        own.executedShares(),
        own.executedRoutes(),
        Map.of("B01", Map.of(Commodity.GR, graphiteDays)),
        own.openRecyclers(),
        Map.of("B01", Map.of(Commodity.GR, List.of(arrivingKwh))),
        Map.of());
  }

  private static Use made(double... kwh) {
    return new Use(Map.of("B01", kwh), Map.of());
  }

  private static List<Double> graphite(InitialState told, Use use) {
    return new StoreRoom(TINY, told, 3).lotsBehind(use).arrivingKwh().get("B01").get(Commodity.GR);
  }

  @Test
  void aLotThatFindsTheStoreFullComesWhenThereIsRoom() {
    // 29 of 29.9 days in store; a month's capacity is made in month 2
    InitialState told = told(29, 10 * A_DAY, 0.0, 0.0);
    List<Double> graphite = graphite(told, made(0, 100_000, 100_000));
    assertThat(graphite.get(0)).isCloseTo(0.9 * A_DAY, within(0.011));
    assertThat(graphite.get(1)).isCloseTo(9.1 * A_DAY, within(0.011));
    assertThat(graphite.get(2)).isZero();
  }

  @Test
  void noneComesThatWouldBeTooMuchForTheEnd() {
    // 29 + 10 + 5 - 30.4 days would be left, 3.6 more than the 10 of the end
    InitialState told = told(29, 10 * A_DAY, 5 * A_DAY, 0.0);
    List<Double> graphite = graphite(told, made(100_000, 0, 0));
    assertThat(graphite.get(0)).isCloseTo(10 * A_DAY, within(1e-6));
    assertThat(graphite.get(1)).isCloseTo(1.4 * A_DAY, within(0.011));
    assertThat(graphite.get(2)).isZero();
  }

  @Test
  void whatHasRoomComesExactlyAsTold() {
    InitialState told = told(10, 12_345.6, 0.0, 7.0);
    assertThat(new StoreRoom(TINY, told, 3).lotsBehind(made(80_000, 80_000, 80_000)))
        .isEqualTo(told);
  }

  @Test
  void kitsTakeUpRoomThatLotsOfTheirMaterialsWouldHave() {
    Use use = new Use(Map.of("B01", new double[] {50_000}), Map.of("B01", new double[] {20_000}));
    assertThat(use.upTo("B01", Commodity.LI, 1)).containsExactly(30_000);
    assertThat(use.upTo("B01", Commodity.GR, 1)).containsExactly(50_000);
  }
}
