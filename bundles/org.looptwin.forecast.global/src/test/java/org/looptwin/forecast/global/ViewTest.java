package org.looptwin.forecast.global;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ViewTest {
  private static final Form YEARLY = new Form(6, 12);

  private static double[] sales(int months) {
    return IntStream.range(0, months)
        .mapToDouble(t -> (200 + t) * (1 + 0.3 * Math.sin(Math.PI * t / 6)))
        .toArray();
  }

  @Test
  void theSameInAnotherUnitLooksTheSame() {
    double[] dear = Arrays.stream(sales(60)).map(value -> 1000 * value).toArray();
    float[] one = View.of(sales(60), 60, YEARLY).inputs();
    float[] other = View.of(dear, 60, YEARLY).inputs();
    for (int i = 0; i < one.length; i++) {
      assertThat(other[i]).isEqualTo(one[i], within(1e-4f));
    }
  }

  @Test
  void whatComesLaterIsNotLookedAt() {
    double[] changed = sales(60);
    Arrays.fill(changed, 48, 60, 1e6);
    assertThat(View.of(changed, 48, YEARLY).inputs())
        .containsExactly(View.of(sales(60), 48, YEARLY).inputs());
  }

  @Test
  void whatTheNetworkShouldHaveSaidGivesTheValueBack() {
    double[] values = sales(66);
    double[] signed = Arrays.stream(values).map(value -> value - 250).toArray();
    for (double[] each : new double[][] {values, signed}) {
      View view = View.of(each, 60, YEARLY);
      for (int step = 1; step <= 6; step++) {
        double outcome = each[59 + step];
        assertThat(view.value(view.target(outcome, step), step))
            .isEqualTo(outcome, within(1e-6 * 250));
      }
    }
  }

  @Test
  void aNetworkThatSaysNothingForecastsTheSeasonOfTheLastLevel() {
    // 0.3 of the level up or down, the level itself rising by half a percent a month
    View view = View.of(sales(72), 72, YEARLY);
    for (int step = 1; step <= 6; step++) {
      double season = 1 + 0.3 * Math.sin(Math.PI * (71 + step) / 6);
      assertThat(view.value(0, step)).isEqualTo(270 * season, within(0.03 * 270));
    }
  }

  @Test
  void aSeasonThatIsNoiseVanishes() {
    // differs from month to month, but not by the month of the year
    double[] values = IntStream.range(0, 60).mapToDouble(t -> (t * t * 7 + 3 * t) % 11).toArray();
    double largest = Arrays.stream(Season.indices(values, 60, 12)).map(Math::abs).max().orElse(9);
    assertThat(largest).isLessThan(1);
  }

  @Test
  void nothingKnownButZerosIsForecastAsZero() {
    View view = View.of(new double[30], 30, YEARLY);
    assertThat(view.value(0, 1)).isZero();
    assertThat(view.inputs()).doesNotContain(Float.NaN);
  }
}
