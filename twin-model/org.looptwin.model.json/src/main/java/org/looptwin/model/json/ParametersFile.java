package org.looptwin.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.looptwin.model.network.Parameters;

/**
 * {@code parameters.json}: the scalars in the sound reading. A figure of a study has {@code value}
 * (as printed) and may have {@code use} (what is used); the latter wins.
 */
final class ParametersFile {
  /** Prices of the plan that are fixed in this version. */
  private static final Map<String, Double> FIXED =
      Map.of(
          "change_price_share_eur_kwh", 3.0,
          "change_price_route_eur_kwh", 1.0,
          "floor_relief_share_of_price", 0.5,
          "stock_floor_relief_eur_kwh_month", 20.0,
          "holding_rate_per_month", 0.01,
          "recycler_holding_eur_kwh_month", 0.2,
          "shortage_eur_kwh", 600.0,
          "floor_slack_eur_kwh", 400.0);

  private final JsonFile file;

  ParametersFile(JsonFile file) {
    this.file = file;
  }

  Parameters read() {
    FIXED.forEach(this::checkFixed);
    return new Parameters(
        currency(),
        scalar(96.8, Range.NOT_NEGATIVE, "/planning/carbon_eur_t"),
        scalar(0.68, Range.SHARE, "/planning/recovery_rate"),
        scalar(0.036, Range.PROBABILITY, "/planning/p_SUEZ_calm"),
        scalar(280, Range.NOT_NEGATIVE, "/loss_supplier"),
        scalar(150, Range.NOT_NEGATIVE, "/loss_link"),
        scalar(0.18, Range.SHARE, "/loss_given_disruption"),
        scalar(5.8, Range.NOT_NEGATIVE, "/ef_recycled_route"),
        scalar(15, Range.NOT_NEGATIVE, "/ef_lithium_supply"),
        scalar(
            0.8,
            Range.SHARE,
            "/planning/recycling_floor_share_of_collectable",
            "/recycling_target_in_model"),
        scalar(0.95, Range.SHARE, "/yields/hydromet_recovery"),
        scalar(0.92, Range.SHARE, "/yields/regen_lithium"),
        scalar(60, Range.POSITIVE, "/kwh_per_vehicle"),
        scalar(1.2, Range.NOT_NEGATIVE, "/beta"));
  }

  private String currency() {
    return file.at("/currency").map(JsonNode::asText).orElse("EUR");
  }

  private double scalar(double reference, Range range, String... pointers) {
    for (String pointer : pointers) {
      Optional<JsonNode> node =
          file.at(pointer + "/use")
              .or(() -> file.at(pointer + "/value"))
              .or(() -> file.at(pointer).filter(found -> !found.isObject()));
      if (node.isPresent()) {
        return file.number(pointer, node.get(), range);
      }
    }
    if (file.present()) {
      file.warning(
          pointers[0],
          "%s is missing".formatted(JsonFile.dotted(pointers[0])),
          "%s; the reference value %s is used".formatted(range.words(), reference));
    }
    return reference;
  }

  private void checkFixed(String name, double fixed) {
    String pointer = "/planning/" + name;
    double given = file.number(pointer, fixed, Range.NOT_NEGATIVE);
    if (given != fixed) {
      file.warning(
          pointer,
          "%s is %s".formatted(JsonFile.dotted(pointer), given),
          "%s, which this version uses whatever stands here".formatted(fixed));
    }
  }
}
