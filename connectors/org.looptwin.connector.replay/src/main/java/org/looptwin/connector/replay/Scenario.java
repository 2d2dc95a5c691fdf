package org.looptwin.connector.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A named script.
 *
 * @param days how long it is played
 * @param rate of the ordinary readings; null for what the case's plants send
 */
record Scenario(String name, String title, int days, List<ScriptLine> script, Rate rate) {
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
          "noise",
          "load_mean",
          "load_burst");

  /**
   * All ordinary series in turn.
   *
   * @param perSecond readings
   */
  record Rate(double perSecond, Duration duration) {}

  static Scenario named(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "There is no scenario '%s', expected one of %s."
              .formatted(name, String.join(", ", NAMES)));
    }
    return of(name, Json.resource("scenarios/" + name + ".json"));
  }

  static Scenario of(String name, JsonNode file) {
    List<ScriptLine> script = new ArrayList<>();
    file.path("script").forEach(line -> script.add(ScriptLine.of(line)));
    JsonNode rate = file.path("rate");
    return new Scenario(
        name,
        file.path("title").asText(name),
        file.path("days").asInt(),
        List.copyOf(script),
        rate.isObject()
            ? new Rate(rate.path("perSecond").asDouble(), Json.duration(rate, "duration"))
            : null);
  }
}
