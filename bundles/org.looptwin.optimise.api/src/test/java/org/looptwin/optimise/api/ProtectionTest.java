package org.looptwin.optimise.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;

class ProtectionTest {
  private static final UncertaintySet BOX =
      new UncertaintySet(
          "U-1",
          "box",
          Map.of(
              "p:S01", interval("p:S01", 0.10, 0.13),
              "p:SUEZ", interval("p:SUEZ", 0.04, 0.05),
              "carbon", interval("carbon", 90, 97)),
          List.of());

  private static Interval interval(String name, double nominal, double upper) {
    return new Interval(name, path(nominal), path(0), path(upper), "by hand");
  }

  private static MonthlySeries path(double value) {
    return MonthlySeries.constant(YearMonth.of(2025, 1), 2, value);
  }

  @Test
  void aBoxIsReadAsNominalValuesAndWhatTheyMayRiseBy() {
    Protection.Deviations rise = Protection.Deviations.of(BOX);
    assertThat(rise.supplierP().get("S01").at(1)).isCloseTo(0.03, within(1e-12));
    assertThat(rise.laneClassP().get(LaneClass.SUEZ).at(0)).isCloseTo(0.01, within(1e-12));
    assertThat(rise.carbonEurT().at(0)).isEqualTo(7);
    assertThat(rise.supplierP()).hasSize(1);
    Outlooks nominal = Outlooks.BASE.atNominal(BOX);
    assertThat(nominal.supplierP().get("S01").at(0)).isEqualTo(0.10);
    assertThat(nominal.laneClassP()).containsOnlyKeys(LaneClass.SUEZ);
    assertThat(nominal.carbonEurT().at(1)).isEqualTo(90);
  }

  @Test
  void impossibleProtectionsAreRefusedWithTheValue() {
    Protection.Deviations rise = Protection.Deviations.of(BOX);
    assertThatThrownBy(() -> new Protection.Budgeted(rise, -1, 0, 0))
        .hasMessageContaining("gammaSuppliers is -1");
    assertThatThrownBy(() -> new Protection.Ellipsoid(rise, Double.NaN))
        .hasMessageContaining("omega is NaN");
    assertThatThrownBy(() -> new Protection.Tail(1, 10, 1)).hasMessageContaining("alpha is 1");
    assertThatThrownBy(() -> new Protection.Wasserstein(1, 0, 1))
        .hasMessageContaining("scenarios is 0");
  }
}
