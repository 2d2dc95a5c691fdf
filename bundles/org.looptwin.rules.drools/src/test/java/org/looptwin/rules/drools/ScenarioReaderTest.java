package org.looptwin.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioReaderTest {
  private static Scenario withLeadHours(String entry) {
    return new ScenarioReader()
        .read(
            """
            {"leadHours": {%s}, "given": [{"series": "battery-plant/B01/raw_stock_CO",
             "from": "2024-03-01T06:00:00Z", "values": [9]}]}
            """
                .formatted(entry));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "\"B01\": 72",
        "\"battery-plant/B01/raw_stock_CO\": \"three days\"",
        "\"battery-plant/B01/raw_stock_CO\": -1"
      })
  void leadHoursThatCannotBeMeantAreRefused(String entry) {
    assertThatThrownBy(() -> withLeadHours(entry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leadHours has");
  }

  @Test
  void leadHoursOfASeriesAreRead() {
    assertThat(withLeadHours("\"battery-plant/B01/raw_stock_CO\": 72")).isNotNull();
  }
}
