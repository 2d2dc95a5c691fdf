package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Dictionary;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepingSettingsTest {
  private static Properties with(String key, String value) {
    Properties settings = new Properties();
    settings.setProperty(key, value);
    return settings;
  }

  @Test
  void handsOnWhatIsSet() {
    Dictionary<String, Object> values = KeepingSettings.values(with("history.keep", " 90d "));
    assertThat(values.get("keep")).isEqualTo("90d");
    assertThat(values.size()).isEqualTo(1);
    assertThat(KeepingSettings.values(with("history.keep.hourly", "all")).get("keepHourly"))
        .isEqualTo("all");
  }

  @ParameterizedTest
  @CsvSource({
    "history.keep, 90",
    "history.keep, 0d",
    "history.keep, 3 months",
    "history.chunk, all",
    "history.chunk, 400d"
  })
  void refusesWhatIsNoSpanOfTimeByName(String key, String value) {
    assertThatThrownBy(() -> KeepingSettings.values(with(key, value)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(key)
        .hasMessageContaining(value);
  }
}
