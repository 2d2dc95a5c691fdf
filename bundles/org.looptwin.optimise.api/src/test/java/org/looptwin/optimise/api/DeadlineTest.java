package org.looptwin.optimise.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private final AtomicLong nanos = new AtomicLong(5);
  private final Budget asked = new Budget(Duration.ofSeconds(30), 1e-4, 7);
  private final Deadline deadline = new Deadline(asked, nanos::get);

  @Test
  void whatAPartTakesIsMissingForTheOthers() {
    Deadline half = deadline.share(0.5);
    nanos.addAndGet(Duration.ofSeconds(12).toNanos());
    assertThat(deadline.left()).isEqualTo(new Budget(Duration.ofSeconds(18), 1e-4, 7));
    assertThat(deadline.left(0.5).time()).isEqualTo(Duration.ofSeconds(9));
    assertThat(half.left().time()).isEqualTo(Duration.ofSeconds(3));
    nanos.addAndGet(Duration.ofSeconds(4).toNanos());
    assertThat(half.past()).isTrue();
    assertThat(half.left().time()).isZero();
    assertThat(deadline.past()).isFalse();
  }

  @Test
  void whatWasAllowedAndWhatWasTakenStayApart() {
    nanos.addAndGet(Duration.ofSeconds(45).toNanos());
    assertThat(deadline.asked()).isEqualTo(asked);
    assertThat(deadline.seconds()).isEqualTo(45);
    assertThat(deadline.left().time()).isZero();
  }
}
