package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.looptwin.optimise.milp.Reference.SHOCK;
import static org.looptwin.optimise.milp.Reference.calm;
import static org.looptwin.optimise.milp.Reference.free;
import static org.looptwin.optimise.milp.Reference.lithium;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.ojalgo.OjalgoSolver;

/** Plans held against the model: honest ones pass, whoever made them; bent ones do not. */
class AuditTest {
  private static final Budget WITHIN_ONE_PERCENT = new Budget(Duration.ofMinutes(2), 0.01, 1);
  private static final LinearSolver OJALGO = new OjalgoSolver();
  private static final PlanningService PLANNING = Reference.planning();

  private static Plan honest;

  @BeforeAll
  static void planTheCalmCase() {
    honest = Reference.plan(calm());
  }

  static Stream<Arguments> questions() {
    PlanningProblem tiny =
        PlanningProblem.of(CaseFolder.read(Path.of("../../twin-model/cases/tiny")).reference());
    Outlooks closed =
        new Outlooks(
            Map.of(), Map.of(), null, null, Map.of(), Set.of(LaneClass.SUEZ, LaneClass.BALTIC));
    return Stream.of(
        Arguments.of("two suppliers", TwoSuppliers.problem(3, Outlooks.BASE, 10)),
        Arguments.of("two suppliers, little stock", TwoSuppliers.problem(3, Outlooks.BASE, 2)),
        Arguments.of("tiny", tiny),
        Arguments.of("tiny, R02 alone", tiny.with(Sites.fixed(Set.of("R02")))),
        Arguments.of("n30, sites free", free("n30")),
        Arguments.of("calm", calm()),
        Arguments.of("strike", calm().with(Reference.strike(), null, "dynamic")),
        Arguments.of("carbon at 115", calm().with(Reference.carbon(115), null, "dynamic")),
        Arguments.of("60 % return", calm().with(Reference.recovery(0.6), null, "dynamic")),
        Arguments.of("Suez and the Baltic closed", calm().with(closed, null, "dynamic")),
        Arguments.of("change is free", Reference.changePrice(calm().at(9), 0)),
        Arguments.of("lithium, strike", lithium().with(SHOCK, null, "dynamic")),
        Arguments.of("no recycling", calm().with(Sites.fixed(Set.of()))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  void whatHighsPlansHolds(String name, PlanningProblem problem) {
    assertThat(PLANNING.audit(problem, Reference.plan(problem))).isEmpty();
  }

  static Stream<Arguments> fewQuestions() {
    Set<String> few =
        Set.of("two suppliers, little stock", "tiny", "n30, sites free", "strike", "no recycling");
    return questions().filter(question -> few.contains(question.get()[0]));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fewQuestions")
  void whatOjAlgoPlansHolds(String name, PlanningProblem problem) {
    Plan plan = plan(OJALGO, problem);
    assertThat(PLANNING.audit(problem, plan)).isEmpty();
  }

  @Test
  void hubsPortsAndTerminalsAreAuditedToo() {
    assertThat(PLANNING.audit(free("n120"), Reference.plan(free("n120")))).isEmpty();
  }

  @Test
  void withoutAnyLinearSolverTheFlowsAreCheckedAllTheSame() {
    PlanningService alone = new PlanningService(java.util.Optional::empty);
    assertThat(alone.audit(calm(), honest)).isEmpty();
    assertThat(alone.audit(calm(), BentPlan.withFlow(honest, 40, 1.01))).isNotEmpty();
  }

  @Test
  void everyFlowCounts() {
    for (int position = 0; position < honest.flows().size(); position += 700) {
      Plan bent = BentPlan.withFlow(honest, position, 1.001);
      assertThat(PLANNING.audit(calm(), bent))
          .as("flow %s", honest.flows().get(position))
          .isNotEmpty()
          .hasSizeLessThanOrEqualTo(10);
    }
  }

  @Test
  void aFlowThatTheNetworkDoesNotKnowIsNamed() {
    assertThat(PLANNING.audit(calm(), BentPlan.withFlow(honest, new Flow("S01-R01-air", 1, 5))))
        .containsExactly("The plan ships over lane S01-R01-air, which the problem does not have.");
    Flow first = honest.flows().get(0);
    assertThat(PLANNING.audit(calm(), BentPlan.withFlow(honest, new Flow(first.lane(), 13, 5))))
        .singleElement()
        .asString()
        .contains("month 13, but the horizon is 1 to 12");
    assertThat(PLANNING.audit(calm(), BentPlan.withFlow(honest, first)))
        .singleElement()
        .asString()
        .contains("twice");
  }

  @Test
  void aShareThatIsNotThatOfTheFlowsIsNamed() {
    assertThat(PLANNING.audit(calm(), BentPlan.withShare(honest, "LI", "S01", 0.45)))
        .containsExactly(
            "The plan tells the share of S01 in month 1 as 0.45, but its flows make 0.3.");
  }

  @Test
  void onePercentTooCheapIsTooCheap() {
    assertThat(PLANNING.audit(calm(), BentPlan.cheaper(honest, 0.99)))
        .anyMatch(words -> words.contains("for the part purchase, but its flows cost"))
        .anyMatch(words -> words.contains("for all parts together"))
        .as("wrong figures are no false proof")
        .noneMatch(words -> words.contains("claim"));
  }

  @Test
  void aBoundAboveTheObjectiveIsNoBound() {
    Plan bent = BentPlan.withBound(honest, PlanStatus.OPTIMAL, honest.objectiveEur() * 1.001);
    assertThat(PLANNING.audit(calm(), bent))
        .anyMatch(words -> words.contains("claims that none is cheaper than"));
  }

  @Test
  void aGapMustBeThatOfItsBound() {
    Plan bent = BentPlan.withBound(honest, PlanStatus.OPTIMAL, honest.objectiveEur() * 0.999);
    assertThat(PLANNING.audit(calm(), bent))
        .containsExactly("The plan claims to be optimal, but is proven within 0.1000 % only.");
  }

  /** Month after month is cheap to compute, and 0.03 % from the optimum. */
  @Test
  void aHeuristicThatClaimsProofIsRefutedWithItsOwnSites() {
    Plan greedy = plan(OJALGO, calm());
    Plan bent = BentPlan.withBound(greedy, PlanStatus.OPTIMAL, greedy.objectiveEur());
    assertThat(PLANNING.audit(calm(), bent))
        .singleElement()
        .asString()
        .startsWith("The plan claims proof that none is cheaper than")
        .contains("with the same sites 38631");
  }

  /** All eleven centres open, their flows at the optimum: 20 MEUR dearer than five. */
  @Test
  void perfectFlowsOverPoorSitesAreRefutedWithBetterSites() {
    PlanningProblem problem = free("n73");
    Plan bent =
        PLANNING
            .flows(problem)
            .plan(
                Set.copyOf(PLANNING.flows(problem).sites()),
                "all-open",
                "1",
                Double.MAX_VALUE,
                Budget.DEFAULT,
                Watch.NONE);
    assertThat(bent.status()).isEqualTo(PlanStatus.OPTIMAL);
    assertThat(PLANNING.audit(problem, bent))
        .singleElement()
        .asString()
        .contains("but with the sites R01, R02, R06, R07, R08 38631");
  }

  @Test
  void aPlanFullOfHolesIsComplainedAboutNotThrownAt() {
    Plan noNumber = BentPlan.withShare(honest, "LI", "S01", null);
    assertThat(PLANNING.audit(calm(), noNumber))
        .containsExactly(
            "The plan tells the share of S01 in month 1 as NaN, but its flows make 0.3.");
    assertThat(PLANNING.audit(calm(), BentPlan.withFlow(honest, 0, Double.NaN))).isNotEmpty();
  }

  @Test
  void anotherQuestionsPlanIsNoAnswer() {
    assertThat(PLANNING.audit(calm().at(7), honest))
        .containsExactly("The plan names 0 as twin's revision, but 7 was asked for.");
    assertThat(PLANNING.audit(calm().with(SHOCK, null, "dynamic"), honest))
        .anyMatch(words -> words.contains("for the part disruption"));
    assertThat(PLANNING.audit(calm().with(Sites.fixed(Set.of("R01"))), honest)).isNotEmpty();
  }

  private static Plan plan(LinearSolver solver, PlanningProblem problem) {
    Answer answer = Reference.planner(solver).solve(problem, WITHIN_ONE_PERCENT, Watch.NONE);
    assertThat(answer).isInstanceOf(Answer.Solved.class);
    return ((Answer.Solved) answer).plan();
  }
}
