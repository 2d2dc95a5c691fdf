package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.looptwin.optimise.milp.Reference.CASE;
import static org.looptwin.optimise.milp.Reference.SHOCK;
import static org.looptwin.optimise.milp.Reference.calm;
import static org.looptwin.optimise.milp.Reference.changePrice;
import static org.looptwin.optimise.milp.Reference.lithium;
import static org.looptwin.optimise.milp.Reference.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Network;
import org.looptwin.model.network.Node;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;

/**
 * The figures of the reference case, computed independently when the case was made, with another
 * implementation of the model: MEUR, kt, %.
 */
class ReferenceNumbersTest {

  @Test
  void theCalmYearCosts3863Million() {
    Plan plan = plan(calm());
    check(plan, 3863.2, 3230.4, 254.9, 377.8, 0, 2633.6);
    shares(plan, 30, 30);
    assertThat(plan.status()).isEqualTo(PlanStatus.OPTIMAL);
    assertThat(Reference.sum(plan.regeneratedKwh()) / 1e6).isCloseTo(10.36, within(0.01));
    assertThat(returned(plan) / 1e6).isCloseTo(11.85, within(0.01));
  }

  @Test
  void theStrikeMovesS01To20And15Percent() {
    Plan plan = plan(calm().with(SHOCK, null, "dynamic"));
    check(plan, 3904.9, 3233.0, 257.6, 399.1, 15.1, 2661.3);
    shares(plan, 20, 15);
  }

  @Test
  void atAPriceOnChangeThatNothingIsWorthTheSharesStay() {
    Plan plan = plan(changePrice(calm().with(SHOCK, null, "frozen"), 1000));
    check(plan, 3913.6, 3230.4, 254.9, 428.2, 0, 2633.6);
    shares(plan, 30, 30);
  }

  @Test
  void withS01AtFifteenPercentOfCapacityTheFloorGivesWay() {
    Plan plan = plan(calm().with(Reference.strike(), null, "dynamic"));
    check(plan, 3906.3, 3235.7, 258.0, 396.1, 16.6, 2664.8);
    shares(plan, 10.3, 8.7);
  }

  @Test
  void theBoxCostsAHundredMillionMore() {
    PlanningProblem box = wider(calm());
    check(plan(box.with(box(Map.of()), null, "dynamic")), 3963.8, 3235.5, 262.9, 465.4, 0, 2582.6);
    Plan shock = plan(box.with(box(Map.of("S01", 0.18, "S02", 0.165)), null, "dynamic"));
    check(shock, 4004.1, 3238.2, 265.7, 485.1, 15.1, 2610.1);
    shares(shock, 20, 15);
  }

  @Test
  void aDangerousSuezSends75GigawattHoursRoundTheCape() {
    Plan plan = plan(calm().with(Reference.suez(0.12), null, "dynamic"));
    check(plan, 3911.9, 3233.8, 255.3, 347.6, 75.2, 2637.2);
    double moved = 0;
    for (Map<LaneClass, List<Double>> routes : plan.routes().values()) {
      moved += routes.containsKey(LaneClass.SUEZ) ? Reference.sum(routes.get(LaneClass.CAPE)) : 0;
    }
    assertThat(moved / 1e6).isCloseTo(75, within(1.0));
  }

  @Test
  void aClosedSuezCarriesNothingInMonthOneAndThePlanStillServesEverybody() {
    Outlooks closed =
        new Outlooks(Map.of(), Map.of(), null, null, Map.of(), Set.of(LaneClass.SUEZ));
    Plan plan = plan(calm().with(closed, null, "dynamic"));
    assertThat(plan.routes().get("S03").get(LaneClass.SUEZ).get(0)).isZero();
    assertThat(plan.routes().get("S03").get(LaneClass.SUEZ).get(2)).isPositive();
    assertThat(plan.parts().shortageEur()).isZero();
  }

  @Test
  void theSevenExistingRecyclersCost26MillionMore() {
    Plan plan = plan(calm().with(Sites.fixed(CASE.initialState().openRecyclers())));
    assertThat(plan.objectiveEur() / 1e6).isCloseTo(3889.4, within(0.1));
  }

  @Test
  void lithiumAloneHasTotalsOfItsOwn() {
    check(plan(lithium()), 1594.9, 1199.8, 269.2, 125.9, 0, 2781.2);
    Plan shock = plan(lithium().with(SHOCK, null, "dynamic"));
    check(shock, 1636.6, 1202.4, 271.9, 147.2, 15.1, 2808.7);
    shares(shock, 20, 15);
  }

  @Test
  void aHigherCarbonPriceCutsEmissions() {
    double[][] expected = {
      {82, 3196, 3027}, {90, 3220, 2748}, {96.8, 3230, 2634}, {105, 3236, 2583}, {115, 3247, 2477}
    };
    for (double[] row : expected) {
      Plan plan = plan(calm().with(Reference.carbon(row[0]), null, "dynamic"));
      assertThat(bought(plan)).as("carbon %s", row[0]).isCloseTo(row[1], within(1.0));
      assertThat(kilotonnes(plan)).as("carbon %s", row[0]).isCloseTo(row[2], within(3.0));
    }
  }

