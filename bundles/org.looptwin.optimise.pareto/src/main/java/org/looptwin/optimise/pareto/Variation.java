package org.looptwin.optimise.pareto;

import java.util.BitSet;
import java.util.random.RandomGenerator;

/**
 * How genomes are drawn, crossed and mutated. Reals: simulated binary crossover and polynomial
 * mutation, both bounded (Deb and Agrawal 1995; Deb and others 2002). Bits: uniform crossover,
 * flips. A gene mutates with a chance of 1 / number of genes of its kind.
 */
final class Variation {
  private static final double CROSSOVER = 0.9;
  private static final double SAME = 1e-14;

  private final int bits;
  private final double[] lower;
  private final double[] upper;
  private final double crossoverIndex;
  private final double mutationIndex;

  /**
   * @param crossoverIndex distribution index, 15 to 20: the greater, the nearer to the parents
   * @param mutationIndex distribution index, about 20
   */
  Variation(int bits, double[] lower, double[] upper, double crossoverIndex, double mutationIndex) {
    this.bits = bits;
    this.lower = lower.clone();
    this.upper = upper.clone();
    this.crossoverIndex = crossoverIndex;
    this.mutationIndex = mutationIndex;
  }

  Genome draw(RandomGenerator random) {
    BitSet open = new BitSet();
    for (int i = 0; i < bits; i++) {
      open.set(i, random.nextBoolean());
    }
    double[] reals = new double[lower.length];
    for (int i = 0; i < reals.length; i++) {
      reals[i] = lower[i] + random.nextDouble() * (upper[i] - lower[i]);
    }
    return new Genome(open, reals);
  }

  /** Two mutated children. */
  Genome[] children(Genome a, Genome b, RandomGenerator random) {
    BitSet[] open = {(BitSet) a.bits().clone(), (BitSet) b.bits().clone()};
    double[][] reals = {a.reals().clone(), b.reals().clone()};
    if (random.nextDouble() < CROSSOVER) {
      swap(open, random);
      for (int i = 0; i < lower.length; i++) {
        if (random.nextBoolean()) {
          cross(reals, i, random);
        }
      }
    }
    Genome[] children = new Genome[2];
    for (int c = 0; c < 2; c++) {
      mutate(open[c], reals[c], random);
      children[c] = new Genome(open[c], reals[c]);
    }
    return children;
  }

  private void swap(BitSet[] open, RandomGenerator random) {
    for (int i = 0; i < bits; i++) {
      if (open[0].get(i) != open[1].get(i) && random.nextBoolean()) {
        open[0].flip(i);
        open[1].flip(i);
      }
    }
  }

  private void cross(double[][] reals, int i, RandomGenerator random) {
    double low = Math.min(reals[0][i], reals[1][i]);
    double high = Math.max(reals[0][i], reals[1][i]);
    if (high - low < SAME) {
      return;
    }
    double u = random.nextDouble();
    double down = spread(1 + 2 * (low - lower[i]) / (high - low), u);
    double up = spread(1 + 2 * (upper[i] - high) / (high - low), u);
    double first = bounded(0.5 * (low + high - down * (high - low)), i);
    double second = bounded(0.5 * (low + high + up * (high - low)), i);
    boolean turned = random.nextBoolean();
    reals[0][i] = turned ? second : first;
    reals[1][i] = turned ? first : second;
  }

  private double spread(double beta, double u) {
    double power = crossoverIndex + 1;
    double alpha = 2 - Math.pow(beta, -power);
    double base = u <= 1 / alpha ? u * alpha : 1 / (2 - u * alpha);
    return Math.pow(base, 1 / power);
  }

  private void mutate(BitSet open, double[] reals, RandomGenerator random) {
    for (int i = 0; i < bits; i++) {
      if (random.nextDouble() < 1.0 / bits) {
        open.flip(i);
      }
    }
    for (int i = 0; i < reals.length; i++) {
      if (random.nextDouble() < 1.0 / reals.length) {
        reals[i] = mutated(reals[i], i, random.nextDouble());
      }
    }
  }

  private double mutated(double value, int i, double u) {
    double width = upper[i] - lower[i];
    if (width <= 0) {
      return value;
    }
    double power = mutationIndex + 1;
    boolean left = u < 0.5;
    double room = 1 - (left ? value - lower[i] : upper[i] - value) / width;
    double share = left ? 2 * u : 2 * (1 - u);
    double base = share + (1 - share) * Math.pow(room, power);
    double delta = 1 - Math.pow(base, 1 / power);
    return bounded(value + (left ? -delta : delta) * width, i);
  }

  private double bounded(double value, int i) {
    return Math.min(upper[i], Math.max(lower[i], value));
  }
}
