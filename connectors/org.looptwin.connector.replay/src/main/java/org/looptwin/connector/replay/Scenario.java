package org.looptwin.connector.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A named script.
 *
 * @param days how long it is played
 */
record Scenario(String name, String title, int days, List<ScriptLine> script) {
  /** The scenarios of this bundle, each a file of that name in {@code scenarios}. */
  static final List<String> NAMES =
      List.of(
          "strike_cl",
          "strike_ar",
          "suez_closed",
          "red_sea",
          "plant_down_b01",
          "thermal_r03",
          "eua_spike",
          "returns_drop",
          "recovery_low",
          "noise");

  static Scenario named(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "There is no scenario '%s', expected one of %s."
              .formatted(name, String.join(", ", NAMES)));
    }
    JsonNode file = Json.resource("scenarios/" + name + ".json");
    List<ScriptLine> script = new ArrayList<>();
    file.path("script").forEach(line -> script.add(ScriptLine.of(line)));
    return new Scenario(
        name, file.path("title").asText(), file.path("days").asInt(), List.copyOf(script));
  }
}
