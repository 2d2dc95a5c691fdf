package org.looptwin.optimise.fuzzy.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;

/** Seeded draws: one secrecy coefficient for each family, drawn when the family first comes up. */
final class Draws {
  private static final double LEAST_SPREAD = 0.05;
  private static final double MOST_SPREAD = 0.15;

  private final Generator generator;
  private final SplittableRandom random;
  private final Map<String, Double> secrecy = new LinkedHashMap<>();

  Draws(Generator generator, long seed) {
    this.generator = generator;
    this.random = new SplittableRandom(seed);
  }

  double uniform(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Of a family, both ends times its coefficient. */
  double family(String family) {
    double[] range = generator.ranges().get(family);
    return secrecy(family) * uniform(range[0], range[1]);
  }

  private double secrecy(String family) {
    Double known = secrecy.get(family);
    if (known == null) {
      known = uniform(generator.secrecy()[0], generator.secrecy()[1]);
      secrecy.put(family, known);
    }
    return known;
  }

  double effect(String name) {
    double[] range = generator.effects().get(name);
    return uniform(range[0], range[1]);
  }

  double[] families(String family, int count) {
    double[] drawn = new double[count];
    java.util.Arrays.setAll(drawn, any -> family(family));
    return drawn;
  }

  /** (1 - l, 1, 1 + r), l and r 5 to 15 %: how vague a family is. */
  FuzzyNumber vagueness() {
    double left = uniform(LEAST_SPREAD, MOST_SPREAD);
    double right = uniform(LEAST_SPREAD, MOST_SPREAD);
    return FuzzyNumber.triangle(1 - left, 1, 1 + right);
  }

  /** [node][x, y] in km. */
  double[][] places(int count) {
    double side = generator.ranges().get("map_km")[0];
    double[][] places = new double[count][];
    java.util.Arrays.setAll(places, any -> new double[] {uniform(0, side), uniform(0, side)});
    return places;
  }
}
