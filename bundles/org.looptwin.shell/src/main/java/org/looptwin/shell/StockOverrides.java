package org.looptwin.shell;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.InitialState;
import org.looptwin.optimise.api.PlanningProblem;

/** Days of materials in store at battery plants, in place of the case's. */
final class StockOverrides {
  private final Map<String, Map<Commodity, Double>> days = new HashMap<>();

  static Commodity material(String said, String word) {
    return Arrays.stream(Commodity.values())
        .filter(commodity -> commodity.material() && commodity.name().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                BadInput.of(
                    "%s names '%s', expected one of %s",
                    said,
                    word,
                    Arrays.stream(Commodity.values()).filter(Commodity::material).toList()));
  }

  void put(String plant, Commodity material, double daysInStore) {
    days.computeIfAbsent(plant, key -> new EnumMap<>(Commodity.class)).put(material, daysInStore);
  }

  PlanningProblem applied(PlanningProblem problem) {
    if (days.isEmpty()) {
      return problem;
    }
    InitialState now = problem.initial();
    Map<String, Map<Commodity, Double>> all = new HashMap<>(now.stockDays());
    days.forEach(
        (plant, materials) -> {
          Map<Commodity, Double> merged = new HashMap<>(all.getOrDefault(plant, Map.of()));
          merged.putAll(materials);
          all.put(plant, merged);
        });
    return problem.from(
        problem.reference(),
        new InitialState(
            now.executedShares(),
            now.executedRoutes(),
            all,
            now.openRecyclers(),
            now.arrivingKwh(),
            now.returnedKwh()));
  }
}
