package org.looptwin.coordinate.markov.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.ProcessBuilder;
import org.looptwin.coordinate.markov.Oracle;
import org.looptwin.coordinate.markov.game.StochasticGame;
import org.looptwin.optimise.ojalgo.OjalgoSolver;

class SplitsTest {
  private static final Oracle SHAPLEY = Oracle.read("contract-02-shapley-classic");

  private static Coalitions of(int players, IntToDoubleFunction worth) {
    double[] all = new double[1 << players];
    for (int set = 1; set < all.length; set++) {
      all[set] = worth.applyAsDouble(set);
    }
    return new Coalitions(players, all);
  }

  private static void shares(Coalitions game, String name) {
    JsonNode expected = SHAPLEY.expected().get(name);
    double[] shares = game.shapley();
    for (int k = 0; k < shares.length; k++) {
      String[] parts = expected.get(k).asText().split("/");
      double value =
          Double.parseDouble(parts[0]) / (parts.length > 1 ? Double.parseDouble(parts[1]) : 1);
      assertThat(shares[k]).isCloseTo(value, within(1e-12));
    }
  }

  @Test
  void shapleysSharesOfGlovesAirportAndVotes() {
    Coalitions glove = of(3, set -> (set & 1) != 0 && (set & 6) != 0 ? 1 : 0);
    shares(glove, "glove");
    double[] costs = Oracle.numbers(SHAPLEY.given().get("airport_costs"));
    shares(
        of(
            4,
            set -> {
              double most = 0;
              for (int k = 0; k < 4; k++) {
                most = Math.max(most, (set >> k & 1) * costs[k]);
              }
              return most;
            }),
        "airport");
    double[] weights = Oracle.numbers(SHAPLEY.given().get("majority").get("weights"));
    shares(
        of(
            4,
            set -> {
              double sum = 0;
              for (int k = 0; k < 4; k++) {
                sum += (set >> k & 1) * weights[k];
              }
              return sum >= 6 ? 1 : 0;
            }),
        "majority");
    assertThat(glove.blocked(glove.shapley())).as("Shapley lies outside the core").isPositive();
    assertThat(glove.blocked(new double[] {1, 0, 0})).as("the core").isLessThanOrEqualTo(0);
    assertThat(glove.nash(new double[] {1, 1, 1}))
        .containsExactly(new double[] {1. / 3, 1. / 3, 1. / 3}, within(1e-12));
  }

  /** Defection of one pays 5 in place of 4: the penalty must be 1, whoever it goes to. */
  @Test
  void thePrisonersNeedTheClosedFormsPenalty() {
    Oracle oracle = Oracle.read("contract-04-pd-side-payment");
    double[][] u1 = Oracle.matrix(oracle.given().get("U1"));
    double[][] u2 = Oracle.matrix(oracle.given().get("U2"));
    ProcessBuilder moves = new ProcessBuilder(2, 0);
    double[][] reward = new double[2][4];
    for (int profile = 0; profile < 4; profile++) {
      moves.transition(0, profile, 1, 1);
      reward[0][profile] = u1[profile / 2][profile % 2];
      reward[1][profile] = u2[profile / 2][profile % 2];
    }
    DecisionProcess joint = moves.build();
    StochasticGame game = new StochasticGame(joint, new int[][] {{2, 2}, {1, 1}}, reward);
    double[][] alone = {{1, 0}, {1, 0}};
    Contract contract =
        new ContractDesign(game, new int[] {0, -1}, alone, 1, new OjalgoSolver()).contract();
    assertThat(contract.penalty()[0])
        .isCloseTo(oracle.expected().get("min_t").asDouble(), within(1e-3));
    assertThat(contract.penalty()[1]).isCloseTo(1, within(1e-3));
    assertThat(contract.values()[0][0] + contract.values()[1][0]).isCloseTo(8, within(1e-9));
  }

