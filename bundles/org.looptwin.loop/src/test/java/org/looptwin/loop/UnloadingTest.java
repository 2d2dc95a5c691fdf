package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.InitialState;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;

/**
 * The tiny case: B01 makes at most 100,000 kWh a month, V01 wants 80,000; a store holds 29.9 days,
 * 98,355 kWh. S11 alone sells housings: without it nothing is made.
 */
class UnloadingTest {
  private static final Case TINY =
      CaseFolder.read(Path.of("../../twin-model/cases/tiny")).reference();
  private static final double A_DAY = 100_000 / 30.4;
  private static final double LOT = 50_000;

  private final ExactPlans exact = new ExactPlans();
  private final Unloading unloading = new Unloading(exact::solve);

  /** Housings fail for the first months; lithium as full as a store can be, lots in month 1. */
  private static PlanningProblem crisis(int months, Map<Commodity, Double> days, double lotKwh) {
    double[] factor = new double[12];
    java.util.Arrays.fill(factor, months, 12, 1);
    Outlooks none =
        new Outlooks(
            Map.of(),
            Map.of(),
            null,
            null,
            Map.of("S11", new MonthlySeries(TINY.firstMonth(), factor)),
            Set.of());
    return PlanningProblem.of(TINY)
        .with(none, null, "deterministic")
        .with(Sites.fixed(Set.of("R01")))
        .from(TINY, state(days, lotKwh, Map.of()));
  }

  private static InitialState state(
      Map<Commodity, Double> days, double lotKwh, Map<String, Double> returned) {
    InitialState own = TINY.initialState();
    List<Double> lots = new ArrayList<>(Collections.nCopies(12, 0.0));
    lots.set(0, lotKwh);
    return new InitialState(
        own.executedShares(),
        own.executedRoutes(),
        Map.of("B01", new EnumMap<>(days)),
        own.openRecyclers(),
        lotKwh == 0 ? Map.of() : Map.of("B01", Map.of(Commodity.LI, lots)),
        returned);
  }

  private static List<Double> taken(Solution solution) {
    return solution.problem().initial().arrivingKwh().get("B01").get(Commodity.LI);
  }

  private static double made(Plan plan) {
    return plan.productionKwh().get("B01").stream().mapToDouble(kwh -> kwh).sum();
  }

  @Test
  void aStateWithRoomIsPlannedAsItIs() {
    PlanningProblem calm = crisis(0, Map.of(Commodity.LI, 15.0), LOT);
    Plan inForce = exact.solve(calm).plan();
    exact.asked().clear();
    Solution solution = unloading.of(calm, inForce);
    assertThat(exact.asked()).containsExactly(calm);
    assertThat(solution.plan().objectiveEur()).isEqualTo(inForce.objectiveEur());
    assertThat(solution.notes()).isEmpty();
  }

  @Test
  void aLotThatFindsTheStoreFullInACrisisWaitsUntilSomethingIsMadeAgain() {
    PlanningProblem full = crisis(3, Map.of(Commodity.LI, 29.9, Commodity.HOUSING, 0.0), LOT);
    Plan calm = exact.solve(crisis(0, Map.of(Commodity.LI, 10.0), 0)).plan();
    assertThat(exact.solve(full).impossible()).isTrue();

    Solution solution = unloading.of(full, calm);

    // 80,000 kWh are made in month 4, when there are housings again: there is room for 50,000
    assertThat(solution.planned()).isTrue();
    assertThat(solution.plan().productionKwh().get("B01").subList(0, 3))
        .allSatisfy(kwh -> assertThat(kwh).isCloseTo(0, within(1e-6)));
    assertThat(taken(solution).subList(0, 3)).containsExactly(0.0, 0.0, 0.0);
    assertThat(taken(solution).stream().mapToDouble(kwh -> kwh).sum()).isCloseTo(LOT, within(1e-6));
    assertThat(solution.problem().initial().stockDays()).isEqualTo(full.initial().stockDays());
    assertThat(solution.notes())
        .containsExactly(
            "Lots that find their store full wait until it has room: at most 50.0 MWh of LI at"
                + " B01.");
    assertThat(solution.plan().sentences()).containsAll(solution.notes());
    assertThat(ExactPlans.PLANNING.audit(solution.problem(), solution.plan())).isEmpty();
  }

