package org.looptwin.runtime.paho;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackOffTest {
  @Test
  void waitsDoubleUpToTheCapAndStartAgainAfterASuccess() {
    RandomGenerator middle = () -> Long.MIN_VALUE; // nextDouble() is 0.5
    BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(60), middle);
    assertThat(backOff.next()).isEqualTo(Duration.ofMillis(750));
    assertThat(backOff.next()).isEqualTo(Duration.ofMillis(1500));
    for (int i = 0; i < 100; i++) {
      assertThat(backOff.next()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(45));
    }
    assertThat(backOff.next()).isEqualTo(Duration.ofSeconds(45));
    backOff.reset();
    assertThat(backOff.next()).isEqualTo(Duration.ofMillis(750));
  }
}
