package org.looptwin.model.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConversionTest {
  @Test
  void leavesNoBinaryNoise() {
    Metric.Conversion kelvinToCelsius = new Metric.Conversion(1, -273.15);
    assertThat(kelvinToCelsius.apply(231.15)).isEqualTo(-42.0);
    assertThat(new Metric.Conversion(100, 0).apply(0.57)).isEqualTo(57.0);
    assertThat(new Metric.Conversion(1000, 0).apply(1.234567890123)).isEqualTo(1234.56789012);
  }

  @Test
  void leavesWhatIsNoNumberToTheRangeCheck() {
    assertThat(new Metric.Conversion(2, 0).apply(Double.MAX_VALUE)).isInfinite();
    assertThat(new Metric.Conversion(2, 0).apply(0)).isZero();
  }
}
