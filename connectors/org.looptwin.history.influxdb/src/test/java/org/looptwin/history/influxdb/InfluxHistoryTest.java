package org.looptwin.history.influxdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class InfluxHistoryTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private final FakeServer server = new FakeServer();
  private final InfluxHistory history = open();

  private InfluxHistory open() {
    Target target =
        new Target("http://h:1", 1, "d", "", "", "", new Target.Access("", "", "s3cret"), "m", "n");
    return new InfluxHistory(target, server, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void resumesWhereTheServerStands() {
    server.progress = new Progress(41, 3);
    assertThat(history.offset()).isEqualTo(41);
    history.append(List.of(Entries.stock(42, 1), Entries.stock(43, 2)));
    assertThat(history.offset()).isEqualTo(43);
    assertThat(server.progress).isEqualTo(new Progress(43, 3));
    assertThat(server.marks).containsExactly(Instant.parse("2026-01-02T03:00:00Z"));
  }

  @Test
  void whatWasCutOffBeforeTheMarkIsNotCounted() {
    server.cutOffBeforeMark = true;
    assertThatThrownBy(() -> history.append(List.of(Entries.stock(1, 1))))
        .hasMessage("InfluxDB http://h:1 database d: cut off");
    assertThat(history.offset()).isZero();
    assertThat(open().offset()).isZero();
  }

  @Test
  void anEmptiedServerIsFilledFromWhereItStandsNow() {
    history.append(List.of(Entries.stock(1, 1), Entries.stock(2, 2)));
    server.progress = Progress.NONE;
    assertThatThrownBy(() -> history.append(List.of(Entries.stock(3, 3))))
        .hasMessageContaining("it holds the journal up to offset 0, no longer up to 2");
    assertThat(server.written).containsExactly(1L, 2L);
    assertThat(history.offset()).isZero();
    history.append(List.of(Entries.stock(1, 1)));
    assertThat(history.offset()).isEqualTo(1);
  }

  @Test
  void theSameAgainDoesNotMoveItBack() {
    history.append(List.of(Entries.stock(1, 1), Entries.stock(2, 2)));
    history.append(List.of(Entries.stock(1, 1)));
    assertThat(history.offset()).isEqualTo(2);
    assertThat(server.progress.offset()).isEqualTo(2);
  }

  @Test
  void whoAsksHowFarItIsDoesNotWaitForAServerThatIsAway() {
    history.append(List.of(Entries.stock(1, 1)));
    int asked = server.asked;
    server.away = true;
    assertThat(history.offset()).isEqualTo(1);
    assertThat(server.asked).isEqualTo(asked);
  }

  @Test
  void tellsWhatWasRefused() {
    server.progress = new Progress(7, 2);
    assertThat(history.trouble()).isEmpty();
    server.refused = 9L;
    history.append(List.of(Entries.stock(8, 1), Entries.stock(9, 1)));
    assertThat(history.trouble().orElseThrow()).contains("has refused 1 readings since the start");
    assertThat(server.progress).isEqualTo(new Progress(9, 3));
  }

  @Test
  void namesTheServerAndNoSecretWhenItIsAway() {
    server.away = true;
    assertThatThrownBy(history::offset)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("InfluxDB http://h:1 database d: connection refused");
  }
}
