package org.looptwin.optimise.genetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.CommodityMode;
import org.looptwin.optimise.api.ExactFlows;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.highs.HighsSolver;
import org.looptwin.optimise.milp.PlanningService;

/** Bred choices of sites, held against all choices and against the model. */
class GeneticPlannerTest {
  private static LinearSolver highs;
  private static Planning planning;
  private static GeneticPlanner planner;

  @BeforeAll
  static void open() throws IOException {
    highs = HighsSolver.unpackedTo(Path.of("target/highs"));
    planning = PlanningService.with(highs);
    planner = new GeneticPlanner(planning);
    planner.bindLinearSolver(highs);
  }

  @ParameterizedTest(name = "{0} of {1}, {2} months")
  @CsvSource({"tiny,,12,ALL", "meb-europe,n30,3,ALL"})
  void itFindsWhatSolvingEveryChoiceOfSitesFinds(
      String name, String subset, int months, CommodityMode mode) {
    PlanningProblem problem = problem(name, subset, months, mode);
    Budget exact = new Budget(Duration.ofMinutes(1), 0, 1);
    Plan plan = best(planner.solve(problem, exact, Watch.NONE));
    double all = cheapestOfAll(problem);
    assertThat(plan.objectiveEur()).isCloseTo(all, within(1e-6 * all));
    assertThat(plan.boundEur()).isLessThanOrEqualTo(all * (1 + 1e-9));
    assertThat(planning.audit(problem, plan)).isEmpty();
  }

  @Test
  void itFindsWhatBranchAndCutFinds() {
    PlanningProblem problem = problem("meb-europe", "n73", 1, CommodityMode.LITHIUM);
    Budget exact = new Budget(Duration.ofMinutes(1), 1e-9, 1);
    Plan plan = best(planner.solve(problem, exact, Watch.NONE));
    double optimum = highs.solve(planning.model(problem), exact, Watch.NONE).objective();
    assertThat(plan.objectiveEur()).isCloseTo(optimum, within(1e-6 * optimum));
  }

  @Test
  void whatIsNotProvenIsNotClaimed() {
    PlanningProblem problem = problem("meb-europe", "n30", 4, CommodityMode.ALL);
    Answer answer = planner.solve(problem, new Budget(Duration.ofMinutes(1), 1e-7, 1), Watch.NONE);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.OutOfBudget.class,
            late -> {
              assertThat(late.because())
                  .contains("choices of sites were solved in")
                  .contains("but 0.000 % was asked for. Maybe use the solver highs");
              assertThat(late.best().status()).isEqualTo(PlanStatus.TIME_LIMIT);
              assertThat(late.best().gap()).isBetween(1e-6, 1e-3);
              assertThat(late.best().indicators().gapToExactPercent()).isBetween(0.0, 0.01);
              assertThat(late.best().sentences())
                  .last()
                  .asString()
                  .contains("The exact optimum is");
            });
  }

  @Test
  void equalSeedsGiveEqualPlans() {
    PlanningProblem problem = problem("meb-europe", "n73", 1, CommodityMode.LITHIUM);
    Plan one = best(planner.solve(problem, Budget.DEFAULT, Watch.NONE));
    Plan two = best(planner.solve(problem, Budget.DEFAULT, Watch.NONE));
    assertThat(two.id()).isEqualTo(one.id());
    assertThat(two.flows()).isEqualTo(one.flows());
    assertThat(two.sentences()).isEqualTo(one.sentences());
    assertThat(one.gap()).isLessThanOrEqualTo(Budget.DEFAULT.gap());
    assertThat(one.solver().name()).isEqualTo("genetic");
  }

  @Test
  void fixedSitesLeaveNothingToBreed() {
    PlanningProblem problem =
        problem("meb-europe", "n73", 1, CommodityMode.LITHIUM)
            .with(Sites.fixed(Set.of("R01", "R06")));
    Plan plan = best(planner.solve(problem, Budget.DEFAULT, Watch.NONE));
    assertThat(plan.status()).isEqualTo(PlanStatus.OPTIMAL);
    assertThat(plan.sites()).containsEntry("R01", true).containsEntry("R02", false);
    assertThat(plan.sentences())
        .last()
        .isEqualTo("1 choices of sites were solved in 0 generations.");
  }

  @Test
  void aCancelledSearchGivesTheBestSoFar() {
    PlanningProblem problem = problem("meb-europe", "n73", 1, CommodityMode.LITHIUM);
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
    Budget exact = new Budget(Duration.ofMinutes(1), 0, 1);
    assertThat(planner.solve(problem, exact, impatient))
        .isInstanceOfSatisfying(
            Answer.OutOfBudget.class,
            late -> {
              assertThat(late.best()).isNotNull();
              assertThat(late.because()).contains("Cancelled");
            });
    found.set(2);
    assertThat(planner.solve(problem, exact, impatient))
        .isEqualTo(new Answer.OutOfBudget(null, "Cancelled before a plan was found."));
  }

  @Test
  void withoutALinearSolverItAcceptsNothing() {
    PlanningProblem problem = problem("tiny", null, 1, CommodityMode.ALL);
    GeneticPlanner alone = new GeneticPlanner(planning);
    assertThat(alone.accepts(problem)).isFalse();
    alone.bindLinearSolver(highs);
    assertThat(alone.accepts(problem)).isTrue();
    alone.unbindLinearSolver(highs);
    assertThat(alone.accepts(problem)).isFalse();
  }

  @Test
  void aQuestionWithAFaultIsAnsweredWithIt() {
    PlanningProblem problem =
        problem("tiny", null, 12, CommodityMode.ALL).with(Sites.fixed(Set.of("R99")));
    assertThat(planner.solve(problem, Budget.DEFAULT, Watch.NONE))
        .isEqualTo(new Answer.Failed("The case has no recycling centre R99."));
  }

  private static double cheapestOfAll(PlanningProblem problem) {
    double least = Double.POSITIVE_INFINITY;
    try (ExactFlows flows = planning.flows(problem)) {
      int sites = flows.sites().size();
      for (int choice = 0; choice < 1 << sites; choice++) {
        Set<String> open = new TreeSet<>();
        for (int site = 0; site < sites; site++) {
          if ((choice >> site & 1) == 1) {
            open.add(flows.sites().get(site));
          }
        }
        least = Math.min(least, flows.costEur(open, Watch.NONE).orElse(least));
      }
    }
    return least;
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

  private static PlanningProblem problem(
      String name, String subset, int months, CommodityMode mode) {
    Case reference = CaseFolder.read(Path.of("../../twin-model/cases", name)).reference();
    return new PlanningProblem(
        reference,
        subset == null ? reference.defaultSubset() : reference.subset(subset).orElseThrow(),
        mode,
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
