package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.ojalgo.OjalgoSolver;

/** Every figure here is worked out by hand in the comments. */
class TwoSuppliersTest {
  private static final Offset<Double> CENT = within(0.01);

  /**
   * One calm month, 50 kWh from each. Operating: 1000 fixed + 2000 making + 50 + 30 freight +
   * holding 100 kWh x 1 % of the mean price 8.5 = 8.5. Purchase 50 x 8 + 50 x 9. Carbon: 50 x 10 +
   * 50 x 20 + 100 x 50 + 200 x 0.2 = 6540 kg at 0.1 EUR. Disruption: 0.18 x 280 x (5 + 2.5) + 0.18
   * x 150 x 0.01 x 200.
   */
  @Test
  void aCalmMonthCostsWhatThePencilSays() {
    Plan plan = plan(1, Outlooks.BASE);
    CostParts parts = plan.parts();
    assertThat(parts.operatingEur()).isCloseTo(3088.5, CENT);
    assertThat(parts.purchaseEur()).isCloseTo(850, CENT);
    assertThat(parts.carbonEur()).isCloseTo(654, CENT);
    assertThat(parts.disruptionEur()).isCloseTo(378 + 54, CENT);
    assertThat(parts.shortageEur()).isZero();
    assertThat(parts.changeEur()).isZero();
    assertThat(plan.objectiveEur()).isCloseTo(5024.5, CENT);
    assertThat(plan.productionKwh().get("B01")).containsExactly(100.0);
    assertThat(plan.indicators().emissionsTPerYear()).isCloseTo(12 * 6.54, CENT);
    assertThat(plan.indicators().costPerVehicleEur()).isCloseTo(3938.5 * 60 / 100, CENT);
    assertThat(plan.indicators().paybackYears()).isNull();
    assertThat(plan.twinRevision()).isEqualTo(7);
  }

  /**
   * S01 costs 8 + 10 kg x 0.1 + 5.04 = 14.04 a kWh, S02 9 + 2 + 2.52 = 13.52: a gain of 0.52 is not
   * worth the price of 3 on change. At p = 0.2 S01 costs 19.08, and the gain of 5.56 is: 10 points
   * a month, each kWh moved at 3 EUR. Stock falls to its floor of 84 kWh and is filled up at the
   * end, so 84, 100 and 116 kWh are bought.
   */
  @Test
  void aShareMovesOnlyWhenItsGainExceedsThePriceOnChangeAndThenTenPointsAMonth() {
    Plan plan = plan(3, p("S01", 0.2));
    List<Double> s01 = plan.shares().get("LI").get("S01");
    assertThat(s01.get(0)).isCloseTo(0.4, within(1e-6));
    assertThat(s01.get(1)).isCloseTo(0.3, within(1e-6));
    assertThat(s01.get(2)).isCloseTo(0.2, within(1e-6));
    assertThat(plan.parts().changeEur()).isCloseTo(3 * (8.4 + 20 + 34.8), CENT);
    assertThat(plan(3, Outlooks.BASE).shares().get("LI").get("S01")).containsOnly(0.5);
  }

  /** S02 at 40 of its 100 kWh: S01 fills up with 60 of 100; its cone ends exactly there. */
  @Test
  void whatOneSupplierCannotDeliverTheOtherDoes() {
    Plan plan = plan(1, capacity(Map.of("S02", 0.4)));
    assertThat(plan.purchasesKwh().get("S01").get(0)).isCloseTo(60, within(1e-6));
    assertThat(plan.parts().operatingEur()).isCloseTo(3088.5, CENT);
  }

  /** S02 at 10: S01's 90 are 30 beyond its cone (spot 18 % of 8), S02 30 below its own (4.50). */
  @Test
  void beyondTheConeSpotAndReliefArePaid() {
    Plan plan = plan(1, capacity(Map.of("S02", 0.1)));
    assertThat(plan.parts().operatingEur()).isCloseTo(3088.5 + 30 * 0.18 * 8 + 30 * 0.5 * 9, CENT);
  }

  /** Both at 30: 60 kWh of packs, 40 short at 600 EUR, and the plant is open all the same. */
  @Test
  void whatCannotBeMadeIsShortAndSaid() {
    Plan plan = plan(1, capacity(Map.of("S01", 0.3, "S02", 0.3)));
    assertThat(plan.parts().shortageEur()).isCloseTo(24000, CENT);
    assertThat(plan.indicators().stockoutPercent()).isCloseTo(40, CENT);
    assertThat(plan.sentences().get(0))
        .isEqualTo("V01 lacks packs: 0.0 MWh in month 1, at 600 EUR per kWh.");
  }

  /** No stock, no delivery, but 10 days are wanted at the end: 100 kWh are missing. */
  @Test
  void whatMakesItInfeasibleIsNamedWithItsAmount() {
    Answer answer =
        Reference.planner(Reference.HIGHS)
            .solve(
                TwoSuppliers.problem(1, capacity(Map.of("S01", 0.0, "S02", 0.0)), 0),
                Budget.DEFAULT,
                Watch.NONE);
    assertThat(answer).isInstanceOf(Answer.Infeasible.class);
    assertThat(((Answer.Infeasible) answer).relaxation())
        .containsExactly(
            "B01 lacks 100.0 kWh of LI in month 1 for the end stock; raise the capacity of S01 by"
                + " 100.0 kWh in month 1, or let it end with less.");
  }

  /**
   * Suppliers deliver 200 kWh in month 1, 70 in months 2 and 3; 100 are wanted each month and at
   * the end. So 60 more must be bought in month 1: the planner that looks at one month at a time
   * must know it, or packs are short.
   */
  @Test
  void stockIsLaidDownInTimeEvenByAPlannerThatLooksAtOneMonthAtATime() {
    Map<String, MonthlySeries> factors =
        Map.of(
            "S01", new MonthlySeries(TwoSuppliers.START, 1, 0.35, 0.35),
            "S02", new MonthlySeries(TwoSuppliers.START, 1, 0.35, 0.35));
    PlanningProblem problem =
        TwoSuppliers.problem(
            3, new Outlooks(Map.of(), Map.of(), null, null, factors, Set.of()), 10);
    Plan whole = Reference.plan(problem);
    Answer.Solved light =
        (Answer.Solved)
            Reference.planner(new OjalgoSolver())
                .solve(problem, new Budget(Duration.ofMinutes(1), 0.05, 1), Watch.NONE);
    assertThat(whole.parts().shortageEur()).isZero();
    assertThat(Reference.sum(whole.purchasesKwh().get("S01"))).isCloseTo(150, within(1e-6));
    assertThat(light.plan().parts().shortageEur()).isZero();
    assertThat(light.plan().objectiveEur())
        .isBetween(whole.objectiveEur(), whole.objectiveEur() * 1.01);
  }

  private static Plan plan(int months, Outlooks outlooks) {
    return Reference.plan(TwoSuppliers.problem(months, outlooks, 10));
  }

  private static Outlooks p(String supplier, double p) {
    return Reference.supplierP(Map.of(supplier, MonthlySeries.constant(TwoSuppliers.START, 3, p)));
  }

  private static Outlooks capacity(Map<String, Double> factors) {
    Map<String, MonthlySeries> series = new java.util.HashMap<>();
    factors.forEach(
        (id, factor) -> series.put(id, MonthlySeries.constant(TwoSuppliers.START, 3, factor)));
    return new Outlooks(Map.of(), Map.of(), null, null, series, Set.of());
  }
}
