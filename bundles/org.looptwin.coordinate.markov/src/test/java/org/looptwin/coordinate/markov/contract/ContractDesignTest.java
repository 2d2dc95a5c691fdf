package org.looptwin.coordinate.markov.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.looptwin.coordinate.api.DecisionAnswer;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.actors.Given;
import org.looptwin.coordinate.markov.actors.Numbers;
import org.looptwin.coordinate.markov.actors.Ring;
import org.looptwin.coordinate.markov.exact.ExactSolver;
import org.looptwin.coordinate.markov.game.MarkovPerfect;
import org.looptwin.coordinate.markov.game.StochasticGame;
import org.looptwin.coordinate.markov.game.Strategies;
import org.looptwin.optimise.highs.HighsSolver;

class ContractDesignTest {
  private static StochasticGame game;
  private static double[] team;
  private static int[] recommended;
  private static MarkovPerfect.Result alone;
  private static Contract contract;

  @BeforeAll
  static void design() throws NoValueException, IOException {
    game = Ring.of(new Numbers(Given.loop(), true, false)).game();
    DecisionProcess process = game.team();
    DecisionAnswer best = new ExactSolver().optimum(process);
    team = best.v();
    recommended = new int[team.length];
    for (int s = 0; s < team.length; s++) {
      recommended[s] = process.pair(s, best.policy()[s]);
    }
    int[] nothing = Arrays.copyOf(game.joint().pairStart(), team.length);
    alone = new MarkovPerfect(game, 1e-6, 20).from(Strategies.pure(game, nothing));
    contract =
        new ContractDesign(
                game,
                recommended,
                alone.values(),
                0.5,
                HighsSolver.unpackedTo(Path.of("target/highs")))
            .contract();
  }

  private static double sum(double[][] values, int state) {
    return Arrays.stream(values).mapToDouble(of -> of[state]).sum();
  }

  @Test
  void aloneTheyComeToAnEquilibriumAndReachLessThanTogether() {
    assertThat(alone.exploitability()).isLessThan(1e-6);
    for (int s = 0; s < team.length; s++) {
      assertThat(sum(alone.values(), s)).isLessThan(team[s]);
    }
  }

  @Test
  void whatOneIsPaidOthersPay() {
    // all money that stays in the ring cancels: the team earns use and need less making and holding
    Ring ring = Ring.of(new Numbers(Given.loop(), true, false));
    int[] stocks = ring.stocks(0b001110111);
    double[] money = new double[5];
    int[][] act = {{1, 1}, {0, 0, 1, 0}, {1, 0}, {1, 0}, {1, 0}};
    ring.play(stocks, act, money, new double[ring.states()]);
    double made = 1000;
    double held = 50 * (stocks[0] + stocks[2]) + 50 * (stocks[1] + stocks[3]);
    held += 20 * (stocks[4] + stocks[7] + stocks[8]);
    double used = 600 * stocks[5] - 200 * stocks[6];
    assertThat(Arrays.stream(money).sum()).isCloseTo(used - made - held, within(1e-9));
    assertThat(contract.imbalance()).isLessThan(1e-9);
  }

  @Test
  void underTheContractNobodyIsWorseOffInAnyState() {
    assertThat(contract.leastSurplus()).isGreaterThan(-1e-6);
  }

  /** Every player's best answer of all to the others' recommended play is no better. */
  @Test
  void noDeviationPaysAndTheTeamsOptimumIsReached() throws NoValueException {
    StochasticGame paid = contract.paid(game);
    MarkovPerfect.Result kept =
        new MarkovPerfect(paid, 1e-6, 0).from(Strategies.pure(paid, recommended));
    assertThat(kept.exploitability()).isLessThan(1e-4);
    for (int s = 0; s < team.length; s++) {
      assertThat(sum(kept.values(), s)).isCloseTo(team[s], within(1e-6));
    }
    StochasticGame unpaid = game;
    assertThat(
            new MarkovPerfect(unpaid, 1e-6, 0)
                .from(Strategies.pure(unpaid, recommended))
                .exploitability())
        .as("without the contract it pays to deviate")
        .isGreaterThan(100);
  }

  @Test
  void enforcementPunishesWhatItSeesAndEndsWhenItHasSeenEnough() {
    Enforcement enforcement = new Enforcement(game, contract, alone.strategies());
    Enforcement.Account kept = enforcement.play(2_000, 0, 0, 3, 1);
    assertThat(kept.compliance()).isEqualTo(1);
    assertThat(kept.penalties()).isZero();
    assertThat(kept.endedAfter()).isEqualTo(-1);
    Enforcement.Account tempted = enforcement.play(2_000, 0, 0.02, 1_000, 1);
    assertThat(tempted.compliance()).isBetween(0.9, 0.999);
    double half = 0.5 * tempted.deviations();
    assertThat((double) tempted.seen()).isCloseTo(half, within(3 * Math.sqrt(half / 2) + 1));
    Enforcement.Account ended = enforcement.play(2_000, 0, 0.02, 3, 1);
    assertThat(ended.seen()).isBetween(3L, 7L);
    assertThat(ended.endedAfter()).isPositive();
    assertThat(Arrays.stream(ended.profit()).sum()).isLessThan(Arrays.stream(kept.profit()).sum());
  }

  @Test
  void nashsProductSplitsTheSurplusByWeightAndStillNobodyDeviates()
      throws NoValueException, IOException {
    double[] weights = {1, 1, 2, 1, 1};
    Contract split =
        new ContractDesign(
                game,
                recommended,
                alone.values(),
                0.5,
                HighsSolver.unpackedTo(Path.of("target/highs")))
            .sharing(weights)
            .contract();
    for (int s = 0; s < team.length; s++) {
      double surplus = team[s] - sum(alone.values(), s);
      for (int player = 0; player < 5; player++) {
        assertThat(split.values()[player][s] - alone.values()[player][s])
            .isCloseTo(weights[player] / 6 * surplus, within(1e-5));
      }
    }
    StochasticGame paid = split.paid(game);
    assertThat(
            new MarkovPerfect(paid, 1e-6, 0)
                .from(Strategies.pure(paid, recommended))
                .exploitability())
        .isLessThan(1e-4);
    assertThat(split.imbalance()).isLessThan(1e-9);
  }
}
