package org.looptwin.optimise.fuzzy.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.fuzzy.compromise.Aim;

/** Which column costs what, by part; the aims are its sums at expected values. */
final class Ledger {
  private final Map<Part, FuzzyNumber> vagueness;
  private final List<Line> lines = new ArrayList<>();

  /** One column's coefficient in one part, at the mode. */
  private record Line(Part part, int column, double mode) {}

  Ledger(Map<Part, FuzzyNumber> vagueness) {
    this.vagueness = vagueness;
  }

  void add(Part part, int column, double mode) {
    if (mode != 0) {
      lines.add(new Line(part, column, mode));
    }
  }

  /** Cost (EUR) or CO2 (kg), to be minimised. */
  Aim aim(boolean cost, int columns) {
    double[] coefficients = new double[columns];
    for (Line line : lines) {
      if (line.part().cost() == cost) {
        coefficients[line.column()] += line.mode() * vagueness.get(line.part()).expectedValue();
      }
    }
    return new Aim(cost ? "cost" : "co2", cost ? "EUR" : "kg", false, coefficients, 0);
  }

  /** Each part's fuzzy sum at a solution. */
  Map<Part, FuzzyNumber> values(double[] x, boolean cost) {
    Map<Part, Double> sums = new LinkedHashMap<>();
    Part.of(cost).forEach(part -> sums.put(part, 0.0));
    for (Line line : lines) {
      sums.computeIfPresent(line.part(), (part, sum) -> sum + line.mode() * x[line.column()]);
    }
    Map<Part, FuzzyNumber> values = new LinkedHashMap<>();
    sums.forEach((part, sum) -> values.put(part, vagueness.get(part).times(sum)));
    return values;
  }
}