  @Test
  void aGainIsAShareOnlyOfWhatItCanBeComparedWith() {
    assertThat(Measures.comparable(100, 250)).isTrue();
    assertThat(Measures.comparable(100, 80)).isTrue();
    assertThat(Measures.comparable(100, 2118)).as("2018 %").isFalse();
    assertThat(Measures.comparable(-100, 50)).as("a loss").isFalse();
    assertThat(Measures.comparable(0, 50)).isFalse();
  }

  @Test
  void closedFormsMakeTheRetailerOrderWhatIsBestForBoth() {
    ClosedForms forms = new ClosedForms(100, 40, 10);
    double[] demand = new double[21];
    java.util.Arrays.fill(demand, 1.0 / 21);
    int best = 0;
    for (int order = 0; order <= 20; order++) {
      best = forms.both(order, demand) > forms.both(best, demand) + 1e-9 ? order : best;
    }
    assertThat(best).isEqualTo(13); // P(d <= 13) = 14/21 is the fractile 60/90
    for (ClosedForms.Terms terms :
        new ClosedForms.Terms[] {
          forms.revenueSharing(0.3), forms.buyBack(0.3), forms.twoPart(100)
        }) {
      double own = forms.retailer(terms, best, demand);
      for (int order = 0; order <= 20; order++) {
        assertThat(forms.retailer(terms, order, demand)).isLessThanOrEqualTo(own + 1e-9);
      }
    }
    double all = forms.both(best, demand);
    assertThat(forms.retailer(forms.revenueSharing(0.3), best, demand))
        .isCloseTo(0.3 * all, within(1e-9));
    assertThat(forms.retailer(forms.buyBack(0.3), best, demand)).isCloseTo(0.3 * all, within(1e-9));
    assertThat(Measures.jain(new double[] {1, 1, 1, 1, 1})).isEqualTo(1);
    assertThat(Measures.jain(new double[] {5, 0, 0, 0, 0})).isEqualTo(0.2);
  }

  /** By hand: X = 1.8 (1000 - 80) / 168 = 9.857; w = 540, a = 230, q = X / 4. */
  @Test
  void theLeadersPriceIsTheClosedFormsAndFindsItBySearch() {
    LeaderFollower game = new LeaderFollower(1000, 80, 0, 1.8 / 168);
    LeaderFollower.Deal closed = game.closed();
    assertThat(closed.w()).isCloseTo(540, within(1e-9));
    assertThat(closed.a()).isCloseTo(230, within(1e-9));
    assertThat(closed.q()).isCloseTo(1.8 / 168 * 230, within(1e-9));
    assertThat(closed.leader()).isCloseTo(460 * closed.q(), within(1e-9));
    assertThat(closed.both() / game.team().both()).isCloseTo(0.75, within(1e-12));
    LeaderFollower.Deal searched = game.searched();
    assertThat(searched.w()).isCloseTo(closed.w(), within(1e-3));
    assertThat(searched.a()).isCloseTo(closed.a(), within(1e-3));
    assertThat(searched.leader()).isCloseTo(closed.leader(), within(1e-6));
    assertThat(game.team().follower() - game.fee()).isGreaterThan(closed.follower());
    assertThat(game.team().leader() + game.fee()).isGreaterThan(closed.leader());
  }

  /** Many packs come back for nothing: the least price takes them all and leaves nothing. */
  @Test
  void whereReturnsAreFreeTheLeaderPaysTheBareCost() {
    LeaderFollower game = new LeaderFollower(1000, 80, 1.2, 1.8 / 280);
    assertThat(game.closed().w()).isEqualTo(80);
    assertThat(game.closed().leader()).isCloseTo(920 * 1.2, within(1e-9));
    assertThat(game.searched().leader()).isCloseTo(920 * 1.2, within(1e-6));
  }

  /** A price of 0 for used packs would have a slope without end. */
  @Test
  void aLeaderIsRefusedASupplyWithoutEnd() {
    assertThatThrownBy(() -> new LeaderFollower(1000, 80, 0, 1.8 / 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Infinity");
  }
}
