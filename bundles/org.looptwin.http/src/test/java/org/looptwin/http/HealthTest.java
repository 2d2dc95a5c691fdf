package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.twin.api.DiskWatch.Use;
import org.looptwin.twin.api.Histories.Follower;

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
      assertThat(check.remedy().isEmpty())
          .as(check.name())
          .isEqualTo(check.state() == Health.State.UP);
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

  private List<String> warnings() {
    return health.checks().stream()
        .filter(check -> check.state() == Health.State.WARNING)
        .map(Health.Check::name)
        .toList();
  }

  @Test
  void aHistoryThatStoresNothingIsAWarningBecauseTheTwinGoesOn() {
    // the fake history is at offset 1
    readings(2);
    assertThat(warnings()).isEmpty();
    pass(Duration.ofSeconds(61));
    assertThat(warnings()).containsExactly("history-FakeHistory");
    assertThat(down()).isEmpty();
  }

  @Test
  void aStoreInTroubleIsNamedWithWhatItIsBehind() {
    backend.followers =
        List.of(
            new Follower("sqlite", 90, 0, Optional.empty()),
            new Follower("influxdb", 70, 20, Optional.of("nobody answers at http://db:8086")));
    assertThat(warnings()).containsExactly("history-influxdb");
    var tree = Health.tree(health.checks());
    assertThat(tree.path("status").asText()).isEqualTo("UP");
    assertThat(tree.path("missing")).isEmpty();
    assertThat(tree.at("/warnings/0").asText())
        .startsWith("history-influxdb: offset 70, 20 behind; nobody answers at http://db:8086.");
  }

  @Test
  void aDiskThatFillsIsAWarningBeforeItIsFull() {
    var parts = Map.of("journal", 18_500_000_000L, "history", 500_000_000L);
    backend.use =
        new Use(
            parts,
            9L << 30,
            1L << 30,
            Optional.of(20_000_000_000L),
            Optional.of(Duration.ofDays(4)),
            Optional.empty(),
            "");
    assertThat(warnings()).isEmpty();
    assertThat(health.checks())
        .extracting(Health.Check::detail)
        .contains(
            "19.0 GB of 20.0 GB are used; 9.7 GB are free; full in about 4 days at the present rate");
    backend.use =
        new Use(
            parts,
            9L << 30,
            1L << 30,
            Optional.empty(),
            Optional.empty(),
            Optional.of("it is nearly full"),
            "Make room.");
    assertThat(warnings()).containsExactly("disk");
    assertThat(Health.tree(health.checks()).at("/warnings/0").asText())
        .isEqualTo("disk: it is nearly full. Make room.");
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

  @Test
  void aConnectionThatNobodyAskedForOnlyWarns() {
    backend.sparkplug = ConnectionState.DOWN;
    assertThat(down()).doesNotContain("sparkplug");
    assertThat(Health.tree(health.checks()).at("/warnings/0").asText())
        .startsWith("sparkplug: DOWN: no right to read");
    backend.mqtt = ConnectionState.DOWN;
    assertThat(down()).contains("mqtt");
  }
}
