package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.looptwin.optimise.milp.Reference.CASE;
import static org.looptwin.optimise.milp.Reference.calm;
import static org.looptwin.optimise.milp.Reference.lithium;
import static org.looptwin.optimise.milp.Reference.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Concession;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.PolicyRow;
import org.looptwin.optimise.api.PolicyRow.Kind;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.ojalgo.OjalgoSolver;

/** Obligations that a plan is asked to keep. */
class PolicyRowsTest {
  private static final PlanningService PLANNING = Reference.planning();

  private static PolicyRow content(Commodity material, double share) {
    return new PolicyRow("content", Kind.RECYCLED_CONTENT, material, share);
  }

  private static PolicyRow back(double share) {
    return new PolicyRow("back", Kind.RETURNED_SHARE, null, share);
  }

  private static PolicyRow footprint(double tonnes) {
    return new PolicyRow("footprint", Kind.VEHICLE_FOOTPRINT, null, tonnes);
  }

  /** Least share of regenerated material among the plants, from the flows alone. */
  private static double leastContent(Plan plan, Commodity material) {
    Map<String, double[]> received = new TreeMap<>();
    for (Flow flow : plan.flows()) {
      Lane lane = CASE.network().lane(flow.lane()).orElseThrow();
      boolean kit = lane.commodity() == Commodity.REG;
      if (kit || lane.commodity() == material) {
        received.computeIfAbsent(lane.to(), id -> new double[2])[kit ? 0 : 1] += flow.kwh();
      }
    }
    return received.values().stream()
        .mapToDouble(both -> both[0] / (both[0] + both[1]))
        .min()
        .orElseThrow();
  }

  @Test
  void everyPlantReceivesTheRecycledShareAskedForAndThePlanSaysWhatThatCosts() {
    Plan free = plan(calm());
    assertThat(leastContent(free, Commodity.CO)).as("of itself").isLessThan(0.16);
    PlanningProblem problem =
        calm().withPolicyRows(List.of(content(Commodity.CO, 0.16), content(Commodity.LI, 0.06)));
    Plan plan = plan(problem);
    assertThat(leastContent(plan, Commodity.CO)).isGreaterThan(0.16 - 1e-6);
    assertThat(leastContent(plan, Commodity.LI)).isGreaterThan(0.06 - 1e-6);
    assertThat(plan.objectiveEur()).isGreaterThan(free.objectiveEur() + 1e3);
    assertThat(plan.sentences()).anyMatch(s -> s.startsWith("Kept: content (recycled CO at least"));
    assertThat(PLANNING.audit(problem, plan)).isEmpty();
    assertThat(PLANNING.audit(problem, free)).as("a plan that does not keep them").isNotEmpty();
  }

  @Test
  void emissionsPerVehicleStayBelowTheThreshold() {
    Plan free = plan(lithium());
    double own = free.indicators().tCo2PerVehicle();
    Plan plan = plan(lithium().withPolicyRows(List.of(footprint(own - 0.1))));
    assertThat(plan.indicators().tCo2PerVehicle()).isLessThanOrEqualTo((own - 0.1) * (1 + 1e-7));
    assertThat(plan.objectiveEur()).isGreaterThan(free.objectiveEur());
    assertThat(plan(lithium().withPolicyRows(List.of(footprint(own + 0.1)))).objectiveEur())
        .as("a threshold that is kept anyway costs nothing")
        .isCloseTo(free.objectiveEur(), within(1.0));
  }

  private static Answer.Infeasible none(LinearSolver solver, PlanningProblem problem) {
    Answer answer = Reference.planner(solver).solve(problem, Budget.DEFAULT, Watch.NONE);
    assertThat(answer).isInstanceOf(Answer.Infeasible.class);
    return (Answer.Infeasible) answer;
  }

  private static double retiredKwh(Case reference) {
    return reference.retiredKwh().values().stream()
        .flatMapToDouble(path -> Arrays.stream(path.toArray()))
        .sum();
  }

