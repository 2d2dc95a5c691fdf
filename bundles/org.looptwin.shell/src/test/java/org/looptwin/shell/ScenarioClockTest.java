package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ScenarioClockTest {
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final long SECOND = 1_000_000_000;

  private final AtomicLong nanos = new AtomicLong(-7 * SECOND);
  private final ScenarioClock clock = new ScenarioClock(START, 3600, nanos::get);

  @Test
  void standsUntilItBegins() {
    nanos.addAndGet(60 * SECOND);
    assertThat(clock.instant()).isEqualTo(START);
  }

  @Test
  void runsAnHourASecondThenSettlesWhereItIs() {
    clock.begin();
    nanos.addAndGet(2 * SECOND);
    assertThat(clock.instant()).isEqualTo("2025-01-01T02:00:00Z");
    clock.settle();
    assertThat(clock.instant()).isEqualTo("2025-01-01T02:00:00Z");
    nanos.addAndGet(5 * SECOND);
    assertThat(clock.instant()).isEqualTo("2025-01-01T02:00:05Z");
  }
}
