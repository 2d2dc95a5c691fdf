package org.looptwin.connector.mqtt;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WaitsTest {
  private final Waits five = Waits.ordinary(new SplittableRandom(1), true);
  private final Waits three = Waits.ordinary(new SplittableRandom(1), false);

  @Test
  void aBrokerThatThrowsOutWhoeverComesIsAskedLessAndLess() {
    Duration sum = ZERO;
    for (int i = 0; i < 10; i++) {
      sum = sum.plus(five.afterLoss(ofSeconds(1), false));
    }
    assertThat(sum).as("1 + 2 + ... + 32 + 4 x 60 s, at least half").isGreaterThan(ofSeconds(150));
  }

  @Test
  void aConnectionThatWasOfUseStartsWithAShortWaitAgain() {
    for (int i = 0; i < 10; i++) {
      five.afterFailure();
    }
    assertThat(five.afterLoss(ofSeconds(1), true)).isLessThanOrEqualTo(ofSeconds(1));
    five.afterFailure();
    assertThat(five.afterLoss(ofSeconds(10), false)).isLessThanOrEqualTo(ofSeconds(1));
  }

  @Test
  void aRivalGetsAMinuteOrMoreAndThenLonger() {
    assertThat(five.afterTakeOver(ofSeconds(1))).isBetween(ofSeconds(60), ofSeconds(120));
    assertThat(five.afterTakeOver(ofSeconds(90))).isBetween(ofSeconds(120), ofSeconds(240));
    assertThat(five.afterTakeOver(ofSeconds(1800))).isBetween(ofSeconds(60), ofSeconds(120));
  }

  @Test
  void whereTheBrokerCannotSayFiveShortConnectionsInARowLookLikeARival() {
    for (int i = 0; i < 4; i++) {
      assertThat(three.afterLoss(ofSeconds(2), true)).isLessThanOrEqualTo(ofSeconds(1));
      assertThat(three.suspicious()).isFalse();
    }
    assertThat(three.afterLoss(ofSeconds(2), true)).isGreaterThanOrEqualTo(ofSeconds(60));
    assertThat(three.suspicious()).isTrue();
    assertThat(three.afterLoss(ofSeconds(20), true)).isLessThanOrEqualTo(ofSeconds(1));
    assertThat(three.suspicious()).isFalse();
  }
}
