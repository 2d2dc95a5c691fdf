package org.looptwin.optimise.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;

class OutlooksTest {
  @Test
  void aVagueParameterCountsAtTheExpectedValueOfItsTriangle() {
    // (60 + 2 * 80 + 140) / 4 = 90; the worst case would be 140, the nominal value 80
    Interval carbon = new Interval("carbon", path(80), path(60), path(140), "by hand");
    UncertaintySet box = new UncertaintySet("u", "box", Map.of("carbon", carbon), List.of());
    assertThat(Outlooks.BASE.atExpected(box).carbonEurT().at(0)).isEqualTo(90);
    assertThat(Outlooks.BASE.atNominal(box).carbonEurT().at(0)).isEqualTo(80);
  }

  private static MonthlySeries path(double value) {
    return new MonthlySeries(YearMonth.of(2025, 1), new double[] {value});
  }
}
