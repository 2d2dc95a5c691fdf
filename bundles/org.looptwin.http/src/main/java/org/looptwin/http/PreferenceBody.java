package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.looptwin.decision.api.RiskDesk;
import org.looptwin.decision.api.RiskWeights;

/** An operator's choice: weights, or a point of the front. */
final class PreferenceBody {
  private static final String POINT = "point";
  private static final double LEAST = 0.01;
  private static final double MOST = 100;

  private PreferenceBody() {}

  static RiskWeights chosen(JsonNode json, RiskDesk.FrontView front) {
    Field body =
        Field.body(json, List.of(POINT, "carbon", "disruption", "comment"), "{\"point\":3}");
    if (!body.at(POINT).said()) {
      return read(body);
    }
    if (body.at("carbon").said() || body.at("disruption").said()) {
      throw body.at(POINT).bad("Expected either a point or weights, not both.");
    }
    if (front.points().isEmpty()) {
      throw body.at(POINT)
          .bad("There is no front to choose from. Maybe POST /api/v1/front and wait for it.");
    }
    double point = body.at(POINT).number(0, front.points().size() - 1.0);
    if (point != Math.rint(point)) {
      throw body.at(POINT).bad("point is %s; expected a whole number.", point);
    }
    return front.points().get((int) point).weights();
  }

  /** Weights alone. */
  static RiskWeights weights(Field field) {
    field.each(
        (name, value) -> {
          if (!List.of("carbon", "disruption").contains(name)) {
            throw value.bad("'%s' is unknown; expected carbon, disruption.", name);
          }
        });
    return read(field);
  }

  /** What is not named counts at its price. */
  private static RiskWeights read(Field field) {
    Double carbon = field.at("carbon").number(LEAST, MOST);
    Double disruption = field.at("disruption").number(LEAST, MOST);
    if (carbon == null && disruption == null) {
      throw field.bad("Neither carbon nor disruption is named; expected a weight of 0.01 to 100.");
    }
    return new RiskWeights(carbon == null ? 1 : carbon, disruption == null ? 1 : disruption);
  }
}
