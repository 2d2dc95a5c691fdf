package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Dictionary;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class InfluxSettingsTest {
  private final Properties file = new Properties();

  @Test
  void secretsGetKeysThatAreNoServiceProperties() {
    file.setProperty("influxdb.url", " http://127.0.0.1:8086 ");
    file.setProperty("influxdb.token", "t");
    file.setProperty("influxdb.password", "p");
    Dictionary<String, Object> values = InfluxSettings.values(file);
    assertThat(values.get("influxUrl")).isEqualTo("http://127.0.0.1:8086");
    assertThat(values.get(".influxToken")).isEqualTo("t");
    assertThat(values.get(".influxPassword")).isEqualTo("p");
    assertThat(values.size()).isEqualTo(4);
  }

  @Test
  void theEmbeddedHistoryAnswersUnlessInfluxIsTheSource() {
    assertThat(InfluxSettings.values(file).get("service.ranking")).isEqualTo(-10);
    file.setProperty("influxdb.source", "true");
    assertThat(InfluxSettings.values(file).get("service.ranking")).isEqualTo(10);
  }

  @Test
  void everyKeyIsKnownToTheHome() {
    assertThat(HomeFolder.KEYS).containsAll(InfluxSettings.keys());
  }
}
