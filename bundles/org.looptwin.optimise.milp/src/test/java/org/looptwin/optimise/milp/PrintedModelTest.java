package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.looptwin.optimise.milp.Reference.CASE;
import static org.looptwin.optimise.milp.Reference.plan;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Watch;

/** Study A's printed equations, evaluated again from what the plan tells. */
class PrintedModelTest {
  private static final PlanningProblem PROBLEM =
      PlanningProblem.of(CASE)
          .with(PlanningProblem.of(CASE).outlooks(), null, PlanningProblem.PAPER_LITERAL);
  private static Plan plan;

  @BeforeAll
  static void make() {
    plan = plan(PROBLEM);
  }

  private static double total(Commodity commodity) {
    double sum = 0;
    for (Flow flow : plan.flows()) {
      sum += lane(flow).commodity() == commodity ? flow.kwh() : 0;
    }
    return sum;
  }

  private static Lane lane(Flow flow) {
    return CASE.network().lane(flow.lane()).orElseThrow();
  }

  private static double recycled() {
    return Reference.sum(plan.regeneratedKwh());
  }

  @Test
  void operatingCostIsThatOfEquationTwo() {
    double cost = 12 * recycled();
    for (Node node : CASE.network().nodes()) {
      boolean open = plan.sites().getOrDefault(node.id(), false);
      double month = node.type() == NodeType.BATTERY_PLANT ? 1.5e6 : 1.0e6;
      cost += open ? 12 * month : 0;
    }
    for (Flow flow : plan.flows()) {
      cost += lane(flow).costEurKwh() * flow.kwh();
    }
    assertThat(plan.parts().operatingEur()).isCloseTo(cost, within(1e-6 * cost));
    assertThat(plan.parts().purchaseEur()).isZero();
  }

  @Test
  void carbonCostIsThatOfEquationThreeWithItsNegativeTerm() {
    double made =
        plan.productionKwh().values().stream().mapToDouble(path -> Reference.sum(path)).sum();
    double kg = 15 * total(Commodity.LI) + 75 * made - 5.8 * recycled();
    for (Flow flow : plan.flows()) {
      kg += lane(flow).efKgKwh() * flow.kwh();
    }
    assertThat(plan.parts().carbonEur()).isCloseTo(96.8e-3 * kg, within(1e-3 * kg));
    assertThat(plan.indicators().emissionsTPerYear()).isCloseTo(kg / 1000, within(1.0));
  }

  @Test
  void disruptionIsThatOfEquationFourAndMostOfItIsNotDecided() {
    double decided = 0;
    double perMonth = 150 * CASE.parameters().pSuezCalm();
    for (Node node : CASE.network().nodes(NodeType.SUPPLIER)) {
      if (node.commodity() == Commodity.LI) {
        perMonth += 280 * node.pDisruptionBase();
        decided += 280 * node.pDisruptionBase() * Reference.sum(plan.purchasesKwh().get(node.id()));
      }
    }
    for (Flow flow : plan.flows()) {
      boolean suez = lane(flow).laneClass() == LaneClass.SUEZ;
      decided += suez ? 150 * CASE.parameters().pSuezCalm() * flow.kwh() : 0;
    }
    double demand =
        CASE.demandKwh().values().stream()
            .mapToDouble(path -> java.util.Arrays.stream(path.toArray()).limit(12).sum())
            .sum();
    double bracket = demand * perMonth;
    assertThat(plan.parts().disruptionEur())
        .isCloseTo(decided + bracket, within(1e-6 * (decided + bracket)));
    assertThat(bracket).isGreaterThan(decided);
    assertThat(plan.sentences()).anyMatch(said -> said.contains("third bracket"));
  }

  @Test
  void demandIsMadeAndFourFifthsOfTheRetiredPacksComeBack() {
    for (int t = 0; t < 12; t++) {
      int month = t;
      double made =
          plan.productionKwh().values().stream().mapToDouble(path -> path.get(month)).sum();
      double back =
          plan.flows().stream()
              .filter(f -> f.month() == month + 1 && lane(f).commodity() == Commodity.RET)
              .mapToDouble(Flow::kwh)
              .sum();
      assertThat(made).isGreaterThanOrEqualTo(sum(CASE.demandKwh().values(), t) * (1 - 1e-9));
      assertThat(back)
          .isGreaterThanOrEqualTo(0.8 * sum(CASE.retiredKwh().values(), t) * (1 - 1e-9));
    }
  }

  private static double sum(Iterable<MonthlySeries> some, int t) {
    double sum = 0;
    for (MonthlySeries one : some) {
      sum += one.at(t);
    }
    return sum;
  }

  @Test
  void itIsLabelledAndTheHousesOwnModelStandsBesideIt() {
    assertThat(plan.policy()).isEqualTo("paper-literal");
    assertThat(plan.sentences().get(0)).startsWith("Study A's model as printed");
    assertThat(plan.sentences())
        .anyMatch(
            said -> said.startsWith("Without the row for demand its cheapest plan makes nothing"))
        .anyMatch(said -> said.startsWith("Beside it the planning model of this house"));
    assertThat(plan.objectiveEur()).isEqualTo(plan.parts().sumEur());
  }

  @Test
  void theModelThatIsWrittenHasThePlansObjective() {
    Budget tight = new Budget(Duration.ofMinutes(1), 1e-6, 1);
    double optimum =
        Reference.HIGHS
            .solve(Reference.planning().model(PROBLEM, tight, Watch.NONE), tight, Watch.NONE)
            .objective();
    assertThat(optimum)
        .isBetween(plan.objectiveEur() * (1 - 1.001e-3), plan.objectiveEur() * (1 + 1e-6));
  }

  /** Equation 16: no point of the box costs a plan more than its upper corner. */
  @Test
  void theWorstCaseOfABoxIsItsUpperCorner() {
    PrintedModel upper = model(1, 1, 1);
    double[] x = Reference.HIGHS.solve(upper.matrix(), Budget.DEFAULT, Watch.NONE).x();
    double worst = upper.matrix().objective(x);
    SplittableRandom random = new SplittableRandom(4);
    for (int draw = 0; draw < 30; draw++) {
      PrintedModel other =
          model(
              2 * random.nextDouble() - 1,
              2 * random.nextDouble() - 1,
              2 * random.nextDouble() - 1);
      assertThat(other.matrix().objective(x)).isLessThanOrEqualTo(worst);
    }
  }

  private static PrintedModel model(double supplier, double link, double carbon) {
    java.util.Map<String, MonthlySeries> p = new java.util.HashMap<>();
    for (Node node : CASE.network().nodes(NodeType.SUPPLIER)) {
      p.put(node.id(), Reference.constant(node.pDisruptionBase() + 0.02 * supplier));
    }
    org.looptwin.optimise.api.Outlooks outlooks =
        new org.looptwin.optimise.api.Outlooks(
            p,
            java.util.Map.of(LaneClass.SUEZ, Reference.constant(0.036 + 0.004 * link)),
            Reference.constant(96.8 + 5 * carbon),
            null,
            java.util.Map.of(),
            java.util.Set.of());
    return PrintedRun.model(PROBLEM.with(outlooks, null, PlanningProblem.PAPER_LITERAL));
  }

  /** The printed model is no planning model: nobody may mistake one for the other. */
  @Test
  void anAuditSaysWhatItIs() {
    assertThat(Reference.planning().audit(PROBLEM, plan)).isEqualTo(List.of());
    Plan bent = BentPlan.cheaper(plan, 0.9);
    assertThat(Reference.planning().audit(PROBLEM, bent)).isNotEmpty();
  }
}
