package org.looptwin.coordinate.markov.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.looptwin.coordinate.api.DecisionAnswer;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.exact.ExactSolver;

class ActorsTest {
  private static Numbers numbers(boolean reduced, boolean literal) {
    return new Numbers(Given.loop(), reduced, literal);
  }

  private static DecisionAnswer solve(DecisionProcess process) throws NoValueException {
    return new ExactSolver().solve(process, DecisionQuestion.of(DecisionMethod.MPI));
  }

  private static void rowsSumToOne(DecisionProcess process) {
    for (int pair = 0; pair < process.pairs(); pair++) {
      double sum = 0;
      for (int k = process.entryStart()[pair]; k < process.entryStart()[pair + 1]; k++) {
        sum += process.probability()[k];
      }
      assertThat(sum).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void lawsSumToOneAndCarryTheirTailOnTheBorder() {
    for (Law law :
        new Law[] {
          Law.poisson(4, 6),
          Law.normal(4, 2, 6),
          Law.negativeBinomial(4, 2.5, 6),
          Law.negativeBinomial(30, 1.0000001, 100),
          Law.negativeBinomial(0, 2, 3),
          Law.poisson(0, 3),
          Law.poisson(1000, 3000),
          Law.empirical(new double[] {1, 2, 2, 9}, 6)
        }) {
      double sum = 0;
      for (int k = 0; k <= law.most(); k++) {
        sum += law.p(k);
      }
      assertThat(sum).isCloseTo(1, within(1e-12));
    }
    assertThat(Law.poisson(4, 6).p(6)).isCloseTo(0.2148696, within(1e-6)); // P(X >= 6)
    assertThat(Law.empirical(new double[] {1, 2, 2, 9}, 6).p(6)).isEqualTo(0.25);
    assertThat(Law.normal(0, 1, 3).p(1)).isCloseTo(0.2417303, within(1e-6)); // 0.5 to 1.5
    assertThat(Law.negativeBinomial(4, 2.5, 200).mean()).isCloseTo(4, within(1e-9));
    assertThat(Law.negativeBinomial(4, 1.0000001, 200).p(4))
        .isCloseTo(Law.poisson(4, 200).p(4), within(1e-7));
    assertThat(Law.poisson(1000, 3000).mean()).isCloseTo(1000, within(1e-6));
    assertThat(Law.negativeBinomial(1000, 2, 3000).mean()).isCloseTo(1000, within(1e-6));
    assertThat(Law.normal(40, 5, 200).mean()).isCloseTo(40, within(1e-9));
  }

  @Test
  void everyActorsRowsSumToOne() {
    Singles singles = new Singles(numbers(false, false));
    rowsSumToOne(singles.manufacturerNew());
    rowsSumToOne(singles.manufacturerReused());
    rowsSumToOne(singles.recycler());
    rowsSumToOne(singles.reuser());
    rowsSumToOne(new Consumer(numbers(true, false)).exhaustive());
    rowsSumToOne(small(false).exhaustive());
  }

  /** Caps small enough to write every transition out, yet all borders are met. */
  private static Distributor small(boolean literal) {
    var data = Given.loop();
    var caps =
        java.util.Map.of(
            "Nmax", 4, "Rmax", 3, "Wmax", 4, "Dmax", 3, "Omax", 2, "Umax", 2, "Smax", 2, "Tmax", 1);
    return new Distributor(
        new Numbers(
            new org.looptwin.coordinate.api.LoopData(
                caps, java.util.Map.of(), data.prices(), data.means(), data.settings()),
            false,
            literal));
  }

  @Test
  void theStructuredDistributorEqualsTheExhaustiveOne() throws NoValueException {
    Distributor distributor = small(false);
    DecisionAnswer exhaustive = solve(distributor.exhaustive());
    DistributorSolver.Result structured =
        new DistributorSolver(distributor, 1 << 30).solve(1e-10, () -> false);
    for (int state = 0; state < distributor.states(); state++) {
      int d = state % 4;
      int w = state / 4 % 5;
      int r = state / 20 % 4;
      int n = state / 80;
      assertThat(structured.value(n, r, w, d)).isCloseTo(exhaustive.v()[state], within(1e-9));
      int[] a = structured.action(n, r, w, d);
      assertThat(((a[0] * 3 + a[1]) * 3 + a[2]) * 2 + a[3]).isEqualTo(exhaustive.policy()[state]);
    }
  }

  @Test
  void theCasesReducedDistributorIsEqualToo() throws NoValueException {
    Distributor distributor = new Distributor(numbers(true, false));
    assertThat(distributor.states()).isEqualTo(9 * 5 * 7 * 5);
    DecisionAnswer exhaustive = solve(distributor.exhaustive());
    DistributorSolver.Result structured =
        new DistributorSolver(distributor, 1 << 30).solve(1e-10, () -> false);
    for (int state = 0; state < distributor.states(); state++) {
      assertThat(structured.value(state / 175, state / 35 % 5, state / 5 % 7, state % 5))
          .isCloseTo(exhaustive.v()[state], within(1e-9));
    }
  }

  @Test
  void theStructuredConsumerEqualsTheExhaustiveOne() throws NoValueException {
    Consumer consumer = new Consumer(numbers(true, false));
    DecisionAnswer exhaustive = solve(consumer.exhaustive());
    assertThat(consumer.solve(1e-10, () -> false).v())
        .containsExactly(exhaustive.v(), within(1e-9));
  }

  @Test
  void asPrintedTheManufacturerDoesNothing() throws NoValueException {
    Singles singles = new Singles(numbers(false, true));
    assertThat(solve(singles.manufacturerNew()).policy()).containsOnly(0);
    assertThat(solve(singles.manufacturerReused()).policy()).containsOnly(0);
    assertThat(solve(new Singles(numbers(false, false)).manufacturerNew()).policy()[0])
        .isPositive();
  }

  @Test
  void asPrintedTheDistributorOrdersNothingAndOnlyEmptiesItsStockOfUsedPacks()
      throws NoValueException {
    DecisionAnswer literal = solve(small(true).exhaustive());
    for (int state = 0; state < literal.policy().length; state++) {
      int action = literal.policy()[state];
      assertThat(action / 6).as("orders").isZero();
      assertThat(action % 2).as("used packs bought").isZero();
      assertThat(action / 2 % 3).as("used packs sold").isEqualTo(Math.min(2, state / 4 % 5));
    }
    assertThat(solve(small(false).exhaustive()).policy()[3] / 6).as("corrected").isPositive();
  }

  @Test
  void whatDoesNotFitIsRefusedWithItsSizesBeforeAnyTableIsMade() {
    Distributor full = new Distributor(numbers(false, false));
    assertThat(full.states()).isEqualTo(11_333_311);
    assertThat(full.actions()).isEqualTo(14_641);
    assertThatThrownBy(full::exhaustive).hasMessageContaining("11,333,311 states x 14,641 actions");
    assertThatThrownBy(() -> new DistributorSolver(full, 10_000_000))
        .hasMessageContaining("11,333,311 states x 14,641 actions")
        .hasMessageContaining("Maybe");
  }
}
