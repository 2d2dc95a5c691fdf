package org.looptwin.model.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class MonthlySeriesTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2024, 11);

  @Test
  void countsMonthsAcrossTheYear() {
    MonthlySeries series = new MonthlySeries(NOVEMBER, 1, 2, 3);

    assertThat(series.end()).isEqualTo(YearMonth.of(2025, 2));
    assertThat(series.at(2)).isEqualTo(3);
    assertThat(series.last()).isEqualTo(3);
    assertThat(series.first(2)).isEqualTo(new MonthlySeries(NOVEMBER, 1, 2));
  }

  @Test
  void cannotBeChangedFromOutside() {
    double[] values = {1, 2};
    MonthlySeries series = new MonthlySeries(NOVEMBER, values);
    values[0] = 9;
    series.toArray()[1] = 9;

    assertThat(series.toArray()).containsExactly(1, 2);
  }

  @Test
  void namesTheMonthOfAValueThatIsNotFinite() {
    assertThatThrownBy(() -> new MonthlySeries(NOVEMBER, 1, 2, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2025-01")
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> new MonthlySeries(NOVEMBER, Double.POSITIVE_INFINITY))
        .hasMessageContaining("2024-11");
  }

  @Test
  void isEqualOnlyWithTheSameStartAndValues() {
    assertThat(MonthlySeries.constant(NOVEMBER, 2, 5))
        .isEqualTo(new MonthlySeries(NOVEMBER, 5, 5))
        .isNotEqualTo(new MonthlySeries(NOVEMBER.plusMonths(1), 5, 5))
        .isNotEqualTo(new MonthlySeries(NOVEMBER, 5, 6));
  }
}
