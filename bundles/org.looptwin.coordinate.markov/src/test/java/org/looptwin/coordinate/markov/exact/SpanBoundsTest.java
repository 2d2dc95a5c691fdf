package org.looptwin.coordinate.markov.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpanBoundsTest {
  /** Two states that take turns, one pays 1: V = 1 / (1 - 0.99^2) and 0.99 of that. */
  @Test
  void slowSweepsGoOnUntilTheErrorIsSmall() {
    double gamma = 0.99;
    double[] v = new double[2];
    SpanBounds bounds = new SpanBounds(gamma);
    int sweeps = 0;
    do {
      bounds.begin();
      double[] next = {1 + gamma * v[1], gamma * v[0]};
      bounds.see(v[0], next[0]);
      bounds.see(v[1], next[1]);
      v = next;
      sweeps++;
    } while (bounds.error() > 1e-6 && !bounds.exhausted());
    // error 49.5 * 0.99^(k-1) < 1e-6 needs 1764 sweeps
    assertThat(sweeps).isBetween(1750, 1780);
    assertThat(v[0] + bounds.shift()).isCloseTo(1 / (1 - gamma * gamma), within(1e-6));
  }

  @Test
  void boundsThatComeNoNearerEnd() {
    SpanBounds bounds = new SpanBounds(0.9);
    int sweeps = 0;
    do {
      bounds.begin();
      bounds.see(0, 1);
      bounds.see(0, -1);
      sweeps++;
    } while (!bounds.exhausted() && sweeps < 1000);
    assertThat(sweeps).isEqualTo(102); // the first is near, a hundred idle ones are counted after
  }
}
