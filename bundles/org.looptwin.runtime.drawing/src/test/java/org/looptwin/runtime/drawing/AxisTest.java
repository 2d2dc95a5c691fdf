package org.looptwin.runtime.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void marksWithinTheEndsAreRound() {
    assertThat(labels(Axis.within(-515, 1182, 0, 1))).containsExactly("-500", "0", "500", "1,000");
    assertThat(labels(Axis.within(0, 1.05, 0, 1)))
        .containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
    assertThat(labels(Axis.within(0.0121, 0.0189, 0, 1)))
        .containsExactly("0.014", "0.016", "0.018");
    assertThat(labels(Axis.within(1, 60, 0, 1)))
        .containsExactly("10", "20", "30", "40", "50", "60");
    assertThat(labels(Axis.within(0.1, 0.9, 0, 1))).containsExactly("0.2", "0.4", "0.6", "0.8");
  }

  @Test
  void endsAroundTheDataAreRoundAndHaveMarks() {
    Axis axis = Axis.around(3863, 4120, 100, 0);
    assertThat(axis.least()).isEqualTo(3800);
    assertThat(axis.most()).isEqualTo(4200);
    assertThat(labels(axis)).containsExactly("3,800", "3,900", "4,000", "4,100", "4,200");
    assertThat(axis.at(3800)).isEqualTo(100);
    assertThat(axis.at(4200)).isEqualTo(0);
  }

  @Test
  void oneValueAloneHasRoomOnBothSides() {
    for (double value : new double[] {3, 0, -7e6, 4e-12}) {
      Axis axis = Axis.within(value, value, 0, 100);
      assertThat(axis.at(value)).isCloseTo(50, within(1e-6));
      assertThat(axis.marks()).as("of %s", value).hasSizeBetween(3, 8);
      Axis around = Axis.around(value, value, 0, 100);
      assertThat(around.at(value)).isBetween(10., 90.);
    }
  }

  @Test
  void noMarkIsANegativeZero() {
    assertThat(Axis.within(-1, 1, 0, 1).text(-0.0)).isEqualTo("0.0");
    assertThat(Axis.within(-1, 1, 0, 1).text(-1e-17)).isEqualTo("0.0");
  }

  private static List<String> labels(Axis axis) {
    return axis.marks().stream().map(axis::text).toList();
  }
}
