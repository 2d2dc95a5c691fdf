package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.looptwin.optimise.milp.Reference.CASE;
import static org.looptwin.optimise.milp.Reference.calm;
import static org.looptwin.optimise.milp.Reference.changePrice;
import static org.looptwin.optimise.milp.Reference.constant;
import static org.looptwin.optimise.milp.Reference.free;
import static org.looptwin.optimise.milp.Reference.lithium;
import static org.looptwin.optimise.milp.Reference.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Protection;
import org.looptwin.optimise.api.Protection.Budgeted;
import org.looptwin.optimise.api.Protection.Deviations;
import org.looptwin.optimise.api.Protection.Ellipsoid;
import org.looptwin.optimise.api.Protection.Recourse;
import org.looptwin.optimise.api.Protection.Tail;
import org.looptwin.optimise.api.Protection.Wasserstein;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.ojalgo.OjalgoSolver;

/** Plans protected against more than a box, on the reference case: MEUR. */
class RobustPlansTest {
  private static final PlanningService PLANNING = Reference.planning();
  private static final double NOMINAL_EUR = plan(calm()).objectiveEur();
  private static final Case TINY =
      CaseFolder.read(Path.of("../../twin-model/cases/tiny")).reference();

  /**
   * Budgets of suppliers without the price on change. The figures were computed independently when
   * the case was made, with another implementation.
   */
  @Test
  void protectionAndItsPriceAreThoseOfTheReference() {
    double[][] expected = {
      {0, 0, 0}, {1, 7.1, 2.4}, {2, 12.5, 3.9}, {3, 17.8, 4.0}, {5, 28.7, 3.1}, {43, 69.1, 0}
    };
    PlanningProblem problem = changePrice(calm(), 0);
    double nominal = plan(problem).objectiveEur();
    for (double[] row : expected) {
      PlanningProblem budget = problem.with(suppliers(row[0]));
      Plan plan = plan(budget);
      double protection = protection(budget, plan);
      assertThat(protection / 1e6).as("Gamma %s", row[0]).isCloseTo(row[1], within(0.06));
      assertThat((plan.objectiveEur() - protection - nominal) / 1e6)
          .as("nominal part, Gamma %s", row[0])
          .isCloseTo(row[2], within(0.06));
    }
  }

  @Test
  void aBudgetOfNothingIsTheNominalPlanAndTheWholeOneIsTheBox() {
    assertThat(plan(calm().with(suppliers(0))).objectiveEur()).isEqualTo(NOMINAL_EUR);
    Map<String, MonthlySeries> upper = new HashMap<>();
    for (Node node : CASE.network().nodes()) {
      if (node.commodity() != null) {
        upper.put(node.id(), constant(node.pDisruptionBase() + radius(node)));
      }
    }
    Plan box = plan(calm().with(Reference.supplierP(upper), null, "dynamic"));
    assertThat(plan(calm().with(suppliers(43))).objectiveEur())
        .isCloseTo(box.objectiveEur(), within(1.0));
  }

  /** Emissions are positive, so all twelve months of a dearer carbon price are the dearer price. */
  @Test
  void theHorizonsCarbonBudgetEndsAtTheDearerPrice() {
    Deviations carbon = new Deviations(Map.of(), Map.of(), constant(5));
    PlanningProblem nominal = calm();
    double base = NOMINAL_EUR;
    double all = plan(nominal.with(new Budgeted(carbon, 0, 0, 12))).objectiveEur();
    double dearer = plan(nominal.with(Reference.carbon(101.8), null, "dynamic")).objectiveEur();
    assertThat(all).isCloseTo(dearer, within(1.0));
    double one = plan(nominal.with(new Budgeted(carbon, 0, 0, 1))).objectiveEur();
    double half = plan(nominal.with(new Budgeted(carbon, 0, 0, 0.5))).objectiveEur();
    assertThat(one - base).isBetween((dearer - base) / 12, (dearer - base) / 6);
    assertThat(half - base).isCloseTo((one - base) / 2, within(0.02 * (one - base)));
  }

