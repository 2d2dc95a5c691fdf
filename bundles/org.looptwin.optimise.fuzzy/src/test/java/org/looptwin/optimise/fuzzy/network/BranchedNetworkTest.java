package org.looptwin.optimise.fuzzy.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.optimise.fuzzy.Oracle;
import org.looptwin.optimise.fuzzy.TestSolver;
import org.looptwin.optimise.fuzzy.compromise.Compromise;
import org.looptwin.optimise.fuzzy.compromise.Method;
import org.looptwin.optimise.fuzzy.compromise.Payoff;
import org.looptwin.optimise.fuzzy.compromise.Rounding;
import org.looptwin.optimise.fuzzy.compromise.Wish;
import org.looptwin.optimise.fuzzy.input.Entry;
import org.looptwin.optimise.fuzzy.network.NetworkModel.Conditions;

/** The compromise between cost and CO2 as branched here, and by the solver's branch and cut. */
class BranchedNetworkTest {
  private static final double GAP = 1e-5;
  private static final double PHI = 0.4;
  private static final Generator GENERATOR =
      Generator.read(Entry.root("generator.json", Oracle.read("generator_study_c").toString()));
  private static final Sizes SIZES = new Sizes(1, 2, 3, 3, 2, 2, 2, 1);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void isTheSolversOwn(long seed) {
    NetworkModel built =
        new NetworkModel(
            new Instances(GENERATOR).draw(SIZES, seed), new Conditions(0.8, true, 0.6, 1));
    Payoff payoff = compromise(built, null).payoff();
    double branched = score(compromise(built, built.rounding()), payoff);
    double cut = score(compromise(built, null), payoff);
    assertThat(branched).isCloseTo(cut, within(2 * GAP));
    double[] cheapest = compromise(built, built.rounding()).lexicographic();
    double least = payoff.ideal()[0];
    assertThat(built.aims().get(0).at(cheapest)).isCloseTo(least, within(2 * GAP * least));
  }

  private static Compromise compromise(NetworkModel built, Rounding rounding) {
    return new Compromise(built.model(), built.aims(), rounding, TestSolver.solves(GAP));
  }

  private static double score(Compromise compromise, Payoff payoff) {
    Wish wish = new Wish(Method.TORABI_HASSINI, PHI, List.of(0.5, 0.5));
    Compromise.Found found = compromise.find(payoff, wish);
    double mean = (found.memberships()[0] + found.memberships()[1]) / 2;
    return PHI * found.lambda() + (1 - PHI) * mean;
  }
}
