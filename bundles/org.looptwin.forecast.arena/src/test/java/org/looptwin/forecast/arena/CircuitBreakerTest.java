package org.looptwin.forecast.arena;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  @Test
  void aSuccessBetweenFailuresStartsTheCountAgain() {
    CircuitBreaker breaker = new CircuitBreaker(2, 1);
    breaker.failed();
    breaker.succeeded();
    breaker.failed();
    assertThat(breaker.admits()).isTrue();
    breaker.failed();
    assertThat(breaker.admits()).isFalse();
  }

  @Test
  void afterItsRestOneMoreFailureSendsItBackAtOnce() {
    CircuitBreaker breaker = new CircuitBreaker(2, 3);
    breaker.failed();
    breaker.failed();
    for (int i = 0; i < 3; i++) {
      assertThat(breaker.admits()).isFalse();
    }
    assertThat(breaker.admits()).isTrue();
    breaker.failed();
    assertThat(breaker.admits()).isFalse();
  }
}
