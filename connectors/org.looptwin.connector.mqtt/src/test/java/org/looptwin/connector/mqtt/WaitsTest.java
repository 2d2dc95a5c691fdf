package org.looptwin.connector.mqtt;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WaitsTest {
  private final Waits waits = Waits.ordinary(new SplittableRandom(1));

  @Test
  void aNetworkThatLetsNothingThroughIsAskedLessAndLess() {
    Duration sum = ZERO;
    for (int i = 0; i < 10; i++) {
      sum = sum.plus(waits.afterLoss(ofSeconds(1), false, false));
    }
    assertThat(sum).as("1 + 2 + ... + 32 + 4 x 60 s, at least half").isGreaterThan(ofSeconds(150));
  }

  @Test
  void theBrokerInTheSameProcessIsAskedEveryFewSeconds() {
    Waits near = Waits.inProcess(new SplittableRandom(1));
    for (int i = 0; i < 20; i++) {
      assertThat(near.afterFailure()).isBetween(Duration.ofMillis(250), ofSeconds(3));
    }
  }

  @Test
  void aConnectionThatWasOfUseStartsWithAShortWaitAgain() {
    for (int i = 0; i < 10; i++) {
      waits.afterFailure();
    }
    assertThat(waits.afterLoss(ofSeconds(1), true, false)).isLessThanOrEqualTo(ofSeconds(1));
    waits.afterFailure();
    assertThat(waits.afterLoss(ofSeconds(10), false, false)).isLessThanOrEqualTo(ofSeconds(1));
  }

  @Test
  void aRivalGetsHalfAMinuteOrMoreAndThenLonger() {
    assertThat(waits.afterTakeOver(ofSeconds(1))).isBetween(ofSeconds(30), ofSeconds(60));
    assertThat(waits.afterTakeOver(ofSeconds(90))).isBetween(ofSeconds(60), ofSeconds(120));
    assertThat(waits.afterTakeOver(ofSeconds(1800))).isBetween(ofSeconds(30), ofSeconds(60));
  }

  @Test
  void fourShortConnectionsInARowThatTheBrokerClosedLookLikeARivalWhateverCame() {
    for (int i = 0; i < 3; i++) {
      assertThat(waits.afterLoss(ofSeconds(2), true, true)).isLessThanOrEqualTo(ofSeconds(1));
      assertThat(waits.suspicious()).isFalse();
    }
    assertThat(waits.afterLoss(ofSeconds(2), true, true)).isBetween(ofSeconds(2), ofSeconds(5));
    assertThat(waits.suspicious()).isTrue();
    for (int i = 0; i < 5; i++) {
      assertThat(waits.afterLoss(ofSeconds(30), true, true))
          .as("the rival waits as long: still no more than half a minute")
          .isBetween(ofSeconds(5), ofSeconds(30));
    }
    assertThat(waits.afterLoss(ofSeconds(60), true, true)).isLessThanOrEqualTo(ofSeconds(1));
    assertThat(waits.suspicious()).isFalse();
  }

  @Test
  void connectionsThatBreakAreNoSignOfARival() {
    for (int i = 0; i < 20; i++) {
      assertThat(waits.afterLoss(ofSeconds(1), true, i % 3 != 0)).isLessThanOrEqualTo(ofSeconds(1));
    }
  }
}
