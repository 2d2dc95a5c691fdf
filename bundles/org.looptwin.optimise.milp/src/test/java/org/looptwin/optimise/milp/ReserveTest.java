package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Watch;

/** Capacity kept in reserve: two suppliers of 100 kWh a month, 100 kWh needed, fee 4.44 a year. */
class ReserveTest {
  private static final PlanningService PLANNING = Reference.planning();

  private static PlanningProblem keeping(double share) {
    return TwoSuppliers.problem(3, Outlooks.BASE, 10).withReserve(share);
  }

  /** 20 kWh in each of three months at 4.44 / 12 EUR. */
  @Test
  void aFifthOfTheNeedCostsItsFee() {
    Plan without = Reference.plan(keeping(0));
    Plan with = Reference.plan(keeping(0.2));
    assertThat(with.objectiveEur() - without.objectiveEur())
        .isCloseTo(3 * 20 * 4.44 / 12, within(1e-6));
    assertThat(with.parts().operatingEur() - without.parts().operatingEur())
        .isCloseTo(3 * 20 * 4.44 / 12, within(1e-6));
    assertThat(with.purchasesKwh()).isEqualTo(without.purchasesKwh());
    assertThat(PLANNING.audit(keeping(0.2), with)).isEmpty();
    assertThat(PLANNING.audit(keeping(0), with)).isNotEmpty();
    assertThat(with.sentences()).anyMatch(said -> said.contains("kept in reserve"));
    assertThat(with.id()).isNotEqualTo(without.id());
  }

  /** 200 kWh of capacity serve 100 of need and 100 of reserve, and not a kWh more. */
  @Test
  void whatIsBoughtCannotBeKeptAsWell() {
    Plan all = Reference.plan(keeping(1));
    for (int month = 0; month < 3; month++) {
      double bought =
          all.purchasesKwh().get("S01").get(month) + all.purchasesKwh().get("S02").get(month);
      assertThat(bought).isCloseTo(100, within(1e-6));
    }
    assertThat(all.parts().shortageEur()).isCloseTo(0, within(1e-6));
    PlanningProblem thin =
        TwoSuppliers.problem(1, Outlooks.BASE, 8).withReserve(1); // 8 days: 20 kWh must be bought
    Plan short20 = Reference.plan(thin);
    assertThat(short20.parts().shortageEur())
        .as("120 to buy and 100 to keep: 20 packs are short")
        .isCloseTo(20 * 600, within(1e-3));
  }

  @Test
  void theReferenceKeepsAFifthOfEveryCriticalMaterial() {
    PlanningProblem problem = Reference.calm().withReserve(0.2);
    Plan plan = Reference.plan(problem);
    double gwh =
        4
            * 0.2
            * Reference.sum(plan.productionKwh().values().stream().map(Reference::sum).toList())
            / 1e6;
    assertThat(plan.sentences())
        .anyMatch(said -> said.startsWith("%.1f GWh are kept".formatted(gwh)));
    assertThat(PLANNING.audit(problem, plan)).isEmpty();
  }

  /** 20 kWh a month from each of two suppliers cannot keep 50: 10 are missing, or more. */
  @Test
  void aReserveThatNoCapacityIsLeftForIsNamed() {
    Outlooks half =
        new Outlooks(
            Map.of(), Map.of(), null, null, Map.of("S01", flat(0.2), "S02", flat(0.2)), Set.of());
    PlanningProblem problem = TwoSuppliers.problem(1, half, 10).withReserve(0.5);
    Answer answer = Reference.planner(Reference.HIGHS).solve(problem, Budget.DEFAULT, Watch.NONE);
    assertThat(answer).isInstanceOf(Answer.Infeasible.class);
    assertThat(((Answer.Infeasible) answer).relaxation())
        .containsExactly(
            "The reserve of LI in month 1 lacks 10.0 kWh of capacity; keep a smaller share, or"
                + " contract more.");
  }

  private static MonthlySeries flat(double value) {
    return MonthlySeries.constant(TwoSuppliers.START, 1, value);
  }

  @Test
  void moreThanTheNeedIsRefused() {
    Answer answer =
        Reference.planner(Reference.HIGHS).solve(keeping(1.5), Budget.DEFAULT, Watch.NONE);
    assertThat(answer).isInstanceOf(Answer.Failed.class);
    assertThat(((Answer.Failed) answer).because()).contains("reserve is 1.5");
  }
}
