package org.looptwin.optimise.fuzzy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.api.fuzzy.Rankings;
import org.looptwin.optimise.fuzzy.chain.ChainPlan;
import org.looptwin.optimise.fuzzy.chain.ChainReader;
import org.looptwin.optimise.fuzzy.chain.ChainRun;
import org.looptwin.optimise.fuzzy.compromise.Method;
import org.looptwin.optimise.fuzzy.compromise.Wish;
import org.looptwin.optimise.fuzzy.input.Entry;
import org.looptwin.optimise.fuzzy.program.Conversion;
import org.looptwin.optimise.fuzzy.program.CrispForm;

class ChainTest {
  private static final Wish MAX_MIN = Wish.equal(Method.MAX_MIN, 3);

  @Test
  void everyFlowIsOrderedAndOnlyWhatIsWantedIsSold() {
    ChainPlan plan = plan(example(), Conversion.VERTEXWISE, MAX_MIN);
    double sold = 0;
    for (ChainPlan.Flow flow : plan.flows()) {
      FuzzyNumber t = flow.tonnes();
      assertThat(t.vertices()).as("%s", flow).hasSize(3).isSorted();
      sold += flow.symbol().equals("QB_kc") && flow.to().equals("QC market") ? t.a2() : 0;
    }
    // demand of the QC market at its mode: 3300 t
    assertThat(sold).isBetween(1.0, 3300 + 1e-6);
    assertThat(plan.found().lambda()).isBetween(0.4, 0.6);
  }

  @Test
  void actorsProfitsSumToTheChainsWithSalesInsideItNetted() {
    ChainPlan plan = plan(example(), Conversion.NEAREST_INTERVAL, MAX_MIN);
    double sum = plan.actors().stream().mapToDouble(one -> one.profit().expectedValue()).sum();
    assertThat(sum).isCloseTo(plan.netted().expectedValue(), within(1e-3));
    // as printed a battery is paid for three times
    assertThat(plan.found().aims().get(0).expectedValue()).isGreaterThan(2 * sum);
  }

  @Test
  void thePriceOfRecycledMaterialInsideTheChainChangesNothing() {
    ObjectNode dearer = example();
    ObjectNode prices = (ObjectNode) dearer.get("price_per_t_cad");
    prices.putArray("P_rb").add(9000).add(9900).add(11000);
    ChainPlan before = plan(example(), Conversion.VERTEXWISE, MAX_MIN);
    ChainPlan after = plan(dearer, Conversion.VERTEXWISE, MAX_MIN);
    for (int aim = 0; aim < 3; aim++) {
      double size = Math.max(1, Math.abs(before.found().ranked()[aim]));
      assertThat(after.found().ranked()[aim])
          .isCloseTo(before.found().ranked()[aim], within(1e-6 * size));
    }
  }

  @Test
  void moreWeightOnProfitNeverGivesLessOfItNorUsesLessEnergy() {
    double profit = Double.NEGATIVE_INFINITY;
    double energy = -1;
    for (double weight : new double[] {0.2, 0.4, 0.6, 0.8}) {
      Wish wish = new Wish(Method.WEIGHTED, 0, List.of(weight, 1 - weight, 0.0));
      double[] ranked = plan(example(), Conversion.NEAREST_INTERVAL, wish).found().ranked();
      assertThat(ranked[0]).isGreaterThanOrEqualTo(profit - 1);
      assertThat(ranked[1]).isGreaterThanOrEqualTo(energy - 1);
      profit = ranked[0];
      energy = ranked[1];
    }
    assertThat(profit).isGreaterThan(1e8);
  }

  @Test
  void whatOneConversionAllowsTheNextAllowsToo() {
    double profit = Double.NEGATIVE_INFINITY;
    for (Conversion conversion :
        List.of(Conversion.VERTEXWISE, Conversion.NEAREST_INTERVAL, Conversion.RANKING)) {
      double best = plan(example(), conversion, MAX_MIN).found().payoff().ideal()[0];
      assertThat(best).isGreaterThanOrEqualTo(profit - 1);
      profit = best;
    }
  }

  @Test
  void cutsShowWhatTheNearestIntervalGivesAwayAndVertexwiseDoesNot() {
    assertThat(worst(Conversion.VERTEXWISE)).isLessThan(0.03); // curved sides only
    assertThat(worst(Conversion.NEAREST_INTERVAL)).isGreaterThan(0.05);
  }

  private static double worst(Conversion conversion) {
    return plan(example(), conversion, MAX_MIN).found().check().worst().get(0).relative();
  }

  @Test
  void thePlanForTheModesBreaksAtEveryCornerAndTheRangesHoldSome() {
    ChainRun run = run(example());
    ChainPlan plan = run.plan(rule(Conversion.VERTEXWISE), MAX_MIN, true, TestSolver.solves(0));
    assertThat(plan.corners().corners()).isEqualTo(16);
    assertThat(plan.corners().crispBroken()).isEqualTo(16);
    assertThat(plan.corners().fuzzyHeld()).isGreaterThan(0);
    assertThat(plan.corners().rows()).containsKeys("raw", "returned");
  }

  @Test
  void fourVerticesInTheFileMakeFourInThePlan() {
    ObjectNode wide = example();
    wide.putArray("return_rate_R").add(0.1).add(0.14).add(0.16).add(0.2);
    ChainPlan plan = plan(wide, Conversion.NEAREST_INTERVAL, MAX_MIN);
    assertThat(plan.found().variables()).anySatisfy(x -> assertThat(x.vertices()).hasSize(4));
  }

  private static ObjectNode example() {
    return (ObjectNode) Oracle.read("fuzzy_study_b");
  }

  private static ChainRun run(ObjectNode file) {
    ChainReader reader = new ChainReader(Entry.root("chain.json", file.toString()));
    return new ChainRun(reader.data(), reader.currency(), false);
  }

  private static CrispForm.Rule rule(Conversion conversion) {
    return new CrispForm.Rule(conversion, Rankings.EXPECTED_VALUE, 0.8);
  }

  private static ChainPlan plan(ObjectNode file, Conversion conversion, Wish wish) {
    return run(file).plan(rule(conversion), wish, false, TestSolver.solves(0));
  }
}
