package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.looptwin.optimise.milp.Reference.HIGHS;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.InitialState;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Preference;
import org.looptwin.optimise.api.Sites;

/** The tiny case, whose README works out the month by hand, from other states. */
class LiveStateTest {
  private static final Case TINY =
      CaseFolder.read(Path.of("../../twin-model/cases/tiny")).reference();

  /** 80,000 kWh of packs less 34,960 kits. */
  private static final double BOUGHT_KWH = 45_040;

  private static PlanningProblem months(int months) {
    PlanningProblem whole = PlanningProblem.of(TINY);
    return new PlanningProblem(
        TINY,
        whole.subset(),
        whole.mode(),
        months,
        "deterministic",
        Outlooks.BASE,
        null,
        TINY.initialState(),
        Sites.fixed(TINY.initialState().openRecyclers()),
        3,
        0);
  }

  private static InitialState state(
      Map<Commodity, Double> days, Map<Commodity, List<Double>> lots, Map<String, Double> packs) {
    InitialState own = TINY.initialState();
    return new InitialState(
        own.executedShares(),
        own.executedRoutes(),
        Map.of("B01", days),
        own.openRecyclers(),
        Map.of("B01", lots),
        packs);
  }

  private static Plan plan(int months, InitialState state) {
    return Reference.plan(Reference.planner(HIGHS), months(months).from(TINY, state));
  }

  private static double bought(Plan plan, int month, String... suppliers) {
    double sum = 0;
    for (String supplier : suppliers) {
      sum += plan.purchasesKwh().get(supplier).get(month - 1);
    }
    return sum;
  }

  @Test
  void whatLiesInStoreAndWhatIsOnItsWayIsNotBoughtAgain() {
    // 5 days of lithium more than the 10 it ends with: 5 / 30.4 x 100,000 = 16,447.4 kWh
    Plan plan =
        plan(
            1, state(Map.of(Commodity.LI, 15.0), Map.of(Commodity.CO, List.of(5_000.0)), Map.of()));
    assertThat(bought(plan, 1, "S01", "S02")).isCloseTo(BOUGHT_KWH - 16_447.37, within(0.1));
    assertThat(bought(plan, 1, "S03")).isCloseTo(BOUGHT_KWH - 5_000, within(0.1));
    assertThat(bought(plan, 1, "S04")).isCloseTo(BOUGHT_KWH, within(0.1));
    assertThat(plan.shares().get("LI").get("S01").get(0)).isCloseTo(0.6, within(1e-6));
  }

  @Test
  void aLotIsCountedInTheMonthOfItsArrival() {
    Plan without = plan(3, TINY.initialState());
    Plan with = plan(3, state(Map.of(), Map.of(Commodity.GR, List.of(0.0, 7_000.0)), Map.of()));
    assertThat(bought(with, 1, "S05")).isCloseTo(bought(without, 1, "S05"), within(0.1));
    assertThat(bought(with, 2, "S05")).isCloseTo(bought(without, 2, "S05") - 7_000, within(0.1));
    assertThat(bought(with, 3, "S05")).isCloseTo(bought(without, 3, "S05"), within(0.1));
  }

  @Test
  void returnedPacksInStoreAreProcessed() {
    // 10,000 more returned: 0.95 x 0.92 x 10,000 = 8,740 kits in place of nickel
    Plan plan = plan(1, state(Map.of(), Map.of(), Map.of("R01", 10_000.0)));
    assertThat(plan.regeneratedKwh().get(0)).isCloseTo(34_960 + 8_740, within(0.1));
    assertThat(bought(plan, 1, "S04")).isCloseTo(BOUGHT_KWH - 8_740, within(0.1));
  }

  @Test
  void theBoundOfTheWholeHoldsWithStocksAndLots() {
    PlanningProblem free =
        months(6)
            .with(Sites.FREE)
            .from(
                TINY,
                state(
                    Map.of(Commodity.LI, 25.0),
                    Map.of(Commodity.CO, List.of(0.0, 20_000.0, 20_000.0)),
                    Map.of("R01", 10_000.0)));
    Instance instance = Instance.of(free);
    double bound =
        new MeanBound(HIGHS)
            .eur(
                instance,
                org.looptwin.optimise.api.Budget.DEFAULT,
                org.looptwin.optimise.api.Watch.NONE);
    Plan plan = Reference.plan(Reference.planner(HIGHS), free);
    assertThat(bound).isLessThanOrEqualTo(plan.objectiveEur());
    assertThat(bound).isGreaterThan(0.9 * plan.objectiveEur());
  }

  @Test
  void whoeverWantsLessCarbonPaysForItAndReadsTrueFiguresAmongTheIndicators() {
    // the low-carbon grade avoids 1 kg for 0.2: worth 0.1 at 100 EUR/t, worth 0.3 at three times
    // it; half of the 80,000 kWh may be of that grade
    Plan neutral = plan(1, TINY.initialState());
    Plan green = Reference.plan(Reference.planner(HIGHS), months(1).with(new Preference(3, 1)));
    double before = neutral.indicators().emissionsTPerYear() / 12;
    double after = green.indicators().emissionsTPerYear() / 12;
    assertThat(before).isCloseTo(4_739.84, within(0.01));
    assertThat(after).isCloseTo(4_739.84 - 40, within(0.01));
    assertThat(green.parts().carbonEur()).isCloseTo(100 * after, within(0.1));
    assertThat(green.parts().preferenceEur()).isCloseTo(2 * 100 * after, within(0.1));
    assertThat(green.parts().sumEur()).isCloseTo(green.objectiveEur(), within(0.1));
    assertThat(neutral.parts().weighted()).isFalse();
    assertThat(green.parts().operatingEur())
        .isCloseTo(neutral.parts().operatingEur() + 0.2 * 40_000, within(0.1));
    assertThat(green.sentences()).anyMatch(said -> said.contains("carbon counts 3 times"));
  }

  @Test
  void aWeightOnLossIsAPartOfItsOwnAndNoMoney() {
    Plan bold = Reference.plan(Reference.planner(HIGHS), months(1).with(new Preference(1, 0.5)));
    assertThat(1e6 * bold.indicators().disruptionLossMeur() / 12)
        .isCloseTo(bold.parts().disruptionEur(), within(0.01))
        .isGreaterThanOrEqualTo(610_037.28 - 0.01);
    assertThat(bold.parts().preferenceEur())
        .isCloseTo(-0.5 * bold.parts().disruptionEur(), within(0.01));
  }

  @Test
  void plansOfDifferentPreferencesAreComparedInMoney() {
    // at prices the green plan pays 8,000 more for 4,000 less carbon; its weights add 940 thousand
    PlanningProblem weighted = months(1).with(new Preference(3, 1));
    Plan neutral = plan(1, TINY.initialState());
    Plan green = Reference.plan(Reference.planner(HIGHS), weighted);
    assertThat(green.parts().pricedEur() - neutral.parts().pricedEur())
        .isCloseTo(8_000 - 4_000, within(0.1));
    var compared = new PlanComparison(neutral, green, weighted).comparison();
    assertThat(compared.changes())
        .noneMatch(
            change -> change.what().equals("carbon cost") || change.what().equals("objective"))
        .anyMatch(
            change ->
                change.what().equals("weights of the preference (no money)")
                    && Math.abs(change.to() - 0.939968) < 1e-6);
    assertThat(compared.sentences().get(compared.sentences().size() - 1))
        .contains("comes to 0.00 million EUR more")
        .contains("counts +0.94 besides");
  }
}
