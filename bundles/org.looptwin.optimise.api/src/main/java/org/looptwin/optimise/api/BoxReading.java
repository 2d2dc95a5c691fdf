package org.looptwin.optimise.api;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;

/** A box by what its parameters' names stand for: {@code p:S01}, {@code p:SUEZ}, {@code carbon}. */
final class BoxReading {
  private static final String PROBABILITY = "p:";

  private final Map<String, MonthlySeries> supplierP = new HashMap<>();
  private final Map<LaneClass, MonthlySeries> laneClassP = new EnumMap<>(LaneClass.class);
  private MonthlySeries carbonEurT;

  BoxReading(UncertaintySet box, Function<Interval, MonthlySeries> end) {
    box.intervals()
        .forEach(
            (name, interval) -> {
              MonthlySeries path = end.apply(interval);
              if (name.equals("carbon")) {
                carbonEurT = path;
              } else if (name.startsWith(PROBABILITY)) {
                put(name.substring(PROBABILITY.length()), path);
              }
            });
  }

  private void put(String subject, MonthlySeries path) {
    for (LaneClass type : LaneClass.values()) {
      if (type.name().equals(subject)) {
        laneClassP.put(type, path);
        return;
      }
    }
    supplierP.put(subject, path);
  }

  Map<String, MonthlySeries> supplierP() {
    return supplierP;
  }

  Map<LaneClass, MonthlySeries> laneClassP() {
    return laneClassP;
  }

  MonthlySeries carbonEurT() {
    return carbonEurT;
  }
}