  @Test
  void aHigherRecoveryRateSavesMoneyAndEmissions() {
    double[][] expected = {
      {0.60, 3248, 2653}, {0.68, 3230, 2634}, {0.75, 3219, 2612}, {0.80, 3209, 2600}
    };
    PlanningProblem free = PlanningProblem.of(CASE);
    for (double[] row : expected) {
      Plan plan = plan(free.with(Reference.recovery(row[0]), null, "dynamic"));
      assertThat(bought(plan)).as("recovery %s", row[0]).isCloseTo(row[1], within(2.0));
      assertThat(kilotonnes(plan)).as("recovery %s", row[0]).isCloseTo(row[2], within(4.0));
    }
  }

  private static double bought(Plan plan) {
    return (plan.parts().operatingEur() + plan.parts().purchaseEur()) / 1e6;
  }

  private static double kilotonnes(Plan plan) {
    return plan.indicators().emissionsTPerYear() / 1e3;
  }

  private static double returned(Plan plan) {
    return plan.flows().stream()
        .filter(flow -> CASE.network().lane(flow.lane()).orElseThrow().commodity() == Commodity.RET)
        .mapToDouble(flow -> flow.kwh())
        .sum();
  }

  private static void check(
      Plan plan,
      double total,
      double operating,
      double carbon,
      double disruption,
      double change,
      double kilotonnes) {
    CostParts parts = plan.parts();
    assertThat(plan.objectiveEur() / 1e6).isCloseTo(total, within(0.06));
    assertThat(bought(plan)).isCloseTo(operating, within(0.3));
    assertThat(parts.carbonEur() / 1e6).isCloseTo(carbon, within(0.3));
    assertThat(parts.disruptionEur() / 1e6).isCloseTo(disruption, within(0.3));
    assertThat(parts.shortageEur()).isCloseTo(0, within(1.0));
    assertThat(parts.changeEur() / 1e6).isCloseTo(change, within(0.1));
    assertThat(kilotonnes(plan)).isCloseTo(kilotonnes, within(2.0));
    assertThat(parts.sumEur()).isEqualTo(plan.objectiveEur());
  }

  private static void shares(Plan plan, double first, double second) {
    Offset<Double> tenth = within(0.06);
    List<Double> s01 = plan.shares().get("LI").get("S01");
    assertThat(100 * s01.get(0)).isCloseTo(first, tenth);
    assertThat(100 * s01.get(1)).isCloseTo(second, tenth);
  }

  /** Study A's box: 0.024 for S01 and S02, 0.018 other critical, 0.006 parts, 5 EUR/t. */
  private static Outlooks box(Map<String, Double> nominal) {
    Map<String, MonthlySeries> p = new HashMap<>();
    for (Node node : CASE.network().nodes()) {
      if (node.commodity() != null) {
        boolean atacama = node.id().equals("S01") || node.id().equals("S02");
        double radius = atacama ? 0.024 : node.criticalSupplier() ? 0.018 : 0.006;
        double base = nominal.getOrDefault(node.id(), node.pDisruptionBase());
        p.put(node.id(), Reference.constant(base + radius));
      }
    }
    return new Outlooks(
        p,
        Map.of(LaneClass.SUEZ, Reference.constant(0.04)),
        Reference.constant(101.8),
        null,
        Map.of(),
        Set.of());
  }

  /** The box's 0.004 on lanes; land lanes have no outlook, so the case itself is changed. */
  private static PlanningProblem wider(PlanningProblem problem) {
    Case old = problem.reference();
    List<Lane> lanes =
        old.network().lanes().stream()
            .map(
                lane ->
                    new Lane(
                        lane.id(),
                        lane.from(),
                        lane.to(),
                        lane.commodity(),
                        lane.laneClass(),
                        lane.distanceKm(),
                        lane.kgPerKwh(),
                        lane.costEurKwh(),
                        lane.efKgKwh(),
                        lane.leadTimeDays(),
                        lane.leadTimeDisruptedDays(),
                        lane.pDisruptionBase() + 0.004,
                        lane.capKwhMonth()))
            .toList();
    Network network = new Network(old.name(), old.network().nodes(), lanes);
    Case wider =
        new Case(
            old.name(),
            network,
            network,
            old.firstMonth(),
            old.demandKwh(),
            old.retiredKwh(),
            old.contracts(),
            old.abatement(),
            old.kgPerKwh(),
            old.laneVia(),
            old.observations(),
            old.initialState(),
            old.parameters(),
            old.subsets(),
            old.policyPacks());
    return PlanningProblem.of(wider).with(problem.sites());
  }
}
