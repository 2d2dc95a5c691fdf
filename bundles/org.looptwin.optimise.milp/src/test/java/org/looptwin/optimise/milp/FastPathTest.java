package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.json.generator.CaseGenerator;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Basis;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Watch;

/** The short ways to plan and bound, held against the full model solved by branch and cut. */
class FastPathTest {
  private static final Budget EXACT = new Budget(Duration.ofSeconds(100), 1e-7, 1);
  private static final LinearSolver HIGHS = Reference.HIGHS;

  @TempDir private Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void theOptimumLiesBetweenEveryBoundAndThePlan(long seed) throws IOException {
    PlanningProblem problem = generated(seed);
    PlanningModel full = new PlanningModel(Instance.of(problem));
    LinearAnswer optimum = HIGHS.solve(full.matrix(), EXACT, Watch.NONE);
    double most = optimum.objective() * (1 + 1e-9);
    double mean = MeanPeriod.of(full.instance(), HIGHS, EXACT, Watch.NONE).boundEur();
    double whole = new Relaxations(HIGHS, full).whole(Deadline.in(EXACT), Watch.NONE);
    double monthly = relaxation(new MonthlySites(full));
    assertThat(mean).isLessThanOrEqualTo(monthly * (1 + 1e-9));
    assertThat(monthly).isLessThanOrEqualTo(whole * (1 + 1e-9));
    assertThat(whole).isLessThanOrEqualTo(most);
    for (double gap : new double[] {0.003, 1e-5}) {
      Plan plan = plan(problem, gap);
      assertThat(plan.boundEur()).as("bound at %s", gap).isLessThanOrEqualTo(most);
      assertThat(plan.objectiveEur()).isGreaterThanOrEqualTo(optimum.bound() * (1 - 1e-9));
      assertThat(plan.gap()).isLessThanOrEqualTo(gap);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5})
  void branchesOverSitesProveTheOptimumAndFindIt(long seed) throws IOException {
    PlanningModel full = new PlanningModel(Instance.of(generated(seed)));
    LinearAnswer optimum = HIGHS.solve(full.matrix(), EXACT, Watch.NONE);
    double known = optimum.objective() * 1.0025;
    SiteBranches.Result found =
        SiteBranches.search(HIGHS, full, known, 0.002, null, Deadline.in(EXACT), Watch.NONE);
    assertThat(found.boundEur())
        .isBetween(optimum.bound() * (1 - 0.00201), optimum.objective() * (1 + 1e-9));
    assertThat(found.open()).isNotNull();
  }

  @Test
  void branchesThatHadNoTimeProveNothing() throws IOException {
    PlanningModel full = new PlanningModel(Instance.of(generated(1)));
    SiteBranches.Result none =
        SiteBranches.search(
            HIGHS, full, 1, 0, null, Deadline.in(new Budget(Duration.ZERO, 0, 1)), Watch.NONE);
    assertThat(none.boundEur()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(none.open()).isNull();
  }

  @Test
  void flowsBegunWhereTheMeanPeriodEndsAreThoseBegunAnywhere() throws IOException {
    PlanningProblem problem = generated(2);
    Set<String> existing = problem.reference().initialState().openRecyclers();
    PlanningModel model = new PlanningModel(Instance.of(problem.with(Sites.fixed(existing))));
    Basis guess =
        MeanPeriod.of(model.instance(), HIGHS, EXACT, Watch.NONE).start(model.matrix(), 12, false);
    assertThat(guess).isNotNull();
    double anywhere = HIGHS.solve(model.matrix(), EXACT, Watch.NONE).objective();
    try (LinearSolver.Session session = HIGHS.open(model.matrix())) {
      session.begin(guess);
      LinearAnswer begun = session.solve(EXACT, Watch.NONE);
      assertThat(begun.objective()).isCloseTo(anywhere, within(1e-6 * anywhere));
    }
  }

  @Test
  void aGuessThatIsNoBasisCostsNothingButTime() throws IOException {
    PlanningModel model = new PlanningModel(Instance.of(generated(3)));
    Basis.Place[] columns = new Basis.Place[model.matrix().columns()];
    Basis.Place[] rows = new Basis.Place[model.matrix().rows()];
    java.util.Arrays.fill(columns, Basis.Place.LOWER);
    java.util.Arrays.fill(rows, Basis.Place.LOWER);
    double expected = new Relaxations(HIGHS, model).whole(Deadline.in(EXACT), Watch.NONE);
    try (LinearSolver.Session session = HIGHS.open(model.matrix())) {
      session.begin(new Basis(columns, rows));
      assertThat(session.solve(EXACT, Watch.NONE).objective())
          .isCloseTo(expected, within(1e-6 * expected));
    }
  }

  private static Plan plan(PlanningProblem problem, double gap) {
    Budget budget = new Budget(Duration.ofSeconds(100), gap, 1);
    return Reference.planner(HIGHS)
        .solve(problem, budget, Watch.NONE)
        .read(
            Answer.Solved::plan,
            late -> {
              throw new AssertionError(late.because());
            },
            none -> {
              throw new AssertionError(none.relaxation());
            },
            failed -> {
              throw new AssertionError(failed.because());
            });
  }

  private double relaxation(MonthlySites sites) {
    try (LinearSolver.Session session = HIGHS.open(sites.model())) {
      return session.solve(EXACT, Watch.NONE).objective();
    }
  }

  private PlanningProblem generated(long seed) throws IOException {
    Path at = folder.resolve("case-" + seed);
    new CaseGenerator(30, seed, false).write(at);
    return PlanningProblem.of(CaseFolder.read(at).reference());
  }
}
