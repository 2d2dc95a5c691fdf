package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Dictionary;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SparkplugSettingsTest {
  private static final String URL = "tcp://127.0.0.1:1883";
  private final Properties settings = new Properties();

  @Test
  void isOnWithTheMainConnectionsUserUnlessSwitchedOff() {
    settings.setProperty("mqtt.user", "looptwin");
    Dictionary<String, Object> read = SparkplugSettings.read(settings, URL).orElseThrow();
    assertThat(read.get("mqttUrl")).isEqualTo(URL);
    assertThat(read.get("mqttUser")).isEqualTo("looptwin");
    assertThat(read.get("hostId")).isNull();
    settings.setProperty("sparkplug.enabled", "false");
    assertThat(SparkplugSettings.read(settings, URL)).isEmpty();
  }

  @Test
  void isOffWhereItsConnectorCouldNotConnect() {
    settings.setProperty("mqtt.tls.cert", "looptwin.pem");
    assertThat(SparkplugSettings.read(settings, URL)).isEmpty();
    settings.setProperty("sparkplug.enabled", "true");
    assertThat(SparkplugSettings.read(settings, URL)).isPresent();
    Properties old = new Properties();
    old.setProperty("mqtt.version", "3.1.1");
    assertThat(SparkplugSettings.read(old, URL)).isEmpty();
  }

  @Test
  void secondsBecomeMilliseconds() {
    settings.setProperty("sparkplug.reorder-timeout", "2.5");
    assertThat(SparkplugSettings.read(settings, URL).orElseThrow().get("reorderTimeoutMs"))
        .isEqualTo(2500L);
  }

  @Test
  void whatIsNoSettingIsToldWithWhatWasExpected() {
    settings.setProperty("sparkplug.reorder-timeout", "soon");
    assertThatThrownBy(() -> SparkplugSettings.read(settings, URL))
        .hasMessage("sparkplug.reorder-timeout is 'soon', expected seconds from 0 to 86400");
    settings.setProperty("sparkplug.reorder-timeout", "5");
    settings.setProperty("sparkplug.host-id", "a/b");
    assertThatThrownBy(() -> SparkplugSettings.read(settings, URL)).hasMessageContaining("'a/b'");
    settings.setProperty("sparkplug.enabled", "maybe");
    assertThatThrownBy(() -> SparkplugSettings.read(settings, URL)).hasMessageContaining("maybe");
  }
}
