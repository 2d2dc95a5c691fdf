package org.looptwin.optimise.genetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.plan.Plan;
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
  @CsvSource({"tiny,,12,ALL", "meb-europe,n30,12,ALL", "meb-europe,n73,1,LITHIUM"})
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
