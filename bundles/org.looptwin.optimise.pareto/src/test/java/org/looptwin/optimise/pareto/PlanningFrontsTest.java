package org.looptwin.optimise.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.CommodityMode;
import org.looptwin.optimise.api.ExactFlows;
import org.looptwin.optimise.api.Front;
import org.looptwin.optimise.api.FrontQuestion;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Objectives;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.highs.HighsSolver;
import org.looptwin.optimise.milp.PlanningService;
import org.looptwin.optimise.pareto.Scalars.Found;

/** Fronts of the reference case, held against branch and cut and against plans made otherwise. */
class PlanningFrontsTest {
  private static final double GAP = 1e-4;
  private static final Budget BUDGET = new Budget(Duration.ofMinutes(2), GAP, 1);
  private static LinearSolver highs;
  private static Planning planning;
  private static PlanningFronts fronts;
  private static PlanningProblem problem;
  private static Front exactFront;
  private static Front both;

  @BeforeAll
  static void open() throws IOException {
    highs = HighsSolver.unpackedTo(Path.of("target/highs"));
    planning = PlanningService.with(highs);
    fronts = new PlanningFronts(planning);
    fronts.bindLinearSolver(highs);
    problem = problem("meb-europe", "n30", 3);
    exactFront = front(false, 0.5);
    both = front(true, 0.5);
  }

