package org.looptwin.model.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.looptwin.model.network.NodeType;

/**
 * The yearly capacity a site may have, GWh. The defaults are study A's: 5 to 8 for a battery plant,
 * 2 to 2.5 for a recycling centre. A case of another size says so in {@code parameters.json}, e.g.
 * {@code "capacity_limits": {"B": {"min_gwh_y": 0.1, "max_gwh_y": 50}}}.
 */
final class CapacityLimits {
  private static final String KEY = "/capacity_limits";
  private static final Map<NodeType, Range> STUDY_A =
      Map.of(
          NodeType.BATTERY_PLANT, range(5, 8),
          NodeType.RECYCLING_CENTRE, range(2, 2.5));

  private final Map<NodeType, Range> limits = new LinkedHashMap<>(STUDY_A);

  static CapacityLimits read(JsonFile parameters) {
    CapacityLimits limits = new CapacityLimits();
    parameters
        .at(KEY)
        .ifPresent(
            node -> node.fieldNames().forEachRemaining(name -> limits.put(parameters, name)));
    return limits;
  }

  /** What the capacity of a site of this type must be. */
  Range of(NodeType type) {
    return limits.getOrDefault(type, Range.POSITIVE);
  }

  private void put(JsonFile parameters, String letter) {
    String pointer = KEY + "/" + letter;
    NodeType type = letter.length() == 1 ? NodeType.ofLetter(letter.charAt(0)).orElse(null) : null;
    double min = parameters.number(pointer + "/min_gwh_y", 0, Range.NOT_NEGATIVE);
    double max = parameters.number(pointer + "/max_gwh_y", Range.ANY.max(), Range.POSITIVE);
    if (type == null) {
      parameters.error(pointer, "%s is no type of site".formatted(letter), "S, B, V, R or M");
    } else if (min > max) {
      parameters.error(pointer, "min_gwh_y is above max_gwh_y", "a range");
    } else {
      limits.put(type, range(min, max));
    }
  }

  private static Range range(double min, double max) {
    return new Range(
        min,
        max,
        "a capacity of %s to %s GWh a year. Maybe set capacity_limits in parameters.json"
            .formatted(min, max));
  }
}
