package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Protection.Recourse;
import org.looptwin.shell.plan.TinyPlan;

class MilderThanSetTest {
  private static final PlanningProblem BASE = PlanningProblem.of(TinyPlan.reference());

  private static MonthlySeries flat(double value) {
    return MonthlySeries.constant(BASE.reference().firstMonth(), 12, value);
  }

  private static Interval interval(String name, double lower, double nominal, double upper) {
    return new Interval(name, flat(nominal), flat(lower), flat(upper), "test");
  }

  /** S01 fails with 5 to 35 %, carbon costs 70 to 110, 60 to 76 % come back. */
  private static PlanningProblem boxed(String policy) {
    UncertaintySet set =
        new UncertaintySet(
            "U-1",
            "box",
            Map.of(
                "p:S01", interval("p:S01", 0.05, 0.2, 0.35),
                "carbon", interval("carbon", 70, 90, 110),
                "recovery", interval("recovery", 0.60, 0.68, 0.76)),
            List.of());
    return BASE.with(Outlooks.BASE, set, policy);
  }

  private static Overrides set(String... settings) {
    Overrides overrides = new Overrides(TinyPlan.reference());
    for (String setting : settings) {
      String[] parts = setting.split("=");
      overrides.set(parts[0], parts[1]);
    }
    return overrides;
  }

  @Test
  void aScenarioWithinTheSetIsToldToBeNoStress() {
    assertThat(set("p.S01=0.3", "carbonPrice=105", "recovery=0.65").milder(boxed("affine")))
        .hasSize(3)
        .anyMatch(said -> said.startsWith("p.S01=0.3 lies within the set, which reckons with up"))
        .anyMatch(said -> said.contains("carbon=105 lies") && said.contains("up to 110"))
        .anyMatch(said -> said.contains("recovery=0.65 lies") && said.contains("down to 0.6"));
  }

  @Test
  void aScenarioBeyondTheSetOrWithoutOneNeedsNoWord() {
    Overrides worse = set("p.S01=0.4", "carbonPrice=110", "recovery=0.5", "p.S02=0.1");
    assertThat(worse.milder(boxed("dynamic"))).isEmpty();
    assertThat(set("p.S01=0.01").milder(BASE)).isEmpty();
  }

  /** What is set is certain: nothing is left that the rules could answer to. */
  @Test
  void aRecoveryRateThatIsSetIsCertainInASetToo() {
    PlanningProblem applied = set("recovery=0.65").applied(boxed("affine"));
    assertThat(applied.outlooks().recoveryRate().at(4)).isEqualTo(0.65);
    Recourse rules = Recourse.of(applied.uncertainty(), Double.NaN, 3);
    assertThat(rules.drop().toArray()).containsOnly(0.0);
    Recourse asked = Recourse.of(applied.uncertainty(), 0.05, 3);
    assertThat(asked.drop().toArray()).as("--recovery-drop").containsOnly(0.05);
    assertThat(Recourse.of(boxed("affine").uncertainty(), Double.NaN, 3).drop().at(0))
        .isCloseTo(0.08, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(applied.outlooks().recoveryRate().start()).isEqualTo(YearMonth.of(2025, 1));
  }
}