  private static PlanningProblem problem(String name, String subset, int months) {
    Case reference = CaseFolder.read(Path.of("../../twin-model/cases/" + name)).reference();
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

  private static Front front(boolean genetic, double risk) {
    FrontQuestion question = new FrontQuestion(8, genetic, risk, false, "auto", BUDGET);
    return fronts.front(problem, question, Watch.NONE);
  }

  @Test
  void noPointIsBeatenAndEachIsAsCheapAsBranchAndCutFindsAtItsEmissionsAndDisruption() {
    Front front = exactFront;
    assertThat(front.because()).isEmpty();
    assertThat(front.points()).hasSizeBetween(6, 9);
    ExactScalars exact = exact();
    for (Front.Point point : front.points()) {
      for (Front.Point other : front.points()) {
        assertThat(Domination.dominates(values(other), values(point))).isFalse();
      }
      double[] caps = {
        Double.POSITIVE_INFINITY,
        point.emissionsT() * (1 + 1e-7),
        point.disruptionEur() * 1e-3 * (1 + 1e-7)
      };
      Optional<Found> least = exact.solve(Scalar.of(0, caps));
      assertThat(least).isPresent();
      double cost = least.get().values()[0] * 1e3;
      assertThat(point.costEur()).isCloseTo(cost, within((3 * GAP + 1e-5) * cost));
      assertThat(point.gap()).isBetween(0.0, 0.01);
    }
  }

  /** Branch and cut over the same aims, with the shortage that cannot be avoided: none. */
  private static ExactScalars exact() {
    LinearModel matrix = planning.model(problem);
    Objectives o = planning.objectives(problem);
    AimModel model =
        new AimModel(
            matrix,
            List.of(kilo(o.costEur()), kilo(o.emissionsKg()), kilo(o.disruptionEur())),
            List.of(new AimModel.Limit("shortage", kilo(o.shortageEur()), 1e-6)));
    return new ExactScalars(model, highs, () -> BUDGET, Watch.NONE);
  }

  private static double[] kilo(double[] values) {
    return Arrays.stream(values).map(v -> v * 1e-3).toArray();
  }

  private static double[] values(Front.Point point) {
    return new double[] {point.costEur(), point.emissionsT(), point.disruptionEur()};
  }

  @Test
  void branchingOnSitesComesToTheOptimumOfBranchAndCut() {
    LinearModel matrix = planning.model(problem);
    Objectives o = planning.objectives(problem);
    AimModel model =
        new AimModel(
            matrix,
            List.of(kilo(o.costEur()), kilo(o.emissionsKg()), kilo(o.disruptionEur())),
            List.of());
    Budget tight = new Budget(Duration.ofMinutes(1), 1e-7, 1);
    ExactScalars exact = new ExactScalars(model, highs, () -> tight, Watch.NONE);
    try (SiteScalars sites = new SiteScalars(model, highs, () -> tight, Watch.NONE)) {
      for (double[] weights : new double[][] {{1, 0, 0}, {1, 0.1, 0}, {1, 0.1, 1}, {1, 0.3, 4}}) {
        Scalar question = new Scalar(weights, Scalar.noCaps(3));
        Found one = sites.solve(question).orElseThrow();
        Found other = exact.solve(question).orElseThrow();
        double least = question.objective(other.values());
        assertThat(question.objective(one.values())).isCloseTo(least, within(1e-6 * least));
        assertThat(one.gap()).isLessThanOrEqualTo(1e-6);
      }
    }
  }

  @Test
  void makingNothingIsNoWayToEmitLess() {
    double least = both.ideal().get(1);
    assertThat(least).isGreaterThan(0.5 * both.nadir().get(1));
    assertThat(both.nadir().get(0)).isLessThan(1.3 * both.ideal().get(0));
  }

  @Test
  void theBredFrontIsMeasuredLikeTheExactOneAndBeatsNoPointBeyondItsGap() {
    Front exact = exactFront;
    assertThat(both.searches()).extracting(Front.Search::method).first().isEqualTo("epsilon");
    Front.Search bred = both.searches().get(1);
    Front.Search all = both.searches().get(2);
    double epsilon = both.searches().get(0).hypervolume();
    assertThat(both.searches()).extracting(Front.Search::reference).containsOnly(bred.reference());
    assertThat(bred.points()).isEqualTo(exact.points().size());
    assertThat(all.hypervolume()).isBetween(0.9 * epsilon, 1.0);
    for (Front.Point proven : exact.points()) {
      for (Front.Point point : both.points()) {
        boolean asGood =
            point.emissionsT() <= proven.emissionsT()
                && point.disruptionEur() <= proven.disruptionEur();
        if (asGood) {
          double bound = proven.costEur() * (1 - 3 * GAP - proven.gap());
          assertThat(point.costEur()).isGreaterThan(bound);
        }
      }
    }
  }

  @Test
  void equalSeedsGiveEqualFronts() {
    assertThat(front(true, 0.5).points()).isEqualTo(both.points());
  }

  @Test
  void theDialAtItsEndsLooksAtOneSideOnlyAndMovesTowardsLessDisruption() {
    List<Front.Point> points = exactFront.points();
    Front.Picks calm = Recommendation.of(points, 0);
    Front.Picks wary = Recommendation.of(points, 1);
    assertThat(calm.dialWeights().get(2)).isZero();
    assertThat(wary.dialWeights().get(0)).isZero();
    assertThat(points.get(wary.dial()).disruptionEur())
        .isLessThan(points.get(calm.dial()).disruptionEur());
    assertThat(exactFront.picks()).isEqualTo(Recommendation.of(points, 0.5));
    assertThat(calm.entropyWeights().stream().mapToDouble(w -> w).sum())
        .isCloseTo(1, within(1e-12));
  }

  /** The same difference from plans that the planning model makes itself. */
  @Test
  void elasticityIsTheCentralDifferenceOfPlansMadeAtTheThreePrices() {
    PlanningProblem tiny = problem("tiny", null, 12);
    FrontQuestion question = new FrontQuestion(4, false, 0.5, true, "highs", BUDGET);
    Front front = fronts.front(tiny, question, Watch.NONE);
    double price = tiny.reference().parameters().carbonPriceEurT();
    Set<String> open = cheapest(tiny);
    double low = loss(tiny, 0.9 * price, open);
    double at = loss(tiny, price, open);
    double high = loss(tiny, 1.1 * price, open);
    assertThat(front.elasticity().carbonEurT()).isCloseTo(price, within(1e-9));
    assertThat(front.elasticity().disruptionEur().get(0)).isCloseTo(low, within(1e-6 * at));
    assertThat(front.elasticity().disruptionEur().get(2)).isCloseTo(high, within(1e-6 * at));
    assertThat(front.elasticity().value()).isCloseTo((high - low) / at / 0.2, within(1e-5));
  }

  private static Set<String> cheapest(PlanningProblem tiny) {
    try (ExactFlows flows = planning.flows(tiny)) {
      List<String> sites = flows.sites();
      Set<String> best = Set.of();
      double least = Double.POSITIVE_INFINITY;
      for (int choice = 0; choice < 1 << sites.size(); choice++) {
        Set<String> open = new TreeSet<>();
        for (int i = 0; i < sites.size(); i++) {
          if ((choice >> i & 1) == 1) {
            open.add(sites.get(i));
          }
        }
        double cost = flows.costEur(open, Watch.NONE).orElse(Double.POSITIVE_INFINITY);
        if (cost < least) {
          least = cost;
          best = open;
        }
      }
      return best;
    }
  }

  private static double loss(PlanningProblem tiny, double price, Set<String> open) {
    MonthlySeries carbon =
        MonthlySeries.constant(tiny.reference().firstMonth(), tiny.months(), price);
    Outlooks outlooks =
        new Outlooks(
            tiny.outlooks().supplierP(),
            tiny.outlooks().laneClassP(),
            carbon,
            null,
            tiny.outlooks().capacityFactor(),
            Set.of());
    PlanningProblem changed = tiny.with(outlooks, null, "deterministic");
    try (ExactFlows flows = planning.flows(changed)) {
      return flows
          .plan(open, "test", "1", Double.NEGATIVE_INFINITY, BUDGET, Watch.NONE)
          .parts()
          .disruptionEur();
    }
  }

  @Test
  void aSolverThatIsNotThereIsNamedWithThoseThatAre() {
    FrontQuestion question = new FrontQuestion(4, false, 0.5, false, "gurobi", BUDGET);
    assertThatThrownBy(() -> fronts.front(problem, question, Watch.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("gurobi")
        .hasMessageContaining("highs");
  }

  @Test
  void cancelledBeforeItBeganItHasNoPointsAndSaysSo() {
    Watch cancelled =
        new Watch() {
          @Override
          public boolean cancelled() {
            return true;
          }
        };
    FrontQuestion question = new FrontQuestion(4, true, 0.5, true, "auto", BUDGET);
    Front front = fronts.front(problem, question, cancelled);
    assertThat(front.points()).isEmpty();
    assertThat(front.because()).containsIgnoringCase("cancelled");
  }
}