  @Test
  void whatNoPlanUsesUpIsSetAsideAndTold() {
    // 20 days of housings and never more: 10 days are made, of 29.9 of lithium 9.9 are left over
    PlanningProblem full =
        crisis(12, Map.of(Commodity.LI, 29.9, Commodity.HOUSING, 20.0), LOT)
            .from(
                TINY,
                state(
                    Map.of(Commodity.LI, 29.9, Commodity.HOUSING, 20.0),
                    LOT,
                    Map.of("R01", 5_000.0)));
    assertThat(exact.solve(full).impossible()).isTrue();

    Solution solution = unloading.of(full, null);

    assertThat(solution.planned()).isTrue();
    double used = made(solution.plan());
    Map<Commodity, Double> days = solution.problem().initial().stockDays().get("B01");
    assertThat(days.get(Commodity.LI)).isLessThanOrEqualTo(10 + used / A_DAY + 1e-3);
    assertThat(taken(solution).stream().mapToDouble(kwh -> kwh).sum()).isLessThan(1);
    assertThat(solution.notes())
        .anySatisfy(
            said -> assertThat(said).startsWith("Beyond the plan's end wait 50.0 MWh of LI"))
        .anySatisfy(said -> assertThat(said).startsWith("Set aside").contains("LI at B01"))
        .anySatisfy(said -> assertThat(said).contains("5.0 MWh of returned packs at R01"));
    assertThat(ExactPlans.PLANNING.audit(solution.problem(), solution.plan())).isEmpty();
  }

  @Test
  void onlyTheFirstQuestionIsAskedForReasons() {
    PlanningProblem full = crisis(12, Map.of(Commodity.LI, 29.9, Commodity.HOUSING, 20.0), LOT);
    List<PlanningProblem> first = new ArrayList<>();
    Unloading telling =
        new Unloading(
            problem -> {
              first.add(problem);
              return new Solution(problem, null, "why", true, List.of(), List.of());
            },
            problem -> new Solution(problem, null, "none", true, List.of(), List.of()));
    assertThat(telling.of(full, null).failure()).isEqualTo("why");
    assertThat(first).hasSize(1);
  }

  /** All cut away there is a plan; whether less will do nobody has the time to find out. */
  @Test
  void whatTheTimeIsTooShortForIsNotTakenForImpossible() {
    PlanningProblem full = crisis(12, Map.of(Commodity.LI, 29.9, Commodity.HOUSING, 20.0), LOT);
    Unloading hurried =
        new Unloading(
            problem ->
                exact.asked().size() < 3
                    ? exact.solve(problem)
                    : Solution.late(problem, Duration.ofSeconds(30)));

    Solution solution = hurried.of(full, null);

    assertThat(exact.asked()).as("as it is, without lots, emptied").hasSize(3);
    assertThat(solution.planned()).isTrue();
    assertThat(solution.plan().sentences())
        .anyMatch(said -> said.startsWith("Whether less could be set aside was not found out"));
  }

  @Test
  void whatIsImpossibleAsItIsIsNotCalledSoWhereLessInStoreWasNotTried() {
    PlanningProblem full = crisis(12, Map.of(Commodity.LI, 29.9, Commodity.HOUSING, 20.0), LOT);
    for (int time = 1; time <= 2; time++) {
      int solves = time;
      exact.asked().clear();
      Unloading hurried =
          new Unloading(
              problem ->
                  exact.asked().size() < solves
                      ? exact.solve(problem)
                      : Solution.late(problem, Duration.ofSeconds(30)));
      Solution solution = hurried.of(full, null);
      assertThat(solution.planned()).isFalse();
      assertThat(solution.impossible()).as("after %d solves", solves).isFalse();
      assertThat(solution.failure()).startsWith("out of time");
    }
  }

  @Test
  void aPlanThatMakesMoreThanTheOneInForceTakesInMore() {
    PlanningProblem calm = crisis(0, Map.of(Commodity.LI, 29.9), 40_000);
    Plan strike = exact.solve(crisis(3, Map.of(Commodity.LI, 10.0), 0)).plan();

    Solution solution = unloading.of(calm, strike);

    // the plan in force makes nothing for three months; the new one makes 80,000 in the first, and
    // 34,960 of kits come in
    assertThat(taken(solution).get(0)).isCloseTo(40_000, within(1e-6));
    assertThat(solution.notes()).isEmpty();
  }

  @Test
  void whatIsImpossibleForAnotherReasonKeepsItsFirstExplanation() {
    PlanningProblem none = crisis(12, Map.of(Commodity.HOUSING, 0.0), LOT);
    Solution solution = unloading.of(none, null);
    assertThat(solution.planned()).isFalse();
    assertThat(solution.failure()).isEqualTo("no plan exists: something");
    assertThat(solution.problem().initial().arrivingKwh()).isNotEmpty();
  }
}
