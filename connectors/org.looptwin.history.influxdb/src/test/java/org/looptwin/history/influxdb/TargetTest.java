package org.looptwin.history.influxdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TargetTest {
  private static Target target(String url, int version, String database, String bucket) {
    return new Target(
        url,
        version,
        database,
        "",
        "plant",
        bucket,
        new Target.Access("s3cret", "user", "pa55word"),
        "looptwin_telemetry",
        "n");
  }

  @Test
  void theVersionFollowsFromTheSettingsUnlessItIsGiven() {
    assertThat(Target.version("auto", "looptwin")).isEqualTo(1);
    assertThat(Target.version("auto", "")).isEqualTo(2);
    assertThat(Target.version("2", "looptwin")).isEqualTo(2);
    assertThatThrownBy(() -> Target.version("3", ""))
        .hasMessage("influxdb.version is '3'; expected 1, 2 or auto.");
  }

  @Test
  void saysWhichKeyIsMissing() {
    assertThatThrownBy(() -> target("http://h:1", 1, "", "b"))
        .hasMessageContaining("influxdb.database is empty");
    assertThatThrownBy(() -> target("http://h:1", 2, "d", ""))
        .hasMessageContaining("influxdb.bucket is empty");
  }

  @Test
  void anAddressWithAPasswordIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> target("http://me:hidden@h:1", 1, "d", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(String.valueOf(e.getCause())).doesNotContain("hidden"))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hidden"));
  }

  @Test
  void neverTellsItsSecrets() {
    assertThat(target("http://h:1", 2, "d", "b").toString())
        .isEqualTo("InfluxDB http://h:1 bucket plant/b");
    assertThat(target("http://h:1", 2, "d", "b").access().toString()).isEqualTo("Access");
  }
}
