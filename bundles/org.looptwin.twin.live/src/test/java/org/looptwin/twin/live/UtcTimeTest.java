package org.looptwin.twin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTimeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-03-01T06:00:00Z",
        "2024-03-01T06:00:00.123Z",
        "2024-02-29T23:59:59.999Z",
        "2000-02-29T00:00:00Z",
        "1970-01-01T00:00:00.000Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z"
      })
  void readsTheUsualForms(String text) {
    assertThat(UtcTime.read(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2023-02-29T06:00:00Z",
        "1900-02-29T06:00:00Z",
        "2024-04-31T06:00:00Z",
        "2024-13-01T06:00:00Z",
        "2024-00-01T06:00:00Z",
        "2024-01-00T06:00:00Z",
        "2024-03-01T24:00:00Z",
        "2024-03-01T06:60:00Z",
        "2024-03-01T06:00:60Z",
        "2024-03-01T06:00:00+",
        "2024-03-01T06:00:00.12aZ",
        "2024-03-01t06:00:00Z",
        "2024-03-01T06:00:00.1234Z"
      })
  void leavesEverythingElseToTheFullReader(String text) {
    assertThat(UtcTime.read(text)).isNull();
  }

  @Test
  void agreesWithTheJdkOnAnyMillisecond() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      Instant time = Instant.ofEpochMilli(random.nextLong(4_102_444_800_000L));
      assertThat(UtcTime.read(time.toString())).isEqualTo(time);
    }
  }
}
