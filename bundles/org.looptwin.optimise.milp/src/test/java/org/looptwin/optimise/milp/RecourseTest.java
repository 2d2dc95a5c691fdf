package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.looptwin.optimise.milp.Reference.constant;
import static org.looptwin.optimise.milp.Reference.lithium;
import static org.looptwin.optimise.milp.Reference.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Protection;
import org.looptwin.optimise.api.Protection.Recourse;
import org.looptwin.optimise.api.Recheck;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Watch;

/** Plans with rules that answer to how many packs come back. */
class RecourseTest {
  private static final PlanningService PLANNING = Reference.planning();
  private static final double DROP = 0.08;
  private static final Pattern BUY = Pattern.compile("answer\\[buy-.*,(\\d+),(\\d+)]");
  private static final Case TINY =
      CaseFolder.read(Path.of("../../twin-model/cases/tiny")).reference();

  private static Protection answers(double months) {
    return new Recourse(constant(DROP), months, true);
  }

  private static Protection decidedNow(double months) {
    return new Recourse(constant(DROP), months, false);
  }

  private static double eur(PlanningProblem problem) {
    return plan(problem).objectiveEur();
  }

  /** All months at their worst together leave nothing to answer to: deciding now is best. */
  @Test
  void forTheWholeBoxThePlanDecidedNowIsBestAndIsThatOfTheLowRate() {
    double low = eur(lithium().with(Reference.recovery(0.60), null, "low"));
    assertThat(eur(lithium().with(decidedNow(12)))).isCloseTo(low, within(1.0));
    assertThat(eur(lithium().with(answers(12)))).isCloseTo(low, within(1.0));
    assertThat(eur(lithium().with(answers(0)))).isCloseTo(eur(lithium()), within(1.0));
  }

  /** A bad month in four: a plan decided now must reckon with each month being one of them. */
  @Test
  void answersCostLessThanAPlanDecidedNowForTheSameSet() {
    double nominal = eur(lithium());
    double now = eur(lithium().with(decidedNow(3)));
    Plan rules = plan(lithium().with(answers(3)));
    double before = nominal;
    for (double months : new double[] {0.5, 3, 6}) {
      double next = months == 3 ? rules.objectiveEur() : eur(lithium().with(answers(months)));
      assertThat(next).as("%s months", months).isGreaterThan(before + 1e5).isLessThan(now);
      before = next;
    }
    assertThat(now - rules.objectiveEur())
        .as("most of what three quarters of the months cost")
        .isBetween(0.5 * (now - nominal), 0.75 * (now - nominal));
    assertThat(rules.sentences()).anyMatch(said -> said.contains("the rules save"));
    assertThat(PLANNING.audit(lithium().with(answers(6)), rules))
        .as("too cheap for six")
        .isNotEmpty();
  }

  /** Rates fall to 0 at most; a drop beyond that is told, not cut in silence. */
  @Test
  void aDropBeyondTheRecoveryRateIsTold() {
    PlanningProblem tiny = PlanningProblem.of(TINY).with(Sites.fixed(Set.of()));
    double rate = Instance.of(tiny).values().recoveryRate()[0];
    Plan all = plan(tiny.with(dropped(rate)));
    Plan beyond = plan(tiny.with(dropped(0.9)));
    assertThat(beyond.objectiveEur()).isCloseTo(all.objectiveEur(), within(1.0));
    assertThat(all.sentences()).noneMatch(said -> said.contains("no pack coming back"));
    assertThat(beyond.sentences())
        .anyMatch(
            said ->
                said.startsWith(
                    "The recovery rate of month 1 is %s and cannot be 0.9 lower".formatted(rate)));
  }

  private static Protection dropped(double drop) {
    return new Recourse(MonthlySeries.constant(TINY.firstMonth(), 12, drop), 3, true);
  }

  /** What it does not find in time is not the plan's fault. */
  @Test
  void aSolverWithoutAnAnswerAccusesNoGoodPlan() {
    PlanningProblem problem =
        PlanningProblem.of(TINY)
            .with(Sites.fixed(TINY.initialState().openRecyclers()))
            .with(new Recourse(MonthlySeries.constant(TINY.firstMonth(), 12, DROP), 3, true));
    Plan honest = plan(problem);
    SlowSolver stuck = new SlowSolver(Duration.ofDays(1), 0);
    assertThat(Reference.planning(stuck).audit(problem, honest)).isEmpty();
    assertThat(PLANNING.audit(problem, honest)).isEmpty();
    assertThat(PLANNING.audit(problem, BentPlan.withFlow(honest, 0, 1.01))).isNotEmpty();
  }

  /** Every drawn future within the set keeps every row and costs no more than the objective. */
  @Test
  void theRulesKeepEveryRowInEveryDrawnFuture() {
    PlanningModel model = new PlanningModel(Instance.of(lithium().with(answers(3))));
    LinearAnswer answer = Reference.HIGHS.solve(model.matrix(), Budget.DEFAULT, Watch.NONE);
    RecourseTerms rules = (RecourseTerms) model.risk();
    SplittableRandom random = new SplittableRandom(5);
    double worst = 0;
    for (int draw = 0; draw < 40; draw++) {
      double[] z = draw(random, draw % 2 == 0);
      LinearModel future =
          new PlanningModel(Instance.of(lithium().with(recovery(z), null, "z"))).matrix();
      double[] x = new double[future.columns()];
      for (int column = 0; column < x.length; column++) {
        x[column] = rules.at(answer.x(), column, z);
      }
      assertThat(new Recheck(1e-6).violations(future, x)).as("draw %d", draw).isEmpty();
      worst = Math.max(worst, future.objective(x));
    }
    assertThat(worst)
        .as("reached, or nearly, but never exceeded")
        .isBetween(0.9995 * answer.objective(), answer.objective() * (1 + 1e-7));
  }

  /** Three months at their end, or three months' worth spread over all. */
  private static double[] draw(SplittableRandom random, boolean ends) {
    double[] z = new double[12];
    double sum = 0;
    for (int t = 0; t < 12; t++) {
      z[t] = random.nextDouble();
      sum += z[t];
    }
    for (int t = 0; t < 12; t++) {
      z[t] = ends ? 0 : z[t] * Math.min(1, 3 / sum);
    }
    for (int i = 0; ends && i < 3; i++) {
      z[random.nextInt(12)] = 1;
    }
    return z;
  }

  private static Outlooks recovery(double[] z) {
    double[] rate = new double[12];
    for (int t = 0; t < 12; t++) {
      rate[t] = Reference.CASE.parameters().recoveryRate() - DROP * z[t];
    }
    return new Outlooks(
        Map.of(), Map.of(), null, new MonthlySeries(Reference.START, rate), Map.of(), Set.of());
  }

  /** What comes back in a month is not known when its purchases are made. */
  @Test
  void noPurchaseAnswersToItsOwnMonthOrALaterOne() {
    for (PlanningProblem problem : List.of(lithium(), PlanningProblem.of(TINY))) {
      LinearModel matrix = new PlanningModel(Instance.of(problem.with(answers(2)))).matrix();
      int purchases = 0;
      for (int column = 0; column < matrix.columns(); column++) {
        Matcher name = BUY.matcher(matrix.columnName(column));
        if (name.matches()) {
          purchases++;
          assertThat(Integer.parseInt(name.group(2)))
              .as(matrix.columnName(column))
              .isLessThan(Integer.parseInt(name.group(1)) - 1);
        }
      }
      assertThat(purchases).isPositive();
    }
  }
}
