package org.looptwin.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * The bands that a case's file of the five actors sets for the indicators of a contract: {@code
 * settings.NAME_low} and {@code settings.NAME_high}.
 */
final class ContractBands {
  private static final String SETTINGS = "/settings";
  private static final String LOW = "_low";
  private static final String HIGH = "_high";

  /** They are shares of what was ordered, sold, played. */
  private static final List<String> RATES =
      List.of("service_level", "recovery_rate", "compliance_rate");

  private final JsonFile file;

  ContractBands(JsonFile file) {
    this.file = file;
  }

  void check() {
    JsonNode settings = file.at(SETTINGS).orElse(null);
    if (settings == null || !settings.isObject()) {
      return;
    }
    for (String rate : RATES) {
      limit(rate + LOW, Range.SHARE);
      limit(rate + HIGH, Range.SHARE);
    }
    settings
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (name.endsWith(LOW)) {
                order(name.substring(0, name.length() - LOW.length()));
              }
            });
  }

  private void limit(String name, Range range) {
    file.number(SETTINGS + "/" + name, 0, range);
  }

  private void order(String indicator) {
    Optional<Double> low = number(indicator + LOW);
    Optional<Double> high = number(indicator + HIGH);
    if (low.isPresent() && high.isPresent() && low.get() > high.get()) {
      file.error(
          SETTINGS + "/" + indicator + LOW,
          "settings.%s is %s".formatted(indicator + LOW, low.get()),
          "at most settings.%s, which is %s".formatted(indicator + HIGH, high.get()));
    }
  }

  private Optional<Double> number(String name) {
    return file.at(SETTINGS + "/" + name).filter(JsonNode::isNumber).map(JsonNode::doubleValue);
  }
}