  /** 68 % come back at most: 12 % of what retires is too little for 80 %. */
  @Test
  void anObligationThatNoPlanKeepsIsTheSmallestRelaxation() {
    PlanningProblem problem =
        lithium().with(Sites.FREE).withPolicyRows(List.of(footprint(6), back(0.8)));
    Answer.Infeasible none = none(Reference.HIGHS, problem);
    assertThat(none.concessions())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.kind()).isEqualTo(Concession.Kind.OBLIGATION);
              assertThat(one.at()).isEqualTo("back");
              assertThat(one.month()).as("over the horizon").isZero();
              assertThat(one.unit()).isEqualTo("kWh");
              assertThat(one.amount()).isCloseTo(0.12 * retiredKwh(CASE), withinPercentage(0.001));
            });
    assertThat(none.relaxation())
        .singleElement()
        .asString()
        .startsWith("back cannot be kept: ")
        .endsWith(" MWh of retired packs too little; leave it out, or ask for less.");
    assertThat(RelaxationTest.status(problem, none.concessions())).isEqualTo(Status.OPTIMAL);
    assertThat(RelaxationTest.status(problem, List.of())).isEqualTo(Status.INFEASIBLE);
  }

  /** Where sites are free and where a solver takes month after month, it was called late. */
  @Test
  void withFreeSitesEverySolverNamesTheObligationToo() {
    Case tiny = CaseFolder.read(Path.of("../../twin-model/cases/tiny")).reference();
    double rate = tiny.parameters().recoveryRate();
    PlanningProblem problem = PlanningProblem.of(tiny).withPolicyRows(List.of(back(rate + 0.1)));
    for (LinearSolver solver : List.of(Reference.HIGHS, new OjalgoSolver())) {
      assertThat(none(solver, problem).concessions())
          .as(solver.name())
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.kind()).isEqualTo(Concession.Kind.OBLIGATION);
                assertThat(one.amount()).isCloseTo(0.1 * retiredKwh(tiny), withinPercentage(0.001));
              });
    }
  }

  /** A closed centre is the reason, not the obligation. */
  @Test
  void whatAnotherCentreWouldKeepIsNotTheObligationsFault() {
    double rate = CASE.parameters().recoveryRate();
    PlanningProblem problem =
        lithium().with(Sites.fixed(Set.of("R01"))).withPolicyRows(List.of(back(rate)));
    assertThat(none(Reference.HIGHS, problem).concessions())
        .isNotEmpty()
        .allMatch(one -> one.kind() == Concession.Kind.SITE);
  }

  /** Eight of ten days of end stock must be bought, whatever that emits. */
  @Test
  void emissionsThatCannotBeKeptAreToldInTonnes() {
    PlanningProblem problem =
        TwoSuppliers.problem(3, Outlooks.BASE, 2).withPolicyRows(List.of(footprint(0)));
    Answer.Infeasible none = none(Reference.HIGHS, problem);
    assertThat(none.concessions())
        .anySatisfy(
            one -> {
              assertThat(one.kind()).isEqualTo(Concession.Kind.EMISSION_LIMIT);
              assertThat(one.unit()).isEqualTo("t");
              assertThat(one.sentence()).contains("footprint cannot be kept:", "t CO2 too much");
            });
    assertThat(RelaxationTest.status(problem, none.concessions())).isEqualTo(Status.OPTIMAL);
  }

  @Test
  void theOrderOfObligationsIsNoOtherQuestion() {
    List<PolicyRow> rows = List.of(footprint(6), back(0.5));
    Plan one = plan(lithium().withPolicyRows(rows));
    Plan other = plan(lithium().withPolicyRows(List.of(rows.get(1), rows.get(0))));
    assertThat(other.id()).isEqualTo(one.id());
    assertThat(plan(lithium().withPolicyRows(List.of(footprint(6), back(0.51)))).id())
        .isNotEqualTo(one.id());
  }

  @Test
  void sitesAreChosenWithTheObligationInMindAlsoByASolverOfLightEffort() {
    Case tiny = CaseFolder.read(Path.of("../../twin-model/cases/tiny")).reference();
    PlanningProblem free = PlanningProblem.of(tiny);
    double returned = tiny.parameters().recoveryRate() - 0.01;
    PlanningProblem problem = free.withPolicyRows(List.of(back(returned)));
    Plan exact = plan(problem);
    assertThat(PLANNING.audit(problem, exact)).isEmpty();
    Budget wide = new Budget(Duration.ofMinutes(1), 0.3, 1);
    Answer light = Reference.planner(new OjalgoSolver()).solve(problem, wide, Watch.NONE);
    assertThat(light).isInstanceOf(Answer.Solved.class);
    assertThat(PLANNING.audit(problem, ((Answer.Solved) light).plan())).isEmpty();
    assertThat(plan(free).id()).isNotEqualTo(exact.id());
  }

  @Test
  void impossibleLimitsAreRefusedWithTheValue() {
    assertThatThrownBy(() -> back(80)).hasMessageContaining("80.0");
    assertThatThrownBy(() -> content(Commodity.GR, 0.1)).hasMessageContaining("GR");
    assertThatThrownBy(() -> footprint(-1)).hasMessageContaining("-1.0");
  }
}
