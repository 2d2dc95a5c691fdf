package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HealthTest {
  private static final String TOPIC = "supplier/S01/stock_on_hand";
  private final FakeBackend backend = new FakeBackend();
  private final AtomicLong nanos = new AtomicLong();
  private final Health health = new Health(backend, nanos::get);

  private List<String> down() {
    return health.checks().stream().filter(check -> !check.up()).map(Health.Check::name).toList();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private void readings(int count) {
    for (int i = 0; i < count; i++) {
      backend.twin.put(TOPIC, "2024-03-01T10:0" + i + ":00Z", i);
    }
  }

  @Test
  void everyCheckThatIsDownHasARemedy() {
    assertThat(down()).isEmpty();
    backend.twin.broken("The disk is full.");
    backend.desk.broken("The loop broke.");
    assertThat(down()).containsExactly("journal", "loop");
    for (Health.Check check : health.checks()) {
      assertThat(check.remedy().isEmpty()).as(check.name()).isEqualTo(check.up());
    }
  }

  @Test
  void aLoopThatDoesNotComeToAnOffsetIsDown() {
    // the fake desk has decided up to offset 2 and stays there
    readings(3);
    assertThat(down()).isEmpty();
    pass(Duration.ofMinutes(3));
    assertThat(down()).doesNotContain("decided");
    pass(Duration.ofSeconds(1));
    assertThat(down()).contains("decided");
  }

  @Test
  void aHistoryThatStoresNothingIsDownSooner() {
    // the fake history is at offset 1
    readings(2);
    assertThat(down()).isEmpty();
    pass(Duration.ofSeconds(61));
    assertThat(down()).containsExactly("history");
  }

  @Test
  void beingBehindIsNoFaultWhileItMovesOn() {
    Lag lag = new Lag(nanos::get, Duration.ofSeconds(10));
    assertThat(lag.stuck(100, 90)).isFalse();
    pass(Duration.ofSeconds(9));
    assertThat(lag.stuck(200, 100)).isFalse();
    pass(Duration.ofSeconds(9));
    assertThat(lag.stuck(300, 199)).isFalse();
    pass(Duration.ofSeconds(2));
    assertThat(lag.stuck(300, 199)).isTrue();
    assertThat(lag.stuck(300, 200)).isFalse();
  }
}
