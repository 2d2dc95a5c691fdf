package org.looptwin.optimise.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.optimise.pareto.Nsga2.Member;
import org.looptwin.optimise.pareto.Nsga2.Value;

/** Breeding held against fronts that are known. */
class Nsga2Test {
  private static final double[] REFERENCE = {1.1, 1.1};

  private static Variation reals(int count) {
    double[] upper = new double[count];
    Arrays.fill(upper, 1);
    return new Variation(0, new double[count], upper, 15, 20);
  }

  private static Value zdt1(Genome genome) {
    double[] x = genome.reals();
    double g = 1 + 9 * Arrays.stream(x).skip(1).sum() / (x.length - 1);
    return new Value(new double[] {x[0], g * (1 - Math.sqrt(x[0] / g))}, 0);
  }

  private static List<double[]> aims(List<Member> members) {
    return members.stream().map(m -> m.value().aims()).toList();
  }

  /** The whole front's volume is 0.21 + 2/3 = 0.87667; random search of the same size gets none. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void realGenesComeToTheFrontOfZdt1(long seed) {
    List<Member> front = new Nsga2(reals(30), Nsga2Test::zdt1, seed).run(List.of(), 100, 250);
    assertThat(new Hypervolume(REFERENCE).of(aims(front))).isBetween(0.865, 0.876667);
    assertThat(front).hasSizeGreaterThan(80);
  }

  @Test
  void equalSeedsBreedEqualFrontsAndOthersDoNot() {
    Function<Long, List<double[]>> run =
        seed -> aims(new Nsga2(reals(5), Nsga2Test::zdt1, seed).run(List.of(), 20, 10));
    assertThat(run.apply(7L).toArray(double[][]::new))
        .isDeepEqualTo(run.apply(7L).toArray(double[][]::new));
    assertThat(Arrays.deepEquals(run.apply(7L).toArray(), run.apply(8L).toArray())).isFalse();
  }

  /** A knapsack of twelve items with two profits, all 4096 fillings tried beside it. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void bitGenesFindTheFrontOfAKnapsackAndKeepItsLimit(long seed) {
    Function<Genome, Value> knapsack = knapsack(seed);
    List<Member> front =
        new Nsga2(new Variation(12, new double[0], new double[0], 15, 20), knapsack, seed)
            .run(List.of(), 60, 60);
    assertThat(front).allSatisfy(m -> assertThat(m.value().violation()).isZero());
    List<double[]> all = new ArrayList<>();
    for (long filling = 0; filling < 4096; filling++) {
      BitSet bits = BitSet.valueOf(new long[] {filling});
      Value value = knapsack.apply(new Genome(bits, new double[0]));
      if (value.violation() == 0) {
        all.add(value.aims());
      }
    }
    Hypervolume volume = new Hypervolume(new double[] {1, 1});
    assertThat(volume.of(aims(front))).isCloseTo(volume.of(all), within(0.002 * volume.of(all)));
  }

  private static Function<Genome, Value> knapsack(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[][] items = new int[3][12];
    for (int[] row : items) {
      Arrays.setAll(row, i -> 10 + random.nextInt(91));
    }
    int limit = Arrays.stream(items[0]).sum() / 2;
    return genome -> {
      int[] sum = new int[3];
      genome.bits().stream()
          .forEach(
              i -> {
                for (int k = 0; k < 3; k++) {
                  sum[k] += items[k][i];
                }
              });
      return new Value(new double[] {-sum[1], -sum[2]}, Math.max(0, sum[0] - limit));
    };
  }

  /**
   * Everything violates; the least violation is x = (1, ...): fronts of feasible ones are empty.
   */
  @Test
  void whatKeepsNoConstraintIsNotInTheFrontButLesserViolationsWin() {
    List<Double> violations = new ArrayList<>();
    Function<Genome, Value> hopeless =
        genome -> {
          double violation = 2 - genome.reals()[0];
          violations.add(violation);
          return new Value(new double[] {genome.reals()[0], 1 - genome.reals()[0]}, violation);
        };
    List<Member> front = new Nsga2(reals(1), hopeless, 1).run(List.of(), 20, 30);
    assertThat(front).isEmpty();
    assertThat(violations.subList(500, violations.size()).stream().min(Comparator.naturalOrder()))
        .hasValueSatisfying(least -> assertThat(least).isLessThan(1.01));
  }

  @Test
  void childrenStayWithinTheirBoundsAndTakeAfterTheirParents() {
    Variation variation = new Variation(0, new double[] {-5, 2}, new double[] {5, 3}, 15, 20);
    SplittableRandom random = new SplittableRandom(4);
    Genome a = new Genome(new BitSet(), new double[] {-4.99, 2.5});
    Genome b = new Genome(new BitSet(), new double[] {4.99, 2.5});
    double sum = 0;
    for (int i = 0; i < 4000; i++) {
      for (Genome child : variation.children(a, b, random)) {
        assertThat(child.reals()[0]).isBetween(-5.0, 5.0);
        assertThat(child.reals()[1]).isBetween(2.0, 3.0);
        sum += child.reals()[0];
      }
    }
    assertThat(sum / 8000).isCloseTo(0, within(0.1));
  }
}
