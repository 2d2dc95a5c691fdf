package org.looptwin.optimise.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Sorting, distances, volumes, weights and similarities against published and derived numbers. */
class OraclesTest {
  @Test
  void hypervolumesAreThoseOfInclusionAndExclusionInTwoThreeAndFourAims() {
    JsonNode cases = Oracle.read("moo-03-hypervolume").expected().get("cases");
    for (JsonNode one : cases) {
      double volume = new Hypervolume(Oracle.row(one.get("ref"))).of(List.of(front(one.get("F"))));
      assertThat(volume).as(one.toString()).isCloseTo(one.get("hv").asDouble(), within(1e-9));
    }
  }

  private static double[][] front(JsonNode f) {
    if (f.isArray()) {
      return Oracle.table(f);
    }
    boolean first = f.asText().startsWith("ZDT1");
    DoubleUnaryOperator second = first ? x -> 1 - Math.sqrt(x) : x -> 1 - x * x;
    double[][] points = new double[1001][];
    Arrays.setAll(points, i -> new double[] {i / 1000.0, second.applyAsDouble(i / 1000.0)});
    return points;
  }

  @Test
  void hypervolumeInThreeAimsDoesNotDependOnTheOrderOfAims() {
    double[][] points = {{1, 4, 3}, {2, 2, 2}, {3, 1, 4}, {4, 3, 1}, {2, 3, 1.5}};
    int[][] orders = {{0, 1, 2}, {1, 2, 0}, {2, 1, 0}};
    for (int[] order : orders) {
      List<double[]> turned = new ArrayList<>();
      for (double[] p : points) {
        turned.add(new double[] {p[order[0]], p[order[1]], p[order[2]]});
      }
      assertThat(new Hypervolume(new double[] {5, 5, 5}).of(turned)).isCloseTo(35, within(1e-12));
    }
  }

  /** The oracle divides by the number of aims as pymoo does; Deb does not. */
  @Test
  void crowdingIsDebsSumAndRepeatedPointsGetNothing() {
    Oracle oracle = Oracle.read("moo-05-crowding-nds");
    for (String name : List.of("dup", "4obj")) {
      double[][] points = Oracle.table(oracle.given().get("F_" + name));
      double[] expected = Oracle.row(oracle.expected().get("crowding_" + name));
      double[] distances = Crowding.distances(points);
      for (int i = 0; i < expected.length; i++) {
        double deb = expected[i] * points[0].length;
        if (Double.isInfinite(deb)) {
          assertThat(distances[i]).as(name + i).isInfinite();
        } else {
          assertThat(distances[i]).as(name + i).isCloseTo(deb, within(1e-9));
        }
      }
    }
  }

  @Test
  void frontsArePeeledOneAfterAnotherAndEqualPointsShareOne() {
    Oracle oracle = Oracle.read("moo-05-crowding-nds");
    List<List<Integer>> fronts = Domination.fronts(Oracle.table(oracle.given().get("nds")));
    assertThat(fronts).containsExactly(List.of(0, 1, 2, 6), List.of(3, 4), List.of(5));
    assertThat(oracle.expected().get("fronts").toString()).isEqualTo("[[0,1,2,6],[3,4],[5]]");
  }

  @Test
  void thereAreAsManyDasDennisPointsAsCombinationsAndAllSumToOne() {
    Oracle oracle = Oracle.read("moo-07-das-dennis");
    for (int i = 0; i < 3; i++) {
      JsonNode one = oracle.given().get("cases").get(i);
      List<double[]> points = DasDennis.points(one.get(0).asInt(), one.get(1).asInt());
      assertThat(points).hasSize(oracle.expected().get("counts").get(i).asInt());
      assertThat(points.stream().map(Arrays::toString).distinct()).hasSameSizeAs(points);
      assertThat(points)
          .allSatisfy(p -> assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12)));
    }
  }

  @Test
  void entropyWeightsOfColumnsAsTheyAreAreThoseOfScikitCriteria() {
    Oracle oracle = Oracle.read("mcdm-01-entropy-2x2");
    double[][] table = Oracle.table(oracle.given().get("X"));
    double[] weights = Oracle.row(oracle.expected().get("weights"));
    double[] entropy = Oracle.row(oracle.expected().get("entropy"));
    assertThat(EntropyWeights.ofTable(table)).containsExactly(weights, within(1e-12));
    assertThat(EntropyWeights.entropies(table)).containsExactly(entropy, within(1e-12));
  }

  /**
   * By hand: z = (1, 0.5, 0), p = (2/3, 1/3, 0), e = 0.636514 / ln 3 = 0.579380; the second column
   * z = (0, 1, 1), p = (0, .5, .5), e = ln 2 / ln 3 = 0.630930; the third is constant.
   */
  @Test
  void entropyWeightsOfASampleScaleEveryColumnFirstAndAConstantOneWeighsNothing() {
    double[][] sample = {{1000, 9, 7}, {1005, 5, 7}, {1010, 5, 7}};
    double first = 1 - 0.5793801642856950;
    double second = 1 - Math.log(2) / Math.log(3);
    assertThat(EntropyWeights.ofSample(sample))
        .containsExactly(
            new double[] {first / (first + second), second / (first + second), 0}, within(1e-12));
  }

  @Test
  void entropyWeightsOfOnePointOrOfEqualPointsAreUndefinedAndThatIsSaid() {
    assertThatThrownBy(() -> EntropyWeights.ofSample(new double[][] {{1, 2}}))
        .hasMessageContaining("1 points")
        .hasMessageContaining("undefined");
    assertThatThrownBy(() -> EntropyWeights.ofSample(new double[][] {{1, 2}, {1, 2}}))
        .hasMessageContaining("0 / 0");
  }

  @Test
  void topsisRanksAsTzengAndHuangPrint() {
    Oracle oracle = Oracle.read("mcdm-03-topsis-tzeng");
    double[] similarity =
        Topsis.similarity(
            Oracle.table(oracle.given().get("matrix")),
            Oracle.row(oracle.given().get("weights")),
            new boolean[] {true, true, true},
            Topsis.Scale.VECTOR);
    assertThat(similarity)
        .containsExactly(Oracle.row(oracle.expected().get("similarity")), within(1e-9));
  }

  @Test
  void topsisTurnsAroundWhenLessIsBetter() {
    double[][] table = {{1, 1}, {2, 2}, {3, 3}};
    double[] less =
        Topsis.similarity(
            table, new double[] {.5, .5}, new boolean[] {false, false}, Topsis.Scale.VECTOR);
    assertThat(less[0]).isEqualTo(1);
    assertThat(less[2]).isZero();
  }
}
