package org.looptwin.coordinate.markov.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
  @Test
  void ticksAreRoundAndWithinTheAxis() {
    assertThat(labels(-515, 1182)).containsExactly("-500", "0", "500", "1,000");
    assertThat(labels(0, 1.05)).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
    assertThat(labels(0.0121, 0.0189)).containsExactly("0.014", "0.016", "0.018");
    assertThat(labels(1, 60)).containsExactly("10", "20", "30", "40", "50", "60");
  }

  @Test
  void anAxisOfOneValueHasThatValue() {
    assertThat(labels(3, 3)).containsExactly("3.00");
  }

  private static List<String> labels(double low, double high) {
    Ticks ticks = new Ticks(low, high);
    return Arrays.stream(ticks.values()).mapToObj(ticks::label).toList();
  }
}
