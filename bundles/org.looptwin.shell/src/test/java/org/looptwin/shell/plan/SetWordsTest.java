package org.looptwin.shell.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Protection;

class SetWordsTest {
  private static final PlanningProblem BASE = PlanningProblem.of(TinyPlan.reference());

  private static Interval interval(String name, double lower, double nominal, double upper) {
    return new Interval(name, flat(nominal), flat(lower), flat(upper), "test");
  }

  private static MonthlySeries flat(double value) {
    return MonthlySeries.constant(BASE.reference().firstMonth(), 12, value);
  }

  private static String against(Protection protection) {
    Map<String, Interval> intervals = new LinkedHashMap<>();
    intervals.put("carbon", interval("carbon", 70, 90, 110));
    intervals.put("p:S01", interval("p:S01", 0.05, 0.2, 0.35));
    intervals.put("recovery", interval("recovery", 0.60, 0.68, 0.76));
    UncertaintySet set = new UncertaintySet("U-1", "affine", intervals, List.of());
    return new SetWords(set, protection, "EUR").against();
  }

  @Test
  void rulesOfRecourseAreProtectedAgainstALowRecoveryRateAboveAll() {
    assertThat(against(new Protection.Recourse(flat(0.08), 3, true)))
        .isEqualTo(
            "against an affinely answered set over 3 values: carbon up to 110.0 EUR/t (expected"
                + " 90.0), recovery down to 60.0 % (expected 68.0) in 3 of the months, p of S01 up"
                + " to 35.0 % (20.0).");
  }

  @Test
  void theDropThatWasAskedForIsToldInPlaceOfTheSets() {
    assertThat(against(new Protection.Recourse(flat(0.05), 1.5, true)))
        .contains("recovery down to 63.0 % (expected 68.0) in 1.5 of the months");
    assertThat(against(Protection.NONE)).doesNotContain("recovery");
  }

  @Test
  void fuzzyNumbersAreNoProtectionAndAreToldByTheirRanges() {
    Map<String, Interval> intervals = new LinkedHashMap<>();
    intervals.put("carbon", interval("carbon", 70, 90, 110));
    intervals.put("p:S01", interval("p:S01", 0.05, 0.2, 0.35));
    UncertaintySet set = new UncertaintySet("U-1", "fuzzy", intervals, List.of());
    assertThat(new SetWords(set, Protection.NONE, "EUR").reckoned())
        .isEqualTo(
            "none: 2 vague values count at the mean of their range, (low + 2 x likely + high) / 4:"
                + " carbon 70.0 to 110.0 EUR/t (likely 90.0), S01 lost with 5.0 to 35.0 % (20.0)."
                + " What must hold at the worst end needs --policy dynamic or budget.");
  }
}
