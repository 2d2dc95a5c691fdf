package org.looptwin.optimise.genetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.ExactFlows;
import org.looptwin.optimise.api.Watch;

/** The search over costs that can be computed in the head. */
class SearchTest {
  private static final StudyParameters STUDY = StudyParameters.OF_THE_STUDY;

  /**
   * Twenty sites of 10 EUR, and 1,000 EUR for each of five pairs that is not open as a whole: one
   * site of a pair alone is a loss, so that dropping sites one by one ends with none. Open pairs
   * cost 5 x 20 = 100 EUR.
   */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void pairsThatPayOnlyTogetherAreFound(long seed) {
    Pairs pairs = new Pairs();
    SiteCosts costs = new SiteCosts(pairs, site -> 1, new Endless());
    new SiteSearch(20, STUDY).run(costs, List.of(), new Endless(), seed);
    assertThat(costs.best())
        .contains(Set.of("R0", "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9"));
    assertThat(costs.solved()).isEqualTo(pairs.asked.size()).isLessThan(20_000);
  }

  /**
   * From all open, the ten that are in no pair are closed (100 EUR). From none, opening one of a
   * pair alone never pays.
   */
  @Test
  void descendingEndsWhereNoSingleStepHelps() {
    Pairs pairs = new Pairs();
    SiteCosts costs = new SiteCosts(pairs, site -> 1, new Endless());
    SiteDescent descent = new SiteDescent(20, costs, new Endless());
    BitSet all = new BitSet();
    all.set(0, 20);
    assertThat(descent.from(all)).isEqualTo(BitSet.valueOf(new long[] {0b11_1111_1111}));
    assertThat(descent.from(new BitSet())).isEqualTo(new BitSet());
    assertThat(costs.best())
        .contains(Set.of("R0", "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9"));
  }

  /** Where each must be one of three, a dear one is left only by exchange. */
  @Test
  void descendingExchangesOneSiteForAnother() {
    SiteCosts costs = new SiteCosts(new OneOfThree(), site -> 1, new Endless());
    SiteDescent descent = new SiteDescent(3, costs, new Endless());
    assertThat(descent.from(BitSet.valueOf(new long[] {0b001})))
        .isEqualTo(BitSet.valueOf(new long[] {0b100}));
  }

  @Test
  void equalSeedsBreedEqualGenerationsAndOthersDoNot() {
    assertThat(askedWith(7)).isEqualTo(askedWith(7)).isNotEqualTo(askedWith(8));
  }

  private static List<Set<String>> askedWith(long seed) {
    Pairs pairs = new Pairs();
    SiteCosts costs = new SiteCosts(pairs, site -> 1, new Endless());
    new SiteSearch(20, STUDY).run(costs, List.of(), new Endless(), seed);
    return pairs.asked;
  }

  @Test
  void aChoiceIsSolvedOnce() {
    Pairs pairs = new Pairs();
    SiteCosts costs = new SiteCosts(pairs, site -> 1, new Endless());
    BitSet two = BitSet.valueOf(new long[] {0b11});
    assertThat(costs.of(two)).isEqualTo(20 + 4 * 1000).isEqualTo(costs.of((BitSet) two.clone()));
    assertThat(pairs.asked).hasSize(1);
  }

  /** No plan with fewer than three sites: the more capacity, the nearer to one. */
  @Test
  void choicesWithoutAPlanAreOrderedByTheCapacityTheyOpen() {
    Pairs pairs = new Pairs(3);
    SiteCosts costs = new SiteCosts(pairs, site -> site.equals("R1") ? 5 : 1, new Endless());
    double small = costs.of(BitSet.valueOf(new long[] {0b001}));
    double large = costs.of(BitSet.valueOf(new long[] {0b010}));
    assertThat(large).isLessThan(small).isGreaterThan(1e14);
    assertThat(costs.best()).isEmpty();
    assertThat(costs.of(BitSet.valueOf(new long[] {0b111}))).isEqualTo(30 + 4 * 1000);
    assertThat(costs.best()).contains(Set.of("R0", "R1", "R2"));
  }

  @Test
  void whenTimeIsUpNothingIsSolvedOrRemembered() {
    Pairs pairs = new Pairs();
    Endless effort = new Endless();
    SiteCosts costs = new SiteCosts(pairs, site -> 1, effort);
    effort.spent = true;
    assertThat(costs.of(new BitSet())).isEqualTo(Double.MAX_VALUE);
    assertThat(pairs.asked).isEmpty();
    effort.spent = false;
    assertThat(costs.of(new BitSet())).isEqualTo(5000);
  }

  /** One half, then a little less each generation, and a fiftieth in the last. */
  @Test
  void mutationFadesAsTheStudySays() {
    assertThat(STUDY.mutation(1)).isEqualTo(0.5);
    assertThat(STUDY.mutation(500)).isBetween(0.0199, 0.0201);
    assertThat(STUDY.mutation(250)).isBetween(0.099, 0.102);
    assertThat(STUDY.population(11)).isEqualTo(44);
    assertThat(STUDY.population(60)).isEqualTo(200);
  }

  private static final class Endless implements SiteCosts.Effort {
    private boolean spent;

    @Override
    public boolean spent() {
      return spent;
    }

    @Override
    public void found(double eur) {
      // nobody watches
    }
  }

  private static class Pairs implements ExactFlows {
    private final List<Set<String>> asked = new ArrayList<>();
    private final int least;

    Pairs() {
      this(0);
    }

    Pairs(int least) {
      this.least = least;
    }

    @Override
    public List<String> sites() {
      return IntStream.range(0, 20).mapToObj(site -> "R" + site).toList();
    }

    @Override
    public Optional<Double> costEur(Set<String> open, Watch watch) {
      asked.add(open);
      double missing =
          IntStream.range(0, 5)
              .filter(
                  pair -> !open.contains("R" + 2 * pair) || !open.contains("R" + (2 * pair + 1)))
              .count();
      return open.size() < least
          ? Optional.empty()
          : Optional.of(10.0 * open.size() + 1000 * missing);
    }

    @Override
    public double boundEur(Budget budget, Watch watch) {
      return 0;
    }

    @Override
    public Plan plan(
        Set<String> open, String name, String version, double bound, Budget budget, Watch watch) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      // nothing is held
    }
  }

  /** Exactly one site has a plan: R0 30 EUR, R1 20 EUR, R2 10 EUR. */
  private static final class OneOfThree extends Pairs {
    @Override
    public List<String> sites() {
      return List.of("R0", "R1", "R2");
    }

    @Override
    public Optional<Double> costEur(Set<String> open, Watch watch) {
      return open.size() == 1
          ? Optional.of(30.0 - 10 * sites().indexOf(open.iterator().next()))
          : Optional.empty();
    }
  }
}