  static Stream<Arguments> protections() {
    Deviations all =
        new Deviations(supplierRadii(), Map.of(LaneClass.SUEZ, constant(0.004)), constant(5));
    return Stream.of(
        Arguments.of("budget", new Budgeted(all, 2.5, 1, 3)),
        Arguments.of("ellipsoid", new Ellipsoid(all, 1.5)),
        Arguments.of("wasserstein", new Wasserstein(1, 100, 1)),
        Arguments.of("cvar", new Tail(0.9, 100, 1)),
        Arguments.of("affine", new Recourse(constant(0.05), 2.5, true)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("protections")
  void everyProtectedPlanPassesTheAuditAndSaysWhatItCosts(String name, Protection protection) {
    PlanningProblem problem = calm().with(protection);
    Plan plan = plan(problem);
    assertThat(PLANNING.audit(problem, plan)).isEmpty();
    assertThat(plan.sentences()).anyMatch(said -> said.startsWith("Protected by "));
    Plan cheaper = BentPlan.cheaper(plan, 0.999);
    assertThat(PLANNING.audit(problem, cheaper)).as("bent").isNotEmpty();
    assertThat(PLANNING.audit(calm(), plan)).as("another question").isNotEmpty();
    assertThat(plan.objectiveEur()).isGreaterThan(NOMINAL_EUR);
  }

  /** The matrix alone knows the tau of an ellipsoid, but not its norm. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("protections")
  void theModelThatIsWrittenHasThePlansObjective(String name, Protection protection) {
    PlanningProblem problem = PlanningProblem.of(TINY).with(protection);
    Budget tight = new Budget(Duration.ofMinutes(1), 1e-6, 1);
    LinearModel written = PLANNING.model(problem, tight, Watch.NONE);
    double optimum = Reference.HIGHS.solve(written, tight, Watch.NONE).objective();
    double told = plan(problem).objectiveEur();
    assertThat(optimum).isBetween(told * (1 - 1.001e-3), told * (1 + 1e-6));
    double bare = Reference.HIGHS.solve(PLANNING.model(problem), tight, Watch.NONE).objective();
    assertThat(bare < optimum * (1 - 1e-5)).isEqualTo(name.equals("ellipsoid"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("protections")
  void sitesAreChosenUnderProtectionToo(String name, Protection protection) {
    PlanningProblem problem = PlanningProblem.of(TINY).with(protection);
    Plan plan = plan(problem);
    assertThat(plan.gap()).isLessThanOrEqualTo(1e-3);
    assertThat(PLANNING.audit(problem, plan)).isEmpty();
  }

  /** Months one by one see no horizon; what they cost under protection is told all the same. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("protections")
  void aSolverOfLightEffortGivesPlansWhoseCostIsTrue(String name, Protection protection) {
    PlanningProblem problem = PlanningProblem.of(TINY).with(protection);
    Budget wide = new Budget(Duration.ofMinutes(1), 0.3, 1);
    Answer answer = Reference.planner(new OjalgoSolver()).solve(problem, wide, Watch.NONE);
    assertThat(answer).isInstanceOf(Answer.Solved.class);
    Plan plan = ((Answer.Solved) answer).plan();
    assertThat(PLANNING.audit(problem, plan)).isEmpty();
    double best = plan(problem).objectiveEur();
    assertThat(plan.objectiveEur()).isBetween(best * (1 - 1e-6), best * 1.05);
    assertThat(plan.boundEur()).isLessThanOrEqualTo(best * (1 + 1e-6));
  }

  @Test
  void branchAndCutTakesTheTailOfThirtySites() {
    PlanningProblem problem = free("n30").with(new Tail(0.9, 50, 1));
    Plan plan = plan(problem);
    assertThat(plan.gap()).isLessThanOrEqualTo(1e-3);
    assertThat(PLANNING.audit(problem, plan)).isEmpty();
  }

  /** By hand: one deviation alone makes a ball a box of half-width Omega. */
  @Test
  void anEllipsoidOfOneParameterIsABudgetOfOne() {
    Deviations one = new Deviations(Map.of("S01", constant(0.024)), Map.of(), null);
    double ellipsoid = plan(calm().with(new Ellipsoid(one, 2))).objectiveEur();
    Deviations twice = new Deviations(Map.of("S01", constant(0.048)), Map.of(), null);
    double budget = plan(calm().with(new Budgeted(twice, 1, 0, 0))).objectiveEur();
    assertThat(ellipsoid).isCloseTo(budget, within(10.0));
  }

  @Test
  void moreFearCostsMoreAndNoFearCostsNothing() {
    PlanningProblem sampled = lithium().with(new Tail(0, 100, 1));
    double mean = plan(sampled).objectiveEur();
    assertThat(plan(lithium().with(new Wasserstein(0, 100, 1))).objectiveEur())
        .as("both are the mean of the sample")
        .isCloseTo(mean, within(10.0));
    assertThat(mean / plan(lithium()).objectiveEur())
        .as("the sample's mean is near the plan's probabilities")
        .isBetween(0.995, 1.005);
    double half = plan(lithium().with(new Tail(0.5, 100, 1))).objectiveEur();
    double tenth = plan(lithium().with(new Tail(0.9, 100, 1))).objectiveEur();
    assertThat(half).isGreaterThan(mean + 1e6);
    assertThat(tenth).isGreaterThan(half + 1e6);
    double near = plan(lithium().with(new Wasserstein(0.5, 100, 1))).objectiveEur();
    double far = plan(lithium().with(new Wasserstein(2, 100, 1))).objectiveEur();
    assertThat(near).isGreaterThan(mean + 1e6);
    assertThat(far).isGreaterThan(near + 1e6);
  }

  /** 100 years: each source is lost in as many as its probability says, but for one. */
  @Test
  void sampledYearsHaveThePlansProbabilitiesAndTheHistorysCompany() {
    Instance plain = Instance.of(calm());
    LossScenarios years = Instance.of(calm().with(new Tail(0.9, 100, 1))).losses();
    for (int s = 0; s < plain.sets().suppliers().size(); s++) {
      double sum = 0;
      for (int t = 0; t < 12; t++) {
        sum += years.mean(s, t);
      }
      assertThat(sum / 12).isCloseTo(plain.values().supplierP()[s][0], within(0.02));
    }
    assertThat(years.sources()).hasSizeGreaterThan(43);
  }

  @Test
  void equalSeedsGiveEqualYearsAndOthersOthers() {
    double first = plan(lithium().with(new Tail(0.9, 50, 1))).objectiveEur();
    assertThat(plan(lithium().with(new Tail(0.9, 50, 1))).objectiveEur()).isEqualTo(first);
    assertThat(plan(lithium().with(new Tail(0.9, 50, 2))).objectiveEur()).isNotEqualTo(first);
  }

  private static double protection(PlanningProblem problem, Plan plan) {
    PlanningModel model = new PlanningModel(Instance.of(problem));
    double[] x = new PlanFlows(model, plan, new Complaints()).columns();
    new Completion(model.matrix(), x).fill();
    return model.risk().eur(x);
  }

  private static Budgeted suppliers(double gamma) {
    return new Budgeted(new Deviations(supplierRadii(), Map.of(), null), gamma, 0, 0);
  }

  /** Study A's box: 0.024 for S01 and S02, 0.018 other critical, 0.006 parts. */
  private static Map<String, MonthlySeries> supplierRadii() {
    Map<String, MonthlySeries> radii = new HashMap<>();
    for (Node node : CASE.network().nodes()) {
      if (node.commodity() != null) {
        radii.put(node.id(), constant(radius(node)));
      }
    }
    return radii;
  }

  private static double radius(Node node) {
    boolean atacama = node.id().equals("S01") || node.id().equals("S02");
    return atacama ? 0.024 : node.criticalSupplier() ? 0.018 : 0.006;
  }
}
