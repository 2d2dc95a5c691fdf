package org.looptwin.optimise.fuzzy.input;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.api.fuzzy.Shape;

/**
 * The forms of a fuzzy number in a file: a number (crisp), {@code [low, mode, high]}, {@code [a1,
 * a2, a3, a4]}, or {@code {"m", "n", "left", "right", "L", "R"}} with spreads and, where sides are
 * not straight, the exponents of their shapes max(0, 1 - x^p).
 */
final class FuzzyForm {
  private static final Set<String> KEYS =
      new LinkedHashSet<>(List.of("m", "n", "left", "right", "L", "R"));

  private final Entry entry;

  FuzzyForm(Entry entry) {
    this.entry = entry;
  }

  FuzzyNumber read() {
    if (entry.isList()) {
      return vertices(entry.list());
    }
    if (entry.isObject()) {
      return spreads();
    }
    return FuzzyNumber.crisp(entry.number());
  }

  private FuzzyNumber vertices(List<Entry> entries) {
    if (entries.size() != 3 && entries.size() != 4) {
      throw entry.fault(
          "has %d numbers".formatted(entries.size()), "[low, mode, high] or four vertices");
    }
    double[] vertex = entries.stream().mapToDouble(Entry::number).toArray();
    for (int k = 1; k < vertex.length; k++) {
      if (vertex[k] < vertex[k - 1]) {
        throw entry.fault(
            "is %s: vertex %d is below the one before it".formatted(entry.shown(), k + 1),
            "vertices in rising order. Maybe sort them");
      }
    }
    return vertex.length == 3
        ? FuzzyNumber.triangle(vertex[0], vertex[1], vertex[2])
        : FuzzyNumber.trapezoid(vertex[0], vertex[1], vertex[2], vertex[3]);
  }

  private FuzzyNumber spreads() {
    entry.only(KEYS);
    double m = entry.at("m").number();
    double n = entry.has("n") ? entry.at("n").number() : m;
    if (n < m) {
      throw entry
          .at("n")
          .fault("is %s, below m = %s".formatted(n, m), "a core [m, n] in rising order");
    }
    return FuzzyNumber.lr(m, n, spread("left"), spread("right"), shape("L"), shape("R"));
  }

  private double spread(String key) {
    double value = entry.at(key).number();
    if (value < 0) {
      throw entry
          .at(key)
          .fault(
              "is the negative spread %s".formatted(value),
              "a spread of 0 or more. Maybe drop the sign");
    }
    return value;
  }

  private Shape shape(String key) {
    if (!entry.has(key)) {
      return Shape.LINEAR;
    }
    double exponent = entry.at(key).number();
    if (!(exponent > 0)) {
      throw entry.at(key).fault("is " + exponent, "an exponent above 0, 1 for a straight side");
    }
    return new Shape.Power(exponent);
  }
}
