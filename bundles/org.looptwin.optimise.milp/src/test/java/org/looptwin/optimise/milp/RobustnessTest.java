package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.looptwin.optimise.milp.Reference.calm;
import static org.looptwin.optimise.milp.Reference.constant;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Protection.Budgeted;
import org.looptwin.optimise.api.Protection.Deviations;
import org.looptwin.optimise.api.RobustnessStudy.Report;
import org.looptwin.optimise.api.RobustnessStudy.Row;
import org.looptwin.optimise.api.Watch;

/** The price of robustness. */
class RobustnessTest {
  private static final RobustnessService STUDY = RobustnessService.with(Reference.HIGHS);

  private static Report study(PlanningProblem problem, int scenarios, double... gammas) {
    return STUDY.priceOfRobustness(
        problem,
        java.util.Arrays.stream(gammas).boxed().toList(),
        scenarios,
        1,
        Budget.DEFAULT,
        Watch.NONE);
  }

  /**
   * Two suppliers buy 50 each a month at 50.4 EUR a lost kWh: deviations of 0.01 are 25.2 EUR each.
   * Uniform on +-25.2 their sum exceeds 25.2 in 1 of 8 months, 12.6 in 9 of 32, 0 in half.
   */
  @Test
  void twoSuppliersAreCountedByHand() {
    PlanningProblem problem = TwoSuppliers.problem(3, Outlooks.BASE, 10);
    Deviations deviations =
        new Deviations(Map.of("S01", flat(0.01), "S02", flat(0.01)), Map.of(), null);
    Report report = study(problem.with(new Budgeted(deviations, 0, 0, 0)), 20_000, 0, 0.5, 1, 2);
    double[] violation = {0.5, 9 / 32.0, 1 / 8.0, 0};
    double[] exact = {0.75, 0.625, 0.5, 0.25};
    double nominal = Reference.plan(problem).objectiveEur();
    assertThat(report.suppliers()).isEqualTo(2);
    for (int i = 0; i < violation.length; i++) {
      Row row = report.rows().get(i);
      assertThat(row.monthlyViolation()).isCloseTo(violation[i], within(0.01));
      assertThat(row.exactBound()).isEqualTo(exact[i]).isGreaterThan(row.monthlyViolation());
      assertThat(row.nominalEur()).isCloseTo(nominal, within(1e-3));
      assertThat(row.meanEur()).isCloseTo(nominal, within(1.0));
      assertThat(row.robustEur() - row.nominalEur())
          .isCloseTo(3 * 25.2 * row.gammaSuppliers(), within(1e-3));
    }
    assertThat(report.rows().get(3).yearlyViolation()).isZero();
    assertThat(report.rows().get(0).yearlyViolation()).isCloseTo(0.5, within(0.01));
  }

  @Test
  void onTheReferenceEveryViolationStaysBelowItsBound() {
    Report report = study(calm().with(reference(0.02)), 1000, 0, 2, 5, 43);
    Row before = null;
    for (Row row : report.rows()) {
      assertThat(row.monthlyViolation()).isLessThanOrEqualTo(row.exactBound());
      if (before != null) {
        assertThat(row.robustEur()).isGreaterThan(before.robustEur());
        assertThat(row.monthlyViolation()).isLessThanOrEqualTo(before.monthlyViolation());
      }
      before = row;
    }
    assertThat(before.monthlyViolation()).isZero();
    assertThat(before.yearlyViolation()).isZero();
    assertThat(report.suppliers()).isEqualTo(43);
  }

  @Test
  void whereTheBoundsDoNotHoldTheReportSaysSo() {
    assertThat(study(calm().with(reference(0.5)), 10, 1).notes())
        .anyMatch(said -> said.startsWith("They do not hold where a probability cannot fall"));
    assertThat(study(calm().with(reference(0.001)), 10, 1).notes())
        .noneMatch(said -> said.contains("cannot fall"))
        .anyMatch(said -> said.contains("independent and symmetric"));
  }

  @Test
  void aPlanWithoutABudgetHasNoPriceOfOne() {
    assertThatThrownBy(() -> study(calm(), 10, 1)).hasMessageContaining("protection is None");
  }

  private static MonthlySeries flat(double value) {
    return MonthlySeries.constant(TwoSuppliers.START, 3, value);
  }

  private static Budgeted reference(double radius) {
    Map<String, MonthlySeries> radii = new HashMap<>();
    for (Node node : Reference.CASE.network().nodes()) {
      if (node.commodity() != null) {
        radii.put(node.id(), constant(radius));
      }
    }
    Deviations all = new Deviations(radii, Map.of(LaneClass.SUEZ, constant(0.004)), constant(5));
    return new Budgeted(all, 0, 1, 2);
  }
}
