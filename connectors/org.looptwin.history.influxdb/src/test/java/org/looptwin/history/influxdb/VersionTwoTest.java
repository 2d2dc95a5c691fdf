package org.looptwin.history.influxdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a 2.x server is asked and how its answers are read, with a stand-in. */
class VersionTwoTest extends InfluxContract {
  private FakeInfluxTwo influx;

  @Override
  Target database(String test) throws IOException {
    influx = new FakeInfluxTwo();
    return influx.target(FakeInfluxTwo.TOKEN);
  }

  @Override
  InfluxServer server(Target target) {
    return new VersionTwo(target);
  }

  @Override
  void empty() {
    influx.empty();
  }

  @Test
  void aWrongTokenIsTroubleAndIsNotTold() {
    InfluxHistory stranger = new InfluxHistory(influx.target("wrong-token"), Clock.systemUTC());
    assertThatThrownBy(stranger::offset)
        .hasMessageContaining("unauthorized")
        .satisfies(e -> assertThat(e.toString()).doesNotContain("wrong-token"));
    assertThatThrownBy(() -> stranger.append(List.of(Entries.stock(1, 1))))
        .hasMessageContaining("unauthorized");
    stranger.close();
  }

  @Test
  void anUnreachableServerIsSaidSo() {
    influx.close();
    assertThatThrownBy(history::offset).hasMessageContaining("does not answer a ping");
  }

  @AfterEach
  void stop() {
    influx.close();
  }
}
