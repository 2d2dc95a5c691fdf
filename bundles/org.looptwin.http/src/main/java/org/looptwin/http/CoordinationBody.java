package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.looptwin.coordinate.api.ContractQuestion;
import org.looptwin.coordinate.api.Objective;

/** Reads a contract that is only thought of; what it does not understand is refused. */
final class CoordinationBody {
  private static final double HIGHEST_PRICE = 1e9;
  private static final double MOST_UNITS = 10_000;
  private static final double HIGHEST_GAMMA = 0.999;
  private static final double LEAST_DETECTION = 0.01;
  private static final double LEAST_WEIGHT = 0.001;
  private static final double HIGHEST_WEIGHT = 1000;
  private static final Set<String> ACTORS =
      Set.of("manufacturer", "distributor", "consumer", "recycler", "reuser");

  private CoordinationBody() {}

  /** A missing body asks for the contract with the present numbers. */
  static ContractQuestion question(JsonNode json) {
    Field body =
        Field.body(
            json.isMissingNode() ? JsonNodeFactory.instance.objectNode() : json,
            List.of("prices", "means", "gamma", "detection", "objective", "weights"),
            "{\"prices\":{\"co\":1600},\"detection\":0.5}");
    return new ContractQuestion(
        body.at("prices").numbers(-HIGHEST_PRICE, HIGHEST_PRICE),
        body.at("means").numbers(0, MOST_UNITS),
        orNone(body.at("gamma").number(0, HIGHEST_GAMMA)),
        orNone(body.at("detection").number(LEAST_DETECTION, 1)),
        new Objective(product(body.at("objective")), weights(body.at("weights"))));
  }

  private static double orNone(Double value) {
    return value == null ? Double.NaN : value;
  }

  private static boolean product(Field field) {
    if (field.said() && !List.of("sum", "nash").contains(field.text())) {
      throw field.bad("The objective is '%s'; expected sum or nash.", field.text());
    }
    return field.said() && field.text().equals("nash");
  }

  private static Map<String, Double> weights(Field field) {
    field.each(
        (actor, weight) -> {
          if (!ACTORS.contains(actor)) {
            throw weight.bad(
                "'%s' is no actor; expected some of %s.", actor, new TreeSet<>(ACTORS));
          }
        });
    return field.numbers(LEAST_WEIGHT, HIGHEST_WEIGHT);
  }
}
