package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class MqttSettingsTest {
  private final Properties settings = new Properties();

  @Test
  void eachFurtherBrokerHasItsOwnSettings() {
    settings.setProperty("mqtt.user", "main");
    settings.setProperty("mqtt.broker.line2.url", "ssl://b:8883");
    settings.setProperty("mqtt.broker.line2.password", "secret");
    settings.setProperty("mqtt.broker.fleet.url", "tcp://c:1883");
    var brokers = MqttSettings.brokers(settings);
    assertThat(brokers).containsOnlyKeys("fleet", "line2");
    assertThat(brokers.get("line2").get("mqttUrl")).isEqualTo("ssl://b:8883");
    assertThat(brokers.get("line2").get(".mqttPassword")).isEqualTo("secret");
    assertThat(brokers.get("line2").get("mqttUser")).isNull();
    assertThat(MqttSettings.main(settings, "tcp://a:1").get("mqttUser")).isEqualTo("main");
  }

  @Test
  void aBrokerWithoutAnAddressOrWithAVersionThatIsNoneIsToldBySetting() {
    settings.setProperty("mqtt.broker.x.user", "u");
    assertThatThrownBy(() -> MqttSettings.brokers(settings))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("mqtt.broker.x.url is missing");
    settings.setProperty("mqtt.broker.x.url", "tcp://x:1");
    settings.setProperty("mqtt.broker.x.version", "4");
    assertThatThrownBy(() -> MqttSettings.brokers(settings)).hasMessageContaining("5 or 3.1.1");
  }

  @Test
  void knowsTheKeysOfBrokersWhateverTheirName() {
    assertThat(HomeFolder.known("mqtt.broker.any.tls.ca")).isTrue();
    assertThat(HomeFolder.known("mqtt.broker.any.tls.caa")).isFalse();
    assertThat(HomeFolder.known("mqtt.subscribe")).isTrue();
  }
}
