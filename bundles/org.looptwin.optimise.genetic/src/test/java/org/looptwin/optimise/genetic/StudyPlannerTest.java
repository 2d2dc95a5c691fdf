package org.looptwin.optimise.genetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.CommodityMode;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.highs.HighsSolver;
import org.looptwin.optimise.milp.PlanningService;

/** Study A's coding: what it breeds keeps the model, and says how far it is from the optimum. */
class StudyPlannerTest {
  /** Fewer than the study's 200 and 500, so that a test takes a second. */
  static final StudyParameters SMALL = new StudyParameters(40, 30, 0.8, 0.5, 0.02, 0.1, 10);

  private static final Budget MINUTE = new Budget(Duration.ofMinutes(1), 1e-5, 1);

  private static LinearSolver highs;
  private static Planning planning;
  private static StudyPlanner planner;

  @BeforeAll
  static void open() throws IOException {
    highs = HighsSolver.unpackedTo(Path.of("target/highs"));
    planning = PlanningService.with(highs);
    planner = with(SMALL);
  }

  private static StudyPlanner with(StudyParameters parameters) {
    StudyPlanner one = new StudyPlanner(planning, parameters);
    one.bindLinearSolver(highs);
    return one;
  }

  @ParameterizedTest(name = "{0} of {1}, {2} months")
  @CsvSource({"tiny,,12", "meb-europe,n30,3"})
  void itsPlanKeepsTheModelAndTellsItsDistanceToTheExactOptimum(
      String name, String subset, int months) {
    PlanningProblem problem = problem(name, subset, months);
    Plan plan = best(planner.solve(problem, MINUTE, Watch.NONE));
    double exact =
        highs
            .solve(planning.model(problem), new Budget(Duration.ofMinutes(1), 1e-6, 1), Watch.NONE)
            .objective();
    assertThat(planning.audit(problem, plan)).isEmpty();
    assertThat(plan.objectiveEur()).isBetween(exact * (1 - 1e-9), exact * 1.3);
    assertThat(plan.indicators().gapToExactPercent())
        .isCloseTo(100 * (plan.objectiveEur() / exact - 1), within(0.011));
    assertThat(plan.boundEur()).isLessThanOrEqualTo(exact * (1 + 1e-9));
    assertThat(plan.sentences())
        .anyMatch(
            told -> told.contains("chromosomes of study A's coding") && told.contains(" 0 bey"))
        .anyMatch(told -> told.startsWith("The exact optimum is "));
  }

  @Test
  void thirtyGenerationsAreCheaperThanNone() {
    PlanningProblem problem = problem("meb-europe", "n30", 3);
    StudyPlanner drawn = with(new StudyParameters(40, 0, 0.8, 0.5, 0.02, 0.1, 10));
    double first = best(drawn.solve(problem, MINUTE, Watch.NONE)).objectiveEur();
    double bred = best(planner.solve(problem, MINUTE, Watch.NONE)).objectiveEur();
    assertThat(bred).isLessThan(0.9975 * first);
  }

  @Test
  void equalSeedsGiveEqualPlansAndOthersDoNot() {
    PlanningProblem problem = problem("tiny", null, 3);
    Plan one = best(planner.solve(problem, MINUTE, Watch.NONE));
    Plan two = best(planner.solve(problem, MINUTE, Watch.NONE));
    Plan other = best(planner.solve(problem, new Budget(MINUTE.time(), 0, 2), Watch.NONE));
    assertThat(two.flows()).isEqualTo(one.flows());
    assertThat(other.flows()).isNotEqualTo(one.flows());
  }

  @Test
  void fixedSitesAreNotBred() {
    PlanningProblem problem = problem("meb-europe", "n30", 1).with(Sites.fixed(Set.of("R01")));
    Plan plan = best(planner.solve(problem, MINUTE, Watch.NONE));
    assertThat(plan.sites()).containsEntry("R01", true).containsEntry("R02", false);
    assertThat(planning.audit(problem, plan)).isEmpty();
  }

  @Test
  void aCancelledSearchGivesTheBestSoFar() {
    AtomicInteger found = new AtomicInteger();
    Watch impatient =
        new Watch() {
          @Override
          public boolean cancelled() {
            return found.get() > 1;
          }

          @Override
          public void progress(double objective, double bound, double seconds) {
            found.incrementAndGet();
          }
        };
    assertThat(planner.solve(problem("tiny", null, 3), MINUTE, impatient))
        .isInstanceOfSatisfying(
            Answer.OutOfBudget.class, late -> assertThat(late.best()).isNotNull());
  }

  @Test
  void questionsWithoutGenesForThemAreNotTaken() {
    PlanningProblem problem = problem("tiny", null, 3);
    assertThat(planner.accepts(problem)).isTrue();
    assertThat(planner.accepts(problem.withReserve(0.1))).isFalse();
    assertThat(new StudyPlanner(planning).accepts(problem)).isFalse();
  }

  private static Plan best(Answer answer) {
    return answer.read(
        Answer.Solved::plan,
        Answer.OutOfBudget::best,
        none -> {
          throw new AssertionError(none.relaxation());
        },
        failed -> {
          throw new AssertionError(failed.because());
        });
  }

  private static PlanningProblem problem(String name, String subset, int months) {
    Case reference = CaseFolder.read(Path.of("../../twin-model/cases", name)).reference();
    return new PlanningProblem(
        reference,
        subset == null ? reference.defaultSubset() : reference.subset(subset).orElseThrow(),
        CommodityMode.ALL,
        months,
        "deterministic",
        Outlooks.BASE,
        null,
        reference.initialState(),
        Sites.FREE,
        3,
        0);
  }
}
